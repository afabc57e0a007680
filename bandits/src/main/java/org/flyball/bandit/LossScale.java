package org.flyball.bandit;

import org.flyball.run.Checks;

/**
 * The unit in which a bandit reads its losses. The theorems want losses in [0, 1]; a loss in [0, K]
 * is divided by K, or, which is the same, the learning rate is.
 *
 * <p><b>Which one?</b> {@link #known} is what the theorems are about, {@link #runningMean} is what
 * works when the bound is far above the losses that matter. Iterations of SOR over 20 relaxation
 * parameters on the 10 &times; 10 grid (arXiv 2310.02246, Figure 2; shifts Beta(2,6), 5000 solves)
 * go up to 2300, yet the best parameter takes 59. A learner that waits until differences of 2300
 * are significant does not learn to tell 59 from 86:
 *
 * <table>
 * <caption>Mean iterations per solve, six runs; the best fixed parameter takes 59.4</caption>
 * <tr><th></th><th>importance weighted</th><th>reduced variance</th></tr>
 * <tr><td>running mean</td><td>67.6</td><td>66.1</td></tr>
 * <tr><td>known, K = 500</td><td>80.1</td><td>72.8</td></tr>
 * <tr><td>known, K = 2300, the largest</td><td>109.8</td><td>100.1</td></tr>
 * </table>
 *
 * <p>The running mean has its price: a bandit whose first losses are tiny reads the later ones as
 * huge, and settles early. Where the worst case matters more than the usual one, use a known bound.
 */
public sealed interface LossScale {

  /**
   * The scale K for the next pull; 0 as long as nothing but zeros has been seen.
   *
   * @param total the sum of the losses learnt
   * @param count how many they are
   */
  double of(double total, long count);

  /**
   * A known bound. Losses above it are taken as they are; the regret bounds then no longer hold.
   *
   * @param bound K, positive and finite
   */
  static LossScale known(double bound) {
    return new Known(bound);
  }

  /**
   * The mean of the losses learnt so far, whatever the arm. It divides the whole cumulative vector,
   * past losses included, so the policy does not depend on the unit of the losses at all: seconds
   * or milliseconds give the same pulls. No regret bound is known for it.
   */
  static LossScale runningMean() {
    return new RunningMean();
  }

  /**
   * {@link #known(double)}.
   *
   * @param bound K
   */
  record Known(double bound) implements LossScale {
    public Known {
      Checks.that(
          bound > 0 && bound < Double.POSITIVE_INFINITY,
          "LossScale: a known bound must be positive and finite, got %s",
          bound);
    }

    @Override
    public double of(double total, long count) {
      return bound;
    }
  }

  /** {@link #runningMean()}. */
  record RunningMean() implements LossScale {
    @Override
    public double of(double total, long count) {
      return count == 0 ? 0 : total / count;
    }
  }
}
