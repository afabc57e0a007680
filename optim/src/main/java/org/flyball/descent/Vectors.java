package org.flyball.descent;

/** Loops over vectors. */
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

  /** The 2-norm, without overflow or underflow on the way. */
  static double norm(double[] v) {
    double plain = dot(v, v);
    if (plain > 0x1p-900 && plain < Double.POSITIVE_INFINITY) {
      return Math.sqrt(plain);
    }
    double most = 0;
    for (double entry : v) {
      most = Math.max(most, Math.abs(entry)); // NaN stays
    }
    if (!(most > 0 && most <= Double.MAX_VALUE)) {
      return most;
    }
    double sum = 0;
    for (double entry : v) {
      double ratio = entry / most;
      sum += ratio * ratio;
    }
    return most * Math.sqrt(sum);
  }

  /** The sum of absolute values. */
  static double norm1(double[] v) {
    double s0 = 0;
    double s1 = 0;
    int i = 0;
    for (int end = v.length - 1; i < end; i += 2) {
      s0 += Math.abs(v[i]);
      s1 += Math.abs(v[i + 1]);
    }
    return i < v.length ? s0 + s1 + Math.abs(v[i]) : s0 + s1;
  }

  /** {@code ||a - b||^2} over a part of the entries. */
  static double squaredDistance(double[] a, double[] b, int from, int to) {
    double sum = 0;
    for (int i = from; i < to; i++) {
      double difference = a[i] - b[i];
      sum += difference * difference;
    }
    return sum;
  }

  /** {@code y += factor x}. */
  static void add(double[] y, double factor, double[] x) {
    for (int i = 0; i < y.length; i++) {
      y[i] += factor * x[i];
    }
  }

  static void copy(double[] from, double[] to) {
    System.arraycopy(from, 0, to, 0, to.length);
  }

  static boolean isFinite(double[] v) {
    double sum = 0;
    for (double entry : v) {
      sum += entry * 0; // NaN for an infinity or a NaN
    }
    return sum == 0;
  }
}
