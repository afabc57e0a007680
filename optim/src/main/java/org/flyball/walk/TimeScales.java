package org.flyball.walk;

import org.flyball.run.Checks;

/**
 * Which moves faster, a self-repellent walk's memory x ({@code gamma_n ~ n^-a}) or theta ({@code
 * beta_n ~ n^-b}): the three cases of arXiv 2401.09665.
 *
 * <p>They are limits, and slow ones: with a = 0.8 and b = 0.9 the ratio {@link
 * PowerGain#relativeTo} is 0.32 after 1e5 steps and 0.1 after 1e10, and the variance until then is
 * that of the ratio, not of the limit.
 */
public enum TimeScales {
  /** Case (i), b above a: theta sees a walk that has evened out. Variance O(1/alpha^2). */
  WALK_FASTER,
  /** Case (ii), a = b: variance O(1/alpha). */
  EQUAL,
  /** Case (iii), a above b: theta forgets before the walk corrects; no gain in the limit. */
  WALK_SLOWER;

  /**
   * The case of these exponents.
   *
   * @param memory a, of gamma
   * @param gain b, of beta
   */
  public static TimeScales of(double memory, double gain) {
    Checks.that(
        memory > 0.5 && memory <= 1 && gain > 0.5 && gain <= 1,
        "TimeScales: both exponents must be in (1/2, 1], got %s and %s",
        memory,
        gain);
    return gain > memory ? WALK_FASTER : gain == memory ? EQUAL : WALK_SLOWER;
  }
}
