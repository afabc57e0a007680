package org.flyball.schedule;

/**
 * Powers with the same bits on every JDK that allocate nothing: {@code StrictMath.pow} of JDK 17
 * makes three small arrays a call.
 */
final class Powers {

  /** Whole exponents up to this by multiplication. */
  private static final int WHOLE = 64;

  private Powers() {}

  /**
   * {@code base^exponent}, to a relative error of a few units in the last place times {@code 1 +
   * |exponent ln base|}.
   *
   * @param base at least 0
   */
  static double of(double base, double exponent) {
    if (exponent == 0.5) {
      return Math.sqrt(base);
    }
    if (exponent >= 0 && exponent <= WHOLE && exponent == (int) exponent) {
      return whole(base, (int) exponent);
    }
    if (base == 0) {
      return exponent > 0 ? 0 : Double.POSITIVE_INFINITY;
    }
    return StrictMath.exp(exponent * StrictMath.log(base));
  }

  private static double whole(double base, int exponent) {
    double result = 1;
    double square = base;
    for (int left = exponent; left > 0; left >>= 1) {
      if ((left & 1) == 1) {
        result *= square;
      }
      square *= square;
    }
    return result;
  }
}
