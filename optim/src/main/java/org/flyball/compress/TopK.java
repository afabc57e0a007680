package org.flyball.compress;

import org.flyball.random.Seed;
import org.flyball.run.Checks;

/**
 * Keeps the k entries of largest magnitude; of equal ones, those of lowest index. A zero is never
 * sent, so there may be fewer than k. With k at least d it is {@link Identity}.
 *
 * <p>alpha = k / d, met with equality when all magnitudes are equal (Stich et al. 2018, arXiv
 * 1809.07599); the share of the energy that was kept is the alpha of one message. Cost: one pass
 * over the vector and a selection among few candidates, O(d) in the worst case; 12 bytes of scratch
 * per candidate, of which there are about k, at most d.
 *
 * @param k entries to keep, at least 1
 */
public record TopK(int k) implements Compressor {

  /** Checks k. */
  public TopK {
    Checks.that(k >= 1, "TopK: k must be at least 1, got %s; nothing would ever be sent", k);
  }

  @Override
  public Guarantee guarantee(int dimension) {
    Inputs.dimension(this, dimension);
    return Guarantee.contractive(
        Math.min(1, (double) k / dimension),
        Trait.NONEXPANSIVE,
        Trait.HOMOGENEOUS,
        Trait.ASSIGNABLE,
        Trait.DETERMINISTIC);
  }

  @Override
  public Compression start(int dimension, Seed seed) {
    if (k >= dimension) {
      return new Identity().start(dimension, seed);
    }
    Inputs.dimension(this, dimension);
    Selection selection = new Selection();
    return (vector, round, out) -> {
      out.zero(dimension);
      Inputs.checkShape(this, vector, dimension, round);
      if (!selection.largest(vector, 0, dimension, k, out)) {
        Inputs.refuse(this, vector);
      }
    };
  }

  @Override
  public int mostKept(int dimension) {
    return Math.min(k, dimension);
  }
}
