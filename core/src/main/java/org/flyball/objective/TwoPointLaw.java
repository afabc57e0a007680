package org.flyball.objective;

import java.util.Arrays;
import org.flyball.run.Checks;

/**
 * Smoothness constants of two sizes with a mean and a variance exactly as wanted: a share q of
 * clients has {@code mean + sqrt(variance (1 - q) / q)}, the others {@code mean - sqrt(variance q /
 * (1 - q))}.
 *
 * @param mean L_AM, positive
 * @param variance L_var, 0 or positive
 * @param share q, in (0, 1): the clients with the larger constant
 */
public record TwoPointLaw(double mean, double variance, double share) {

  /** Checks that the smaller constant is positive. */
  public TwoPointLaw {
    Checks.that(
        mean > 0 && variance >= 0 && share > 0 && share < 1 && Double.isFinite(mean + variance),
        "TwoPointLaw: mean %s, variance %s, share %s; want positive, 0 or positive, in (0, 1)",
        mean,
        variance,
        share);
    Checks.that(
        mean - Math.sqrt(variance * share / (1 - share)) > 0,
        "TwoPointLaw: mean %s, variance %s, share %s leave nothing for the smaller constant; lower "
            + "the variance below %.4g",
        mean,
        variance,
        share,
        mean * mean * (1 - share) / share);
  }

  /** The larger constant. */
  public double high() {
    return mean + Math.sqrt(variance * (1 - share) / share);
  }

  /** The smaller constant. */
  public double low() {
    return mean - Math.sqrt(variance * share / (1 - share));
  }

  /**
   * One constant for each of n clients, the larger ones first; fresh.
   *
   * @throws IllegalArgumentException if {@code share n} is not whole: mean and variance would be
   *     off
   */
  public double[] constants(int clients) {
    long large = Math.round(share * clients);
    Checks.that(
        Math.abs(large - share * clients) <= 1e-9 * clients && large >= 1 && large < clients,
        "TwoPointLaw: a share of %s of %s clients is %s, must be whole and neither none nor all",
        share,
        clients,
        share * clients);
    double[] constants = new double[clients];
    Arrays.fill(constants, low());
    Arrays.fill(constants, 0, (int) large, high());
    return constants;
  }
}
