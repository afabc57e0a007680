package org.flyball.federated;

import java.util.Arrays;
import org.flyball.compress.Message;
import org.flyball.linear.Vectors;
import org.flyball.run.Snapshot;

/** Loops over vectors. */
final class Numbers {

  private Numbers() {}

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

  /** ||vector - message||^2. */
  static double error(double[] vector, Message message, double[] scratch) {
    System.arraycopy(vector, 0, scratch, 0, vector.length);
    message.addTo(-1, scratch);
    return Vectors.dot(scratch, scratch);
  }

  /** Copies into the words from there on; where they go on. */
  static int save(double[] from, double[] words, int at) {
    System.arraycopy(from, 0, words, at, from.length);
    return at + from.length;
  }

  /** Copies back what {@link #save} wrote. */
  static int load(double[] words, int at, double[] to) {
    System.arraycopy(words, at, to, 0, to.length);
    return at + to.length;
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
