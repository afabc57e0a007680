package org.flyball.descent;

import org.flyball.run.Checks;

/**
 * The first estimate of how far the solution is, and how it may grow: for {@link DAdaptSgd}, {@link
 * DAdaptAdaGrad}, {@link DAdaptAdam} and, in a {@link DistanceEstimate}, {@link Prodigy}.
 *
 * @param initial d_0, positive and below the true distance; 1e-6 is usual
 * @param growth the largest factor a step may multiply the estimate by, above 1; infinite for no
 *     limit
 */
public record Distance(double initial, double growth) {

  /** Checks the arguments. */
  public Distance {
    Limits.positive(initial, "Distance: initial");
    Checks.that(growth > 1, "Distance: growth must be above 1, got %s", growth);
  }

  /** From 1e-6, growing as fast as it wants. */
  public static Distance unknown() {
    return new Distance(1e-6, Double.POSITIVE_INFINITY);
  }

  /** The estimate after one that asks for {@code wanted}; it never shrinks. */
  double grown(double now, double wanted) {
    return Math.max(now, Math.min(wanted, now * growth));
  }
}
