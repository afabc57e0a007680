package org.flyball.linear;

/**
 * The sweep of {@link ScaledMatrix#sweep} over a scaled stencil. Every sum is taken in the order of
 * {@link ScaledTriangles}, so both give the same bits.
 *
 * <p>What bounds a sweep in cache is the chain d[i - 1] to d[i], a multiplication and a subtraction
 * that wait for each other. So, where there are no corners, {@link StencilWave} takes four lines at
 * a time, each one place behind the line before it: four chains that do not wait for each other.
 */
final class StencilSweep {

  private StencilSweep() {}

  static void sweep(StencilLines s, double omega, double[] x, double[] r, double[] d) {
    sweep(s, 0, s.lines, omega, x, r, d);
  }

  /** Lines {@code first} to {@code end - 1}; those before are done. */
  static void sweep(
      StencilLines s, int first, int end, double omega, double[] x, double[] r, double[] d) {
    int line = first;
    while (line < end) {
      if (line + StencilWave.LINES <= end && StencilWave.fits(s, line)) {
        StencilWave.sweep(s, line, omega, x, r, d);
        line += StencilWave.LINES;
      } else {
        cells(s, line, 0, s.length, omega, x, r, d);
        line++;
      }
    }
  }

  /** Places {@code first} to {@code end - 1} of a line; those before are done. */
  static void cells(
      StencilLines s,
      int line,
      int first,
      int end,
      double omega,
      double[] x,
      double[] r,
      double[] d) {
    int kind = s.kind(line);
    int start = line * s.length;
    int last = s.length - 1;
    if (first == 0) {
      head(start, s.offsets(kind, 0), s.weights(kind, 0), omega, x, r, d);
    }
    // Without corners the tail is no different.
    int from = start + Math.max(1, first);
    int to = start + (s.corners ? Math.min(end, last) : end);
    if (from < to) {
      span(from, to, s.offsets(kind, 1), s.weights(kind, 1), omega, s.west, x, r, d);
    }
    if (end > last) {
      if (s.corners) {
        int[] o = s.offsets(kind, 2);
        span(start + last, start + end, o, s.weights(kind, 2), omega, s.west, x, r, d);
      }
      r[start + last] = (1 / omega - 1) * d[start + last];
    }
  }

  /** The first row of a line has no west. */
  private static void head(
      int i, int[] o, double[] w, double omega, double[] x, double[] r, double[] d) {
    double di = omega * (r[i] - earlier(i, o, w, d));
    for (int q = 0; q < o.length; q++) {
      r[i + o[q]] -= w[q] * di;
    }
    d[i] = di;
    x[i] += di;
  }

  private static double earlier(int i, int[] o, double[] w, double[] d) {
    double sum0 = 0;
    double sum1 = 0;
    for (int q = 0; q < o.length; q++) {
      if (q % 2 == 0) {
        sum0 += w[q] * d[i + o[q]];
      } else {
        sum1 += w[q] * d[i + o[q]];
      }
    }
    return sum0 + sum1;
  }

  /** Rows that have a west and the same earlier neighbours. */
  private static void span(
      int from,
      int to,
      int[] o,
      double[] w,
      double omega,
      double west,
      double[] x,
      double[] r,
      double[] d) {
    switch (o.length) {
      case 1 -> span1(from, to, o[0], w[0], omega, west, x, r, d);
      case 2 -> span2(from, to, o, w, omega, west, x, r, d);
      case 3 -> span3(from, to, o[1], w, omega, west, x, r, d);
      default -> {
        double keep = 1 / omega - 1;
        for (int i = from; i < to; i++) {
          double previous = d[i - 1];
          double di = omega * (r[i] - earlier(i, o, w, d)) - omega * west * previous;
          r[i - 1] = keep * previous - west * di;
          for (int q = 0; q < o.length; q++) {
            r[i + o[q]] -= w[q] * di;
          }
          d[i] = di;
          x[i] += di;
        }
      }
    }
  }

  private static void span1(
      int from,
      int to,
      int o,
      double w,
      double omega,
      double west,
      double[] x,
      double[] r,
      double[] d) {
    double keep = 1 / omega - 1;
    double chain = omega * west;
    double previous = d[from - 1];
    for (int i = from; i < to; i++) {
      double di = omega * (r[i] - w * d[i + o]) - chain * previous;
      r[i - 1] = keep * previous - west * di;
      r[i + o] -= w * di;
      d[i] = di;
      x[i] += di;
      previous = di;
    }
  }

  private static void span2(
      int from,
      int to,
      int[] o,
      double[] w,
      double omega,
      double west,
      double[] x,
      double[] r,
      double[] d) {
    int o0 = o[0];
    int o1 = o[1];
    double w0 = w[0];
    double w1 = w[1];
    double keep = 1 / omega - 1;
    double chain = omega * west;
    double previous = d[from - 1];
    for (int i = from; i < to; i++) {
      double di = omega * (r[i] - (w0 * d[i + o0] + w1 * d[i + o1])) - chain * previous;
      r[i - 1] = keep * previous - west * di;
      r[i + o0] -= w0 * di;
      r[i + o1] -= w1 * di;
      d[i] = di;
      x[i] += di;
      previous = di;
    }
  }

  /** Corners and north: neighbours in a row, so two of three are at hand from the row before. */
  private static void span3(
      int from,
      int to,
      int o,
      double[] w,
      double omega,
      double west,
      double[] x,
      double[] r,
      double[] d) {
    double w0 = w[0];
    double w1 = w[1];
    double w2 = w[2];
    double keep = 1 / omega - 1;
    double chain = omega * west;
    double previous = d[from - 1];
    double northWest = d[from + o - 1];
    double north = d[from + o];
    double leaving = r[from + o - 1]; // of the row north-west, without this row's share
    double staying = r[from + o];
    for (int i = from; i < to; i++) {
      double northEast = d[i + o + 1];
      double arriving = r[i + o + 1];
      double sum = (w0 * northWest + w2 * northEast) + w1 * north;
      double di = omega * (r[i] - sum) - chain * previous;
      r[i - 1] = keep * previous - west * di;
      r[i + o - 1] = leaving - w0 * di;
      leaving = staying - w1 * di;
      staying = arriving - w2 * di;
      d[i] = di;
      x[i] += di;
      previous = di;
      northWest = north;
      north = northEast;
    }
    r[to + o - 1] = leaving;
    r[to + o] = staying;
  }
}
