package org.flyball.linear;

/**
 * Sums over dense vectors: scalar products, norms, distances.
 *
 * <p>The order of every sum is fixed, so results are the same bits on any machine: four running
 * sums, of every fourth entry each, added as {@code (s0 + s1) + (s2 + s3)}. This is also what makes
 * them fast, for a compiler may not reorder a sum by itself. O(n), without allocation. Vectors that
 * belong together must be of one length; the first one's counts.
 */
public final class Vectors {

  private Vectors() {}

  /** {@code sum a_i b_i}. */
  public static double dot(double[] a, double[] b) {
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

  /**
   * {@code ||v||_2}, without overflow or underflow on the way: infinite only if the norm itself is
   * no double. NaN or infinite if an entry is.
   */
  public static double norm(double[] v) {
    return norm(v, dot(v, v));
  }

  /** The same where the sum of squares is at hand, in range or not. */
  static double norm(double[] v, double square) {
    if (inRange(square)) {
      return Math.sqrt(square);
    }
    double most = maxNorm(v);
    if (!(most > 0 && most <= Double.MAX_VALUE)) {
      return most;
    }
    int exponent = Math.getExponent(Math.max(most, Double.MIN_NORMAL));
    double half = Math.scalb(1.0, -exponent / 2); // in two steps: 2^1023 times 2 is no double
    double rest = Math.scalb(1.0, -exponent - -exponent / 2);
    double sum = 0;
    for (double entry : v) {
      double small = entry * half * rest;
      sum += small * small;
    }
    return Math.scalb(Math.sqrt(sum), exponent);
  }

  /** {@code ||v||_1}, the sum of magnitudes. */
  public static double norm1(double[] v) {
    double s0 = 0;
    double s1 = 0;
    int i = 0;
    for (int end = v.length - 1; i < end; i += 2) {
      s0 += Math.abs(v[i]);
      s1 += Math.abs(v[i + 1]);
    }
    return i < v.length ? s0 + s1 + Math.abs(v[i]) : s0 + s1;
  }

  /** {@code ||v||_inf}, the largest magnitude; NaN if an entry is. */
  public static double maxNorm(double[] v) {
    double most = 0;
    for (double entry : v) {
      most = Math.max(most, Math.abs(entry)); // NaN stays
    }
    return most;
  }

  /** {@code ||a - b||_2}, without overflow or underflow on the way. */
  public static double distance(double[] a, double[] b) {
    double square = squaredDistance(a, b, 0, a.length);
    if (inRange(square)) {
      return Math.sqrt(square);
    }
    double most = 0;
    for (int i = 0; i < a.length; i++) {
      most = Math.max(most, Math.abs(a[i] - b[i]));
    }
    if (!(most > 0 && most <= Double.MAX_VALUE)) {
      return most;
    }
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      double scaled = (a[i] - b[i]) / most;
      sum += scaled * scaled;
    }
    return most * Math.sqrt(sum);
  }

  /** {@code ||a - b||_2^2} over the entries from {@code from} to {@code to - 1}. */
  public static double squaredDistance(double[] a, double[] b, int from, int to) {
    double sum = 0;
    for (int i = from; i < to; i++) {
      double difference = a[i] - b[i];
      sum += difference * difference;
    }
    return sum;
  }

  /** {@code y += factor x}. */
  public static void add(double[] y, double factor, double[] x) {
    for (int i = 0; i < y.length; i++) {
      y[i] += factor * x[i];
    }
  }

  /** The first entry that is NaN or infinite; -1 if there is none. */
  public static int firstNotFinite(double[] v) {
    double s0 = 0;
    double s1 = 0;
    double s2 = 0;
    double s3 = 0;
    int i = 0;
    for (int end = v.length - 3; i < end; i += 4) {
      s0 += v[i] * 0;
      s1 += v[i + 1] * 0;
      s2 += v[i + 2] * 0;
      s3 += v[i + 3] * 0;
    }
    for (; i < v.length; i++) {
      s0 += v[i] * 0;
    }
    if (s0 + s1 + s2 + s3 == 0) { // 0 times a number that is not finite is NaN
      return -1;
    }
    i = 0;
    while (Double.isFinite(v[i])) {
      i++;
    }
    return i;
  }

  /** Whether all entries are finite. */
  public static boolean isFinite(double[] v) {
    return firstNotFinite(v) < 0;
  }

  /** Whether a sum of squares has lost nothing to overflow or underflow. */
  static boolean inRange(double square) {
    return square > 1e-250 && square < 1e300;
  }
}
