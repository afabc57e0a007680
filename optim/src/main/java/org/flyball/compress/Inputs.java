package org.flyball.compress;

import org.flyball.linear.Vectors;
import org.flyball.run.Checks;

/** Checks and exact scaling of vectors to compress. */
final class Inputs {

  /** What {@link #normalize} returns for a zero vector. */
  static final int ZERO = Integer.MIN_VALUE;

  private Inputs() {}

  static void dimension(Object who, int dimension) {
    Checks.that(dimension >= 1, "%s: the dimension must be at least 1, got %s", who, dimension);
  }

  /** Refuses a wrong length, a negative round and entries that are not finite. */
  static void check(Object who, double[] vector, int dimension, long round) {
    checkShape(who, vector, dimension, round);
    if (!Vectors.isFinite(vector)) {
      refuse(who, vector);
    }
  }

  static void checkShape(Object who, double[] vector, int dimension, long round) {
    if (vector.length != dimension) {
      Checks.that(
          false, "%s: the vector has %s entries, must have %s", who, vector.length, dimension);
    }
    if (round < 0) {
      Checks.that(false, "%s: round must be at least 0, got %s", who, round);
    }
  }

  static void fits(Object who, boolean fits) {
    if (!fits) {
      Checks.that(false, "%s: the message overflows; scale the vector down", who);
    }
  }

  /** Names the first entry that is not finite; call it when there is one. */
  static void refuse(Object who, double[] vector) {
    for (int i = 0; i < vector.length; i++) {
      if (!Double.isFinite(vector[i])) {
        Checks.that(
            false, "%s: entry %s is %s; only finite vectors can be sent", who, i, vector[i]);
      }
    }
  }

  /** The mean magnitude; exact scaling keeps the sum from overflowing. */
  static double meanMagnitude(double[] vector) {
    double s0 = 0;
    double s1 = 0;
    int i = 0;
    for (int end = vector.length - 1; i < end; i += 2) {
      s0 += Math.abs(vector[i]);
      s1 += Math.abs(vector[i + 1]);
    }
    if (i < vector.length) {
      s0 += Math.abs(vector[i]);
    }
    double sum = s0 + s1;
    if (sum < Double.POSITIVE_INFINITY) {
      return sum / vector.length;
    }
    double scaled = 0;
    for (double v : vector) {
      scaled += Math.abs(v) * 0x1p-32; // there are fewer than 2^31 entries
    }
    return scaled / vector.length * 0x1p32;
  }

  /** floor(log2 |v|), of subnormal numbers too; v is not 0. */
  static int exponent(double v) {
    int e = Math.getExponent(v);
    if (e >= Double.MIN_EXPONENT) {
      return e;
    }
    return -1011 - Long.numberOfLeadingZeros(Double.doubleToRawLongBits(v) & Long.MAX_VALUE);
  }

  /** out = 2^-e vector with a largest magnitude in [1, 2); e. */
  static int normalize(double[] vector, double[] out) {
    double most = Vectors.maxNorm(vector);
    if (most == 0) {
      return ZERO;
    }
    int exponent = exponent(most);
    double half = Math.scalb(1.0, -exponent / 2); // in two steps: 2^1074 is no double
    double rest = Math.scalb(1.0, -exponent - -exponent / 2);
    for (int i = 0; i < vector.length; i++) {
      out[i] = vector[i] * half * rest;
    }
    return exponent;
  }
}
