package org.flyball.compress;

import org.flyball.random.Draws;
import org.flyball.random.Seed;
import org.flyball.run.Checks;

/**
 * The whole vector with probability p, else nothing: skipped rounds as a compressor.
 *
 * <p>{@link Scaling#CONTRACTIVE}: alpha = p. {@link Scaling#UNBIASED}: the vector over p, omega = 1
 * / p - 1. So partial participation with any C in B(alpha) is in B(p alpha).
 *
 * @param probability p, in (0, 1]
 * @param scaling whether values are divided by p
 */
public record Bernoulli(double probability, Scaling scaling) implements Compressor {

  /** Checks p. */
  public Bernoulli {
    Checks.that(
        probability > 0 && probability <= 1,
        "Bernoulli: probability must be in (0, 1], got %s",
        probability);
  }

  @Override
  public Guarantee guarantee(int dimension) {
    Inputs.dimension(this, dimension);
    return scaling == Scaling.UNBIASED
        ? Guarantee.unbiased(1 / probability - 1, Trait.HOMOGENEOUS)
        : Guarantee.contractive(
            probability, Trait.NONEXPANSIVE, Trait.HOMOGENEOUS, Trait.ASSIGNABLE);
  }

  @Override
  public Compression start(int dimension, Seed seed) {
    Inputs.dimension(this, dimension);
    Draws draws = new Draws(seed);
    return (vector, round, out) -> {
      out.zero(dimension);
      Inputs.check(this, vector, dimension, round);
      draws.start(round);
      if (draws.nextDouble() < probability) {
        out.dense(vector);
        if (scaling == Scaling.UNBIASED) {
          Inputs.fits(this, Adjustments.scale(out, 1 / probability));
        }
      }
    };
  }
}
