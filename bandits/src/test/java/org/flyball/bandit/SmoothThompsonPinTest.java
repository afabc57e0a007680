package org.flyball.bandit;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.flyball.random.Seed;
import org.junit.jupiter.api.Test;

/**
 * The game of {@link RelaxationPinTest}, 20 arms at log(2 - omega), mean sweeps of four runs over
 * the first 100 and all 5000 solves. Healthy: arms that share 77.2 and 60.8, where the best fixed
 * omega takes 59.4. Those that do not: Thompson sampling 109.2 and 63.9, Tsallis-INF 106.5 and
 * 65.6, with measured baselines 102.2 and 63.9.
 */
class SmoothThompsonPinTest {

  private static final int RUNS = 4;

  @Test
  void neighboursShare_soonNearTheBestFixedOmega() {
    double[] towardsTwo = new double[RelaxationGame.ARMS];
    for (int arm = 0; arm < towardsTwo.length; arm++) {
      towardsTwo[arm] = Math.log(2 - RelaxationGame.omega(arm));
    }
    double[] smooth = mean(new SmoothThompson().at(towardsTwo));
    double[] alone = mean(new GaussianThompson());
    double[] tsallis = mean(new TsallisInf());
    double[] measured = mean(new TsallisInf().withEstimator(Estimator.MEASURED_BASELINE));
    assertTrue(smooth[0] < 0.8 * Math.min(alone[0], tsallis[0]));
    assertTrue(smooth[1] <= 1.05 * 59.4 && smooth[1] > 59, "mean " + smooth[1]);
    assertTrue(smooth[1] < alone[1] - 1.5 && measured[1] < tsallis[1] - 1);
  }

  /** First 100 and all 5000. */
  private static double[] mean(Policy policy) {
    double[] mean = new double[2];
    for (int run = 0; run < RUNS; run++) {
      RelaxationGame game = new RelaxationGame(Seed.of(100 + run).child("systems"));
      Bandit bandit = policy.start(RelaxationGame.ARMS, Seed.of(100 + run).child("bandit"));
      long all = 0;
      for (int t = 0; t < 5_000; t++) {
        game.next();
        Pull pull = bandit.pull();
        int sweeps = game.solve(RelaxationGame.omega(pull.arm()));
        all += sweeps;
        mean[0] += t == 99 ? all / 100.0 / RUNS : 0;
        bandit.learn(pull, sweeps - 1);
      }
      mean[1] += all / 5_000.0 / RUNS;
    }
    return mean;
  }
}
