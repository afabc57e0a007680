package org.flyball.compress;

import org.flyball.random.Draws;
import org.flyball.random.Seed;
import org.flyball.run.Checks;

/**
 * Rounds every entry to one of the two powers of two around it, at random, so that the mean is the
 * entry itself (natural compression, Horvath et al. 2019, arXiv 1905.10988): signs and exponents
 * only.
 *
 * <p>omega = 1/8, reached at 4/3 of a power of two. {@code new Shrunk(new Natural())} multiplies by
 * 8/9 and has alpha = 8/9. The probabilities are exact. Homogeneous only for factors that are
 * powers of two. An entry above 2^1023 is refused, for its upper neighbour is no double.
 */
public record Natural() implements Compressor {

  private static final long MANTISSA = 0x000F_FFFF_FFFF_FFFFL;

  @Override
  public Guarantee guarantee(int dimension) {
    Inputs.dimension(this, dimension);
    return Guarantee.unbiased(0.125);
  }

  @Override
  public Compression start(int dimension, Seed seed) {
    Inputs.dimension(this, dimension);
    Draws draws = new Draws(seed);
    return (vector, round, out) -> {
      out.zero(dimension);
      Inputs.check(this, vector, dimension, round);
      draws.start(round);
      out.coded(dimension, Form.POWERS, 1, 1);
      for (int i = 0; i < dimension; i++) {
        long draw = draws.nextLong();
        double v = vector[i];
        if (v != 0) {
          int exponent = Inputs.exponent(v) + (rises(v, draw) ? 1 : 0);
          if (exponent > Double.MAX_EXPONENT) {
            out.zero(dimension);
            Checks.that(false, "Natural: entry %s is %s; it must not exceed 2^1023", i, v);
          }
          out.addCode(i, Message.power(exponent, v));
        }
      }
    };
  }

  /** Up with probability |v| / 2^e - 1, exactly: 52 random bits below the 52 of the mantissa. */
  private static boolean rises(double v, long draw) {
    return draw >>> 12 < fraction(v);
  }

  /** (|v| / 2^e - 1) 2^52, an integer. */
  static long fraction(double v) {
    long bits = Double.doubleToRawLongBits(v);
    if (Math.getExponent(v) >= Double.MIN_EXPONENT) {
      return bits & MANTISSA;
    }
    long mantissa = bits & MANTISSA;
    long top = Long.highestOneBit(mantissa);
    return (mantissa ^ top) << (52 - Long.numberOfTrailingZeros(top));
  }
}
