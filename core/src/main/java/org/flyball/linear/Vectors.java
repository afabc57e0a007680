package org.flyball.linear;

import org.jspecify.annotations.Nullable;

/** Sums over vectors with four accumulators: the JIT compiler does not reorder a sum by itself. */
final class Vectors {

  private Vectors() {}

  static double dot(double[] a, double[] b) {
    double s0 = 0;
    double s1 = 0;
    double s2 = 0;
    double s3 = 0;
    int i = 0;
    for (int end = a.length - 3; i < end; i += 4) {
      s0 += a[i] * b[i];
      s1 += a[i + 1] * b[i + 1];
      s2 += a[i + 2] * b[i + 2];
      s3 += a[i + 3] * b[i + 3];
    }
    for (; i < a.length; i++) {
      s0 += a[i] * b[i];
    }
    return (s0 + s1) + (s2 + s3);
  }

  /** {@code ||v||_2}, without overflow or underflow. */
  static double norm(double[] v) {
    double square = dot(v, v);
    return norm(v, square);
  }

  /** The same where the sum of squares is at hand, in range or not. */
  static double norm(double[] v, double square) {
    return inRange(square) ? Math.sqrt(square) : carefulNorm(v, null);
  }

  /** {@code sqrt(sum weight_i v_i^2)}, without overflow or underflow where the result has none. */
  static double norm(double[] v, double[] weight) {
    double s0 = 0;
    double s1 = 0;
    double s2 = 0;
    double s3 = 0;
    int i = 0;
    for (int end = v.length - 3; i < end; i += 4) {
      s0 += weight[i] * v[i] * v[i];
      s1 += weight[i + 1] * v[i + 1] * v[i + 1];
      s2 += weight[i + 2] * v[i + 2] * v[i + 2];
      s3 += weight[i + 3] * v[i + 3] * v[i + 3];
    }
    for (; i < v.length; i++) {
      s0 += weight[i] * v[i] * v[i];
    }
    return norm(v, weight, (s0 + s1) + (s2 + s3));
  }

  /** The same where the weighted sum of squares is at hand, in range or not. */
  static double norm(double[] v, double[] weight, double square) {
    return inRange(square) ? Math.sqrt(square) : carefulNorm(v, weight);
  }

  /** Whether a sum of squares lost nothing to overflow or underflow. */
  static boolean inRange(double square) {
    return square > 1e-250 && square < 1e300;
  }

  private static double carefulNorm(double[] v, double @Nullable [] weight) {
    double largest = 0;
    for (int i = 0; i < v.length; i++) {
      double size = Math.abs(weight == null ? v[i] : Math.sqrt(weight[i]) * v[i]);
      if (!(size <= Double.MAX_VALUE)) {
        return size;
      }
      largest = Math.max(largest, size);
    }
    if (largest == 0) {
      return 0;
    }
    double sum = 0;
    for (int i = 0; i < v.length; i++) {
      double ratio = (weight == null ? v[i] : Math.sqrt(weight[i]) * v[i]) / largest;
      sum += ratio * ratio;
    }
    return largest * Math.sqrt(sum);
  }
}
