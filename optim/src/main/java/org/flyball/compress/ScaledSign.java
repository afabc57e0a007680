package org.flyball.compress;

import org.flyball.random.Seed;

/**
 * The signs times the mean magnitude: C(v)_j = (||v||_1 / d) sign(v_j), sign(0) = 1. One bit per
 * coordinate and a number.
 *
 * <p>alpha = 1 / d in the worst case (one entry that is not 0); of one vector exactly ||v||_1^2 /
 * (d ||v||^2) (Karimireddy et al. 2019, arXiv 1901.09847). A vector whose mean magnitude is below
 * the least double counts as zero. Three passes.
 */
public record ScaledSign() implements Compressor {

  @Override
  public Guarantee guarantee(int dimension) {
    Inputs.dimension(this, dimension);
    return Guarantee.contractive(
        1.0 / dimension, Trait.NONEXPANSIVE, Trait.HOMOGENEOUS, Trait.DETERMINISTIC);
  }

  @Override
  public Compression start(int dimension, Seed seed) {
    Inputs.dimension(this, dimension);
    return (vector, round, out) -> {
      out.zero(dimension);
      Inputs.check(this, vector, dimension, round);
      double scale = Inputs.meanMagnitude(vector);
      if (scale > 0) {
        out.coded(dimension, Form.SIGNS, scale, 1);
        for (int i = 0; i < dimension; i++) {
          out.addCode(i, vector[i] < 0 ? -1 : 1);
        }
      }
    };
  }
}
