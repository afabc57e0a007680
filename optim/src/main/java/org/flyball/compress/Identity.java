package org.flyball.compress;

import org.flyball.random.Seed;

/**
 * C(v) = v: alpha = 1, omega = 0. A zero vector costs nothing. For baselines, and for the first
 * round of methods that start from full gradients. A message costs d values.
 */
public record Identity() implements Compressor {

  @Override
  public Guarantee guarantee(int dimension) {
    Inputs.dimension(this, dimension);
    return Guarantee.unbiased(
        0, Trait.NONEXPANSIVE, Trait.HOMOGENEOUS, Trait.ASSIGNABLE, Trait.DETERMINISTIC);
  }

  @Override
  public Compression start(int dimension, Seed seed) {
    Inputs.dimension(this, dimension);
    return (vector, round, out) -> {
      out.zero(dimension);
      Inputs.check(this, vector, dimension, round);
      out.dense(vector);
    };
  }
}
