package org.flyball.descent;

/**
 * How {@link Prodigy} estimates the distance to the solution.
 *
 * <pre>{@code
 * Optimizer careful = new Prodigy(
 *     new Adam(), DistanceEstimate.unknown().times(0.5).safeAtWarmup(), Correction.NONE, 0);
 * }</pre>
 *
 * @param distance the first estimate and its growth
 * @param coefficient what new estimates are multiplied by, positive: d_coef of the authors' code; 1
 *     is usual, from 0.5 to 2 where the rate found is too long or too short
 * @param warmup what a warm-up does to it
 */
public record DistanceEstimate(Distance distance, double coefficient, Warmup warmup) {

  /** How the schedule weighs the gradients whose sum the estimate is divided by. */
  public enum Warmup {
    /** By the rate of each step, as in the paper: small rates make that sum too small. */
    WEIGHED,
    /** All alike, whatever the rate: safeguard_warmup of the authors' code. */
    SAFE
  }

  /** Checks the arguments. */
  public DistanceEstimate {
    Limits.positive(coefficient, "DistanceEstimate: coefficient");
  }

  /** From 1e-6, as in the paper. */
  public static DistanceEstimate unknown() {
    return of(Distance.unknown());
  }

  /** From this, as in the paper. */
  public static DistanceEstimate of(Distance distance) {
    return new DistanceEstimate(distance, 1, Warmup.WEIGHED);
  }

  /** New estimates times this. */
  public DistanceEstimate times(double factor) {
    return new DistanceEstimate(distance, coefficient * factor, warmup);
  }

  /** For schedules that begin with a warm-up. */
  public DistanceEstimate safeAtWarmup() {
    return new DistanceEstimate(distance, coefficient, Warmup.SAFE);
  }
}
