package org.flyball.walk;

/** Norms of short vectors. */
final class Vector {

  private static final double[] ZERO = {};

  private Vector() {}

  /** {@code ||x - y||}; y of no entries stands for 0. Huge entries do not overflow. */
  static double distance(double[] x, double[] y) {
    double largest = 0;
    for (int j = 0; j < x.length; j++) {
      largest = Math.max(largest, Math.abs(x[j] - (y.length == 0 ? 0 : y[j]))); // NaN stays
    }
    if (largest == 0 || !(largest < Double.POSITIVE_INFINITY)) {
      return largest;
    }
    double sum = 0;
    for (int j = 0; j < x.length; j++) {
      double scaled = (x[j] - (y.length == 0 ? 0 : y[j])) / largest;
      sum += scaled * scaled;
    }
    return largest * Math.sqrt(sum);
  }

  static double norm(double[] x) {
    return distance(x, ZERO);
  }
}
