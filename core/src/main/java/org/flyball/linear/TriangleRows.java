package org.flyball.linear;

/**
 * The rows of a forward SOR sweep over a triangle, any stretch of them; see {@link
 * ScaledMatrix#sweep} for the formulas. Nothing is carried from one stretch to the next but the
 * vectors: what a row leaves for the next one follows from d.
 */
final class TriangleRows {

  private final int[] runRows;
  private final int[] runEntries;
  private final int[] column;
  private final double[] lower;
  private final double[] upper;
  private final double[] west;
  private final double[] east;

  TriangleRows(LowerTriangle shape, double[] lower, double[] upper, double[] west, double[] east) {
    runRows = shape.runRows;
    runEntries = shape.runEntries;
    column = shape.column;
    this.lower = lower;
    this.upper = upper;
    this.west = west;
    this.east = east;
  }

  /**
   * Does the rows from {@code from} to {@code to - 1}; n rows are a sweep.
   *
   * @param run the run that {@code from} is in
   * @param runEnd the row after that run
   * @param entry the first entry of {@code from}
   */
  void sweep(
      int from,
      int to,
      int run,
      int runEnd,
      int entry,
      double omega,
      double[] x,
      double[] r,
      double[] d) {
    int i = from;
    if (i == 0 && to > 0) {
      // Row 0 has nothing below the diagonal; starting at 1 spares a test for r[i - 1] in every
      // row.
      d[0] = omega * r[0];
      x[0] += d[0];
      i = 1;
    }
    if (i < to) {
      inner(i, to, run, runEnd, entry, omega, x, r, d);
    }
    if (to == west.length && to > 0) {
      r[to - 1] = (1 / omega - 1) * d[to - 1];
    }
  }

  private void inner(
      int from,
      int to,
      int firstRun,
      int runEnd,
      int entry,
      double omega,
      double[] x,
      double[] r,
      double[] d) {
    int[] col = column;
    double[] low = lower;
    double[] up = upper;
    double[] west = this.west;
    double[] east = this.east;
    double keep = 1 / omega - 1;
    double previous = d[from - 1];
    // r[i - 1] without row i's share, which would be one more trip to memory
    double pending = keep * previous;
    int k = entry;
    int i = from;
    int end = runEnd;
    for (int run = firstRun; i < to; run++, end += run < runRows.length ? runRows[run] : 0) {
      int last = Math.min(end, to);
      switch (runEntries[run]) {
        case 0 -> {
          for (; i < last; i++) {
            double di = omega * r[i] - omega * west[i] * previous;
            r[i - 1] = pending - east[i] * di;
            d[i] = di;
            x[i] += di;
            pending = keep * di;
            previous = di;
          }
        }
        case 1 -> {
          for (; i < last; i++, k++) {
            int c = col[k];
            double di = omega * (r[i] - low[k] * d[c]) - omega * west[i] * previous;
            r[i - 1] = pending - east[i] * di;
            r[c] -= up[k] * di;
            d[i] = di;
            x[i] += di;
            pending = keep * di;
            previous = di;
          }
        }
        case 2 -> {
          for (; i < last; i++, k += 2) {
            int c0 = col[k];
            int c1 = col[k + 1];
            double rest = r[i] - (low[k] * d[c0] + low[k + 1] * d[c1]);
            double di = omega * rest - omega * west[i] * previous;
            r[i - 1] = pending - east[i] * di;
            r[c0] -= up[k] * di;
            r[c1] -= up[k + 1] * di;
            d[i] = di;
            x[i] += di;
            pending = keep * di;
            previous = di;
          }
        }
        default -> {
          int count = runEntries[run];
          for (; i < last; i++, k += count) {
            double sum0 = 0;
            double sum1 = 0;
            int q = 0;
            for (; q + 1 < count; q += 2) {
              sum0 += low[k + q] * d[col[k + q]];
              sum1 += low[k + q + 1] * d[col[k + q + 1]];
            }
            if (q < count) {
              sum0 += low[k + q] * d[col[k + q]];
            }
            double di = omega * (r[i] - (sum0 + sum1)) - omega * west[i] * previous;
            r[i - 1] = pending - east[i] * di;
            for (q = 0; q < count; q++) {
              r[col[k + q]] -= up[k + q] * di;
            }
            d[i] = di;
            x[i] += di;
            pending = keep * di;
            previous = di;
          }
        }
      }
    }
  }
}
