package org.flyball.walk;

/** Powers with one exponent: by squaring where it is a small whole number, as it mostly is. */
final class Power {

  private static final int LARGEST = 64;

  private final double exponent;
  private final int whole;

  Power(double exponent) {
    this.exponent = exponent;
    this.whole = exponent <= LARGEST && exponent == Math.rint(exponent) ? (int) exponent : -1;
  }

  double exponent() {
    return exponent;
  }

  /** {@code base^exponent}, 0 or infinite where it does not fit. */
  double of(double base) {
    if (whole < 0) {
      return Math.pow(base, exponent);
    }
    double result = 1;
    double square = base;
    for (int bits = whole; bits != 0; bits >>>= 1) {
      if ((bits & 1) != 0) {
        result *= square;
      }
      square *= square;
    }
    return result;
  }
}
