package org.flyball.compress;

import org.flyball.random.Seed;
import org.flyball.run.Checks;

/**
 * Keeps the entries of magnitude at least t. Not contractive: its error is below {@link
 * #errorBound} in absolute terms (Sahu et al. 2021, arXiv 2108.00951). Two passes.
 *
 * @param threshold t, positive and finite
 */
public record HardThreshold(double threshold) implements Compressor {

  /** Checks t. */
  public HardThreshold {
    Checks.that(
        threshold > 0 && threshold <= Double.MAX_VALUE,
        "HardThreshold: threshold must be positive and finite, got %s",
        threshold);
  }

  @Override
  public Guarantee guarantee(int dimension) {
    Inputs.dimension(this, dimension);
    return Guarantee.none(Trait.NONEXPANSIVE, Trait.ASSIGNABLE, Trait.DETERMINISTIC);
  }

  /** d t^2, which ||C(v) - v||^2 never exceeds. */
  public double errorBound(int dimension) {
    return dimension * threshold * threshold;
  }

  @Override
  public Compression start(int dimension, Seed seed) {
    Inputs.dimension(this, dimension);
    return (vector, round, out) -> {
      out.zero(dimension);
      Inputs.check(this, vector, dimension, round);
      keep(vector, threshold, out);
    };
  }

  /** Keeps what reaches the threshold, but no zeros. */
  static void keep(double[] vector, double threshold, Message out) {
    double least = Math.max(threshold, Double.MIN_VALUE);
    for (int i = 0; i < vector.length; i++) {
      if (Math.abs(vector[i]) >= least) {
        out.add(i, vector[i]);
      }
    }
  }
}
