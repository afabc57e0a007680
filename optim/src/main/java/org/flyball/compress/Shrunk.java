package org.flyball.compress;

import org.flyball.random.Seed;
import org.flyball.run.Checks;

/**
 * C / (1 + omega) for an unbiased C: contractive with alpha = 1 / (1 + omega), which is what EF21
 * and its kin need. {@code new Shrunk(new Natural())} has alpha = 8/9.
 *
 * @param unbiased C
 */
public record Shrunk(Compressor unbiased) implements Compressor {

  @Override
  public Guarantee guarantee(int dimension) {
    Guarantee inner = unbiased.guarantee(dimension);
    Checks.that(inner.isUnbiased(), "Shrunk: %s is not unbiased, so it has no omega", unbiased);
    return new Guarantee(
        1 / (1 + inner.variance()),
        inner.variance() == 0 ? 0 : Double.NaN,
        Traits.kept(inner, Trait.HOMOGENEOUS, Trait.DETERMINISTIC));
  }

  @Override
  public Compression start(int dimension, Seed seed) {
    return wrap(unbiased.start(dimension, seed), dimension);
  }

  @Override
  public Compression startClient(int client, int clients, int dimension, Seed common) {
    return wrap(unbiased.startClient(client, clients, dimension, common), dimension);
  }

  private Compression wrap(Compression inner, int dimension) {
    double factor = guarantee(dimension).contraction();
    return new Adapted(
        inner,
        (vector, round, out) -> {
          inner.compress(vector, round, out);
          Inputs.fits(this, Adjustments.scale(out, factor));
        });
  }

  @Override
  public int mostKept(int dimension) {
    return unbiased.mostKept(dimension);
  }
}
