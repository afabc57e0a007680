package org.flyball.linear;

import java.util.Arrays;
import org.flyball.run.Checks;

/**
 * The product of a stencil with a vector, summed by columns in ascending order, and its entries.
 */
final class StencilProduct {

  private StencilProduct() {}

  static void multiply(StencilLines s, double[] x, double[] out) {
    int length = s.length;
    for (int line = 0; line < s.lines; line++) {
      int kind = s.kind(line);
      int mirrored = s.kind(s.lines - 1 - line);
      int from = line * length + 1;
      int end = from + length - 2;
      double[] w = s.weights(kind, 1);
      int[] o = s.offsets(kind, 1);
      row(s, from - 1, x, out);
      if (kind != mirrored || w.length == 0) {
        int[] later = s.offsets(mirrored, 1);
        edge(from, end, o, w, later, s.weights(mirrored, 1), s.west, s.diagonal, x, out);
      } else {
        switch (w.length) {
          case 1 -> inside1(from, end, o[0], w[0], s.west, s.diagonal, x, out);
          case 2 -> inside2(from, end, o, w, s.west, s.diagonal, x, out);
          default -> inside3(from, end, o[1], w, s.west, s.diagonal, x, out);
        }
      }
      row(s, line * length + length - 1, x, out);
    }
  }

  /** The inside of a line that lacks neighbours before it or after it. */
  private static void edge(
      int from,
      int end,
      int[] o,
      double[] w,
      int[] later,
      double[] laterW,
      double west,
      double own,
      double[] x,
      double[] out) {
    for (int i = from; i < end; i++) {
      double sum = 0;
      for (int q = 0; q < o.length; q++) {
        sum += w[q] * x[i + o[q]];
      }
      sum = sum + west * x[i - 1] + own * x[i] + west * x[i + 1];
      for (int q = later.length - 1; q >= 0; q--) {
        sum += laterW[q] * x[i - later[q]];
      }
      out[i] = sum;
    }
  }

  private static void inside1(
      int from, int end, int o, double w, double west, double own, double[] x, double[] out) {
    for (int i = from; i < end; i++) {
      out[i] = w * x[i + o] + west * x[i - 1] + own * x[i] + west * x[i + 1] + w * x[i - o];
    }
  }

  private static void inside2(
      int from, int end, int[] o, double[] w, double west, double own, double[] x, double[] out) {
    int o0 = o[0];
    int o1 = o[1];
    double w0 = w[0];
    double w1 = w[1];
    for (int i = from; i < end; i++) {
      double sum = w0 * x[i + o0] + w1 * x[i + o1] + west * x[i - 1] + own * x[i];
      out[i] = sum + west * x[i + 1] + w1 * x[i - o1] + w0 * x[i - o0];
    }
  }

  private static void inside3(
      int from, int end, int o, double[] w, double west, double own, double[] x, double[] out) {
    double w0 = w[0];
    double w1 = w[1];
    double w2 = w[2];
    for (int i = from; i < end; i++) {
      double sum = w0 * x[i + o - 1] + w1 * x[i + o] + w2 * x[i + o + 1];
      sum = sum + west * x[i - 1] + own * x[i] + west * x[i + 1];
      out[i] = sum + w2 * x[i - o - 1] + w1 * x[i - o] + w0 * x[i - o + 1];
    }
  }

  /** Any row. */
  private static void row(StencilLines s, int i, double[] x, double[] out) {
    int line = i / s.length;
    int place = i % s.length;
    int[] o = s.offsets(s.kind(line), s.part(place));
    double[] w = s.weights(s.kind(line), s.part(place));
    double sum = 0;
    for (int q = 0; q < o.length; q++) {
      sum += w[q] * x[i + o[q]];
    }
    sum += place > 0 ? s.west * x[i - 1] : 0;
    sum += s.diagonal * x[i];
    sum += place < s.length - 1 ? s.west * x[i + 1] : 0;
    int kind = s.kind(s.lines - 1 - line);
    int part = s.part(s.length - 1 - place);
    o = s.offsets(kind, part);
    w = s.weights(kind, part);
    for (int q = o.length - 1; q >= 0; q--) {
      sum += w[q] * x[i - o[q]];
    }
    out[i] = sum;
  }

  /** Receives the entries of a row. */
  private interface Visitor {
    void visit(int column, double value);
  }

  private static void visit(StencilLines s, int i, Visitor visitor) {
    int line = i / s.length;
    int place = i % s.length;
    int kind = s.kind(line);
    int part = s.part(place);
    int[] o = s.offsets(kind, part);
    double[] w = s.weights(kind, part);
    for (int q = 0; q < o.length; q++) {
      visitor.visit(i + o[q], w[q]);
    }
    if (place > 0) {
      visitor.visit(i - 1, s.west);
    }
    visitor.visit(i, s.diagonal);
    if (place < s.length - 1) {
      visitor.visit(i + 1, s.west);
    }
    kind = s.kind(s.lines - 1 - line);
    part = s.part(s.length - 1 - place);
    o = s.offsets(kind, part);
    w = s.weights(kind, part);
    for (int q = o.length - 1; q >= 0; q--) {
      visitor.visit(i - o[q], w[q]);
    }
  }

  static SparseMatrix toSparseMatrix(StencilLines s, String what) {
    int n = s.size();
    int widest = 3 + 2 * s.offsets(s.kind(s.lines - 1), 1).length;
    Checks.that(
        (long) n * widest <= Integer.MAX_VALUE,
        "Stencil.toSparseMatrix: %s has more entries than an array holds, 2147483647",
        what);
    int[] rowStart = new int[n + 1];
    int[] column = new int[n * widest];
    double[] value = new double[n * widest];
    int[] next = {0};
    for (int i = 0; i < n; i++) {
      visit(
          s,
          i,
          (j, v) -> {
            column[next[0]] = j;
            value[next[0]++] = v;
          });
      rowStart[i + 1] = next[0];
    }
    return SparseMatrix.adopt(
        n, n, rowStart, Arrays.copyOf(column, next[0]), Arrays.copyOf(value, next[0]));
  }
}
