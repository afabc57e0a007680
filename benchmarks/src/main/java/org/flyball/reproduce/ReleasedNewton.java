package org.flyball.reproduce;

import org.flyball.bandit.Bandit;
import org.flyball.bandit.Estimator;
import org.flyball.bandit.Pull;
import org.flyball.bandit.TsallisInf;
import org.flyball.linear.Sor;
import org.flyball.random.Seed;
import org.flyball.random.Xoshiro256;
import org.flyball.tuning.Grid;

/**
 * The probabilities of Tsallis-INF as the paper's released code finds them, on its own stream of
 * shifted grids: Newton's method from x = -1, 20 steps, no check, nothing normalised.
 *
 * <pre>
 * p_i = 4 / (eta (k_i / K - x))^2      x &lt;- x - (sum p - 1) / (eta sum p^(3/2))      eta = 2 / sqrt(t)
 * </pre>
 *
 * Left of min k / K Newton's method cannot overshoot, but -1 need not lie there, and it need not
 * arrive in 20 steps. To the right the p_i have poles, and near one of them their sum is huge.
 */
final class ReleasedNewton {

  private static final Grid GRID = Grid.linear(1, 1.95, 20);
  private static final int STEPS = 20;

  private final double[] cumulative = new double[GRID.size()];
  private final double[] probability = new double[GRID.size()];
  private double total;
  private int learnt;

  private ReleasedNewton() {}

  /** The sum of the p_i in each round. */
  static double[] sums(Seed seed, int rounds) {
    ReleasedNewton learner = new ReleasedNewton();
    Xoshiro256 random = seed.child("released").stream();
    double[] sums = new double[rounds];
    for (int t = 0; t < rounds; t++) {
      sums[t] = learner.fill();
      int arm = learner.draw(random.nextDouble() * sums[t]);
      learner.learn(arm, loss(seed, t, arm));
    }
    return sums;
  }

  /** The same of our own Tsallis-INF with the same estimator, learning rate and scale. */
  static double[] ownSums(Seed seed, int rounds) {
    Bandit bandit =
        new TsallisInf()
            .withEstimator(Estimator.IMPORTANCE_WEIGHTED)
            .start(GRID.size(), seed.child("own"));
    double[] sums = new double[rounds];
    for (int t = 0; t < rounds; t++) {
      for (double p : bandit.probabilities()) {
        sums[t] += p;
      }
      Pull pull = bandit.pull();
      bandit.learn(pull, loss(seed, t, pull.arm()));
    }
    return sums;
  }

  private static double loss(Seed seed, int t, int arm) {
    ShiftedGrid.Instance instance =
        ShiftedGrid.draw(ShiftedGrid.Law.LOW, seed.child("systems").child(t));
    Sor solver = new Sor(GRID.get(arm), ShiftsOutcome.STOP);
    return Math.max(0, solver.solve(instance.system()).steps() - 1);
  }

  private double fill() {
    double eta = 2 / Math.sqrt(learnt + 1);
    double scale = total > 0 ? total / learnt : 1;
    double x = -1;
    for (int step = 0; step <= STEPS; step++) {
      double sum = 0;
      double slope = 0;
      for (int i = 0; i < probability.length; i++) {
        double root = 2 / (eta * Math.abs(cumulative[i] / scale - x));
        probability[i] = root * root;
        sum += probability[i];
        slope += eta * probability[i] * root;
      }
      if (step == STEPS) {
        return sum;
      }
      x -= (sum - 1) / slope;
    }
    throw new AssertionError("the last step returns");
  }

  private int draw(double u) {
    double sum = 0;
    for (int i = 0; i < probability.length; i++) {
      sum += probability[i];
      if (u < sum) {
        return i;
      }
    }
    return probability.length - 1;
  }

  private void learn(int arm, double loss) {
    cumulative[arm] += loss / probability[arm];
    total += loss;
    learnt++;
  }
}
