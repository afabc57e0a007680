package org.flyball.walk;

import org.apache.commons.math3.distribution.TDistribution;
import org.flyball.run.Termination;

/**
 * A mean over the nodes of a graph, and how far it may be off.
 *
 * @param value the estimate; NaN if no node of positive weight was counted
 * @param standardError its estimated standard deviation, in units of the values; infinite if there
 *     is too little to tell
 * @param degreesOfFreedom of the standard error, as of a variance of normal variables; at least 1
 * @param variance the variance of the values under the wanted law, estimated: what one independent
 *     draw would have
 * @param visits how many visits were counted, all tokens together, the burn-in left out
 * @param spread what the standard error was read off
 * @param why how the run ended
 */
public record MeanEstimate(
    double value,
    double standardError,
    double degreesOfFreedom,
    double variance,
    long visits,
    Spread spread,
    Termination why) {

  /** What a standard error is read off. */
  public enum Spread {
    /** Differences between tokens that walk independently. */
    OF_TOKENS,
    /**
     * Differences between stretches of one path: too large, never too small, where the walk
     * remembers all visits alike.
     */
    OF_BATCHES
  }

  /**
   * The interval that covers the mean with this probability, by Student's t.
   *
   * @param level in (0, 1); 0.95 is usual
   */
  public Interval interval(double level) {
    Interval.level(level);
    double quantile =
        new TDistribution(degreesOfFreedom).inverseCumulativeProbability((1 + level) / 2);
    return new Interval(value - quantile * standardError, value + quantile * standardError);
  }

  /**
   * The estimated limit of n Var: what a single visit is worth, to be compared with {@link
   * #variance}.
   */
  public double asymptoticVariance() {
    return visits * standardError * standardError;
  }

  /**
   * How many independent draws from the wanted law would have the same standard error. More than
   * the {@link #visits} for a walk that beats them; infinite where the standard error is 0.
   */
  public double effectiveSampleSize() {
    return standardError == 0
        ? Double.POSITIVE_INFINITY
        : variance / standardError / standardError; // a square may underflow
  }
}
