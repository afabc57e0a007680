package org.flyball.compress;

import java.util.Set;
import org.flyball.run.Checks;

/**
 * What a compressor C promises for vectors of one dimension.
 *
 * @param contraction alpha of {@code E ||C(v) - v||^2 <= (1 - alpha) ||v||^2}, in (0, 1]; NaN if
 *     there is none
 * @param variance omega of {@code E C(v) = v, E ||C(v) - v||^2 <= omega ||v||^2}, at least 0; NaN
 *     if C is not unbiased
 * @param traits what else holds
 */
public record Guarantee(double contraction, double variance, Set<Trait> traits) {

  /** Checks the ranges. */
  public Guarantee {
    Checks.that(
        Double.isNaN(variance) || (variance >= 0 && variance < Double.POSITIVE_INFINITY),
        "Guarantee: variance must be finite and at least 0, or NaN, got %s",
        variance);
    Checks.that(
        Double.isNaN(contraction) || (contraction > 0 && contraction <= 1),
        "Guarantee: contraction must be in (0, 1] or NaN, got %s",
        contraction);
    traits = Set.copyOf(traits);
  }

  /** Of a biased compressor with this alpha. */
  public static Guarantee contractive(double alpha, Trait... traits) {
    return new Guarantee(alpha, Double.NaN, Set.of(traits));
  }

  /**
   * Of an unbiased compressor with this omega; below 1 it is contractive too, with alpha = 1 -
   * omega.
   */
  public static Guarantee unbiased(double omega, Trait... traits) {
    return new Guarantee(omega < 1 ? 1 - omega : Double.NaN, omega, Set.of(traits));
  }

  /** Of a compressor with neither constant. */
  public static Guarantee none(Trait... traits) {
    return new Guarantee(Double.NaN, Double.NaN, Set.of(traits));
  }

  /** Is there an alpha? */
  public boolean isContractive() {
    return !Double.isNaN(contraction);
  }

  /** Is there an omega? */
  public boolean isUnbiased() {
    return !Double.isNaN(variance);
  }

  /** Is this trait promised? */
  public boolean has(Trait trait) {
    return traits.contains(trait);
  }
}
