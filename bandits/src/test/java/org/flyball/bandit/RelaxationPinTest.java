package org.flyball.bandit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.flyball.random.Seed;
import org.junit.jupiter.api.Test;

/**
 * The game of arXiv 2310.02246 over 5000 solves, mean of four runs. Healthy, single runs of six:
 * best fixed parameter 59.4; reduced variance 64.8 to 68.8, in the last 1000 solves 58.3 to 62.7;
 * importance weighting 65.3 to 69.4, and 59.9 to 66.2. Broken variant "scale = largest loss": 91 to
 * 111, and 109 to 111. Expected from an independent implementation: 59.1; 65.9 and 60.5; 67.3 and
 * 62.2; broken 94 and 108 (+- 3 %).
 */
class RelaxationPinTest {

  private static final int SOLVES = 5_000;
  private static final double LARGEST = 2_300;

  @Test
  void meanScale_nearTheBestFixedParameter() {
    double best = fixed(13);
    assertEquals(59.1, best, 1);
    assertTrue(best < fixed(12) && best < fixed(14), "1.65 is the best of the grid");
    double[] reduced = mean(new TsallisInf());
    double[] weighted = mean(new TsallisInf().withEstimator(Estimator.IMPORTANCE_WEIGHTED));
    assertTrue(reduced[0] <= 1.17 * best, "reduced variance " + reduced[0]);
    assertTrue(weighted[0] <= 1.20 * best, "importance weighted " + weighted[0]);
    assertTrue(reduced[1] <= 1.08 * best, "reduced variance, last 1000: " + reduced[1]);
    assertTrue(weighted[1] <= 1.08 * best, "importance weighted, last 1000: " + weighted[1]);
    assertTrue(reduced[0] > best && weighted[0] > best, "below the best arm: the game leaks");
  }

  @Test
  void largestLossAsScale_farTooTimid() {
    double mean = mean(new TsallisInf().withScale(LossScale.known(LARGEST)))[0];
    assertTrue(mean > 85 && mean < 120, "mean " + mean);
  }

  private static double[] mean(Policy policy) {
    double[] mean = new double[2];
    for (int run = 0; run < 4; run++) {
      double[] sweeps = RelaxationGame.play(policy, SOLVES, Seed.of(100 + run));
      mean[0] += sweeps[0] / 4;
      mean[1] += sweeps[1] / 4;
    }
    return mean;
  }

  private static double fixed(int arm) {
    RelaxationGame game = new RelaxationGame(Seed.of(1));
    long sweeps = 0;
    for (int t = 0; t < SOLVES; t++) {
      game.next();
      sweeps += game.solve(RelaxationGame.omega(arm));
    }
    return (double) sweeps / SOLVES;
  }
}
