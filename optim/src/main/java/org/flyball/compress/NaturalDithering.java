package org.flyball.compress;

import org.flyball.random.Draws;
import org.flyball.random.Seed;
import org.flyball.run.Checks;

/**
 * Rounds |v_j| / ||v|| at random to one of 0, 2^(1-s), ..., 1/2, 1, its mean kept: finer near zero
 * than {@link Dithering} with as many levels (Horvath et al. 2019, arXiv 1905.10988).
 *
 * <p>omega = 1/8 + D min(1, D), D = sqrt(d) 2^(1-s) for both norms. Zero levels are not sent.
 *
 * @param levels s, in [1, 1000]
 * @param norm what entries are relative to
 */
public record NaturalDithering(int levels, Norm norm) implements Compressor {

  /** Checks s. */
  public NaturalDithering {
    Checks.that(
        levels >= 1 && levels <= 1_000,
        "NaturalDithering: levels must be in [1, 1000], got %s",
        levels);
  }

  @Override
  public Guarantee guarantee(int dimension) {
    Inputs.dimension(this, dimension);
    double least = Math.sqrt(dimension) * Math.scalb(1.0, 1 - levels);
    return Guarantee.unbiased(0.125 + least * Math.min(1, least), Trait.HOMOGENEOUS);
  }

  @Override
  public Compression start(int dimension, Seed seed) {
    Inputs.dimension(this, dimension);
    Draws draws = new Draws(seed);
    return (vector, round, out) -> {
      out.zero(dimension);
      Inputs.check(this, vector, dimension, round);
      double scale = norm.of(this, vector);
      if (scale == 0) {
        return;
      }
      draws.start(round);
      out.coded(dimension, Form.POWER_LEVELS, scale, levels);
      for (int i = 0; i < dimension; i++) {
        double draw = draws.nextDouble();
        int level = level(Math.min(1, Math.abs(vector[i]) / scale), draw);
        if (level > 0) {
          out.addCode(i, vector[i] < 0 ? -level : level);
        }
      }
    };
  }

  /** The level i of 2^(i-s) that a share in [0, 1] is rounded to, 0 for nothing. */
  private int level(double share, double draw) {
    double least = Math.scalb(1.0, 1 - levels);
    if (share < least) {
      return draw * least < share ? 1 : 0;
    }
    int exponent = Math.getExponent(share);
    double above = Math.scalb(share, -exponent) - 1;
    return exponent + levels + (draw < above ? 1 : 0);
  }
}
