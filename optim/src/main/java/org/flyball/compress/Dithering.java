package org.flyball.compress;

import org.flyball.random.Draws;
import org.flyball.random.Seed;
import org.flyball.run.Checks;

/**
 * Rounds |v_j| / ||v|| at random to a multiple of 1/s, its mean kept: QSGD with the 2-norm ({@link
 * #qsgd}), TernGrad with the maximum and s = 1 ({@link #ternGrad}). Zero levels are not sent.
 *
 * <ul>
 *   <li>{@link Norm#EUCLIDEAN}: omega = min(d / s^2, sqrt(d) / s), at s = 1 sqrt(d) - 1 (Alistarh
 *       et al. 2017, arXiv 1610.02132).
 *   <li>{@link Norm#MAXIMUM}: omega = (sqrt(1 + (d - 1) / s^2) - 1) / 2, at s = 1 (sqrt(d) - 1) /
 *       2, and no smaller constant holds. An entry x of a vector of maximum 1 has variance at most
 *       x / s - x^2 in the first cell and less than omega times x^2 above that elsewhere; the sum
 *       of x / s - (1 + omega) x^2 over d - 1 entries is at most (d - 1) / (4 s^2 (1 + omega)),
 *       which is to be omega.
 * </ul>
 *
 * @param levels s, at least 1
 * @param norm what entries are relative to
 */
public record Dithering(int levels, Norm norm) implements Compressor {

  /** Checks s. */
  public Dithering {
    Checks.that(levels >= 1, "Dithering: levels must be at least 1, got %s", levels);
  }

  /** QSGD with s levels. */
  public static Dithering qsgd(int levels) {
    return new Dithering(levels, Norm.EUCLIDEAN);
  }

  /** TernGrad (Wen et al. 2017, arXiv 1705.07878). */
  public static Dithering ternGrad() {
    return new Dithering(1, Norm.MAXIMUM);
  }

  @Override
  public Guarantee guarantee(int dimension) {
    Inputs.dimension(this, dimension);
    double d = dimension;
    double s = levels;
    double omega =
        norm == Norm.MAXIMUM
            ? (Math.sqrt(1 + (d - 1) / (s * s)) - 1) / 2
            : levels == 1 ? Math.sqrt(d) - 1 : Math.min(d / (s * s), Math.sqrt(d) / s);
    return Guarantee.unbiased(omega, Trait.HOMOGENEOUS);
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
      out.coded(dimension, Form.LEVELS, scale, levels);
      for (int i = 0; i < dimension; i++) {
        double draw = draws.nextDouble();
        double place = Math.min(levels, Math.abs(vector[i]) / scale * levels);
        int level = (int) place;
        level += draw < place - level ? 1 : 0;
        if (level > 0) {
          out.addCode(i, vector[i] < 0 ? -level : level);
        }
      }
    };
  }
}
