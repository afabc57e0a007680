package org.flyball.linear;

import org.jspecify.annotations.Nullable;

/** Norms with weights, summed in the order of {@link Vectors}. */
final class WeightedNorms {

  private WeightedNorms() {}

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
    return Vectors.inRange(square) ? Math.sqrt(square) : carefulNorm(v, weight, 1);
  }

  /** {@code sqrt(weight) ||v||_2}, with the roundings of as many equal weights. */
  static double weightedNorm(double[] v, double weight) {
    double s0 = 0;
    double s1 = 0;
    double s2 = 0;
    double s3 = 0;
    int i = 0;
    for (int end = v.length - 3; i < end; i += 4) {
      s0 += weight * v[i] * v[i];
      s1 += weight * v[i + 1] * v[i + 1];
      s2 += weight * v[i + 2] * v[i + 2];
      s3 += weight * v[i + 3] * v[i + 3];
    }
    for (; i < v.length; i++) {
      s0 += weight * v[i] * v[i];
    }
    double square = (s0 + s1) + (s2 + s3);
    return weightedNorm(v, weight, square);
  }

  /** The same where the weighted sum of squares is at hand, in range or not. */
  static double weightedNorm(double[] v, double weight, double square) {
    return Vectors.inRange(square) ? Math.sqrt(square) : carefulNorm(v, null, weight);
  }

  /**
   * Adds {@code weight_i v_i^2} from {@code from} to {@code to - 1} to the four sums at {@code at}.
   * Stretch after stretch, all but the last a multiple of four long, this is the order of {@link
   * #norm(double[], double[])}: {@code (s0 + s1) + (s2 + s3)} is its sum, bit for bit.
   */
  static void addSquares(double[] v, double[] weight, int from, int to, double[] sums, int at) {
    double s0 = sums[at];
    double s1 = sums[at + 1];
    double s2 = sums[at + 2];
    double s3 = sums[at + 3];
    int i = from;
    for (int end = to - 3; i < end; i += 4) {
      s0 += weight[i] * v[i] * v[i];
      s1 += weight[i + 1] * v[i + 1] * v[i + 1];
      s2 += weight[i + 2] * v[i + 2] * v[i + 2];
      s3 += weight[i + 3] * v[i + 3] * v[i + 3];
    }
    for (; i < to; i++) {
      s0 += weight[i] * v[i] * v[i];
    }
    sums[at] = s0;
    sums[at + 1] = s1;
    sums[at + 2] = s2;
    sums[at + 3] = s3;
  }

  /** The same with equal weights. */
  static void addSquares(double[] v, double weight, int from, int to, double[] sums, int at) {
    double s0 = sums[at];
    double s1 = sums[at + 1];
    double s2 = sums[at + 2];
    double s3 = sums[at + 3];
    int i = from;
    for (int end = to - 3; i < end; i += 4) {
      s0 += weight * v[i] * v[i];
      s1 += weight * v[i + 1] * v[i + 1];
      s2 += weight * v[i + 2] * v[i + 2];
      s3 += weight * v[i + 3] * v[i + 3];
    }
    for (; i < to; i++) {
      s0 += weight * v[i] * v[i];
    }
    sums[at] = s0;
    sums[at + 1] = s1;
    sums[at + 2] = s2;
    sums[at + 3] = s3;
  }

  private static double carefulNorm(double[] v, double @Nullable [] weight, double same) {
    double largest = 0;
    for (int i = 0; i < v.length; i++) {
      double size = Math.abs(Math.sqrt(weight == null ? same : weight[i]) * v[i]);
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
      double ratio = Math.sqrt(weight == null ? same : weight[i]) * v[i] / largest;
      sum += ratio * ratio;
    }
    return largest * Math.sqrt(sum);
  }
}
