package org.flyball.walk;

import org.flyball.run.Checks;

/**
 * What is made of the thetas of all steps: the mean with weights {@code k^power}, k counting from 1
 * at the first that is not left out, computed as they come, in one more array.
 *
 * <p>The plain mean (Polyak 1990, Ruppert 1988) of a run with exponent b below 1 has the covariance
 * {@code J^-1 U J^-T / n} for every b, and with a self-repellent walk of memory exponent a below 1
 * its U is the O(1/alpha^2) one in all three {@link TimeScales}: nothing to be tuned but for a bias
 * of order n^-a (see {@link MeanEstimator}), which late weights reduce. It remembers bad beginnings
 * like 1/n; weights with a power p forget them like n^-(p+1) and cost a factor {@code (p+1)^2 /
 * (2p+1)} of variance: 1.8 for 2, 16/7 for 3.
 *
 * @param power of the weights, at least 0
 * @param from how many steps are left out; {@link Long#MAX_VALUE} for all: no averaging
 */
public record Averaging(double power, long from) {

  /** Checks the numbers. */
  public Averaging {
    Checks.that(
        power >= 0 && power < Double.POSITIVE_INFINITY,
        "Averaging: the power must be at least 0 and finite, got %s",
        power);
    Checks.that(from >= 0, "Averaging: from must be at least 0, got %s", from);
  }

  /** The last theta counts alone. */
  public static Averaging none() {
    return new Averaging(0, Long.MAX_VALUE);
  }

  /** The mean of Polyak and Ruppert. */
  public static Averaging uniform() {
    return new Averaging(0, 0);
  }

  /** The mean with weights k^power. */
  public static Averaging weighted(double power) {
    return new Averaging(power, 0);
  }

  /** The same, begun after so many steps: the first theta after them is k = 1. */
  public Averaging startingAfter(long steps) {
    return new Averaging(power, steps);
  }

  /** Whether nothing is averaged. */
  public boolean isNone() {
    return from == Long.MAX_VALUE;
  }

  /** The weight of the k-th that is not left out, from 1. */
  double weight(long k) {
    return power == 0 ? 1 : Math.pow(k, power);
  }
}
