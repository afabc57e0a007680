package org.flyball.federated;

import java.util.Arrays;
import org.flyball.run.Snapshot;

/** Loops over vectors. */
final class Numbers {

  private Numbers() {}

  static double square(double[] v) {
    double s0 = 0;
    double s1 = 0;
    double s2 = 0;
    double s3 = 0;
    int i = 0;
    for (int end = v.length - 3; i < end; i += 4) {
      s0 += v[i] * v[i];
      s1 += v[i + 1] * v[i + 1];
      s2 += v[i + 2] * v[i + 2];
      s3 += v[i + 3] * v[i + 3];
    }
    for (; i < v.length; i++) {
      s0 += v[i] * v[i];
    }
    return (s0 + s1) + (s2 + s3);
  }

  /** The 2-norm, without overflow or underflow on the way. */
  static double norm(double[] v) {
    double plain = square(v);
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

  /** ||a - factor b||^2. */
  static double squareOfDifference(double[] a, double factor, double[] b) {
    double s0 = 0;
    double s1 = 0;
    int i = 0;
    for (int end = a.length - 1; i < end; i += 2) {
      double e0 = a[i] - factor * b[i];
      double e1 = a[i + 1] - factor * b[i + 1];
      s0 += e0 * e0;
      s1 += e1 * e1;
    }
    if (i < a.length) {
      double e0 = a[i] - factor * b[i];
      s0 += e0 * e0;
    }
    return s0 + s1;
  }

  /** The first entry that is not finite, or -1. */
  static int firstNotFinite(double[] v) {
    double sum = 0;
    for (double entry : v) {
      sum += entry * 0; // NaN if the entry is not finite
    }
    if (sum == 0) {
      return -1;
    }
    int i = 0;
    while (Double.isFinite(v[i])) {
      i++;
    }
    return i;
  }

  /** All rows in one array, for a snapshot. */
  static double[] flat(double[][] rows, int width) {
    double[] all = new double[Math.multiplyExact(rows.length, width)];
    for (int i = 0; i < rows.length; i++) {
      System.arraycopy(rows[i], 0, all, i * width, width);
    }
    return all;
  }

  static void unflat(double[] all, double[][] rows, int width) {
    for (int i = 0; i < rows.length; i++) {
      rows[i] = Arrays.copyOfRange(all, i * width, (i + 1) * width);
    }
  }

  /** Copies the numbers of this name, as many as there is room for. */
  static void load(Snapshot snapshot, String name, double[] to) {
    System.arraycopy(snapshot.doubles(name, to.length), 0, to, 0, to.length);
  }

  /** A byte from each word. */
  static byte[] bytes(long[] words) {
    byte[] bytes = new byte[words.length];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) words[i];
    }
    return bytes;
  }
}
