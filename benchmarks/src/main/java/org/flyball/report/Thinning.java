package org.flyball.report;

import java.util.Arrays;

/**
 * Chooses the points of a curve that the eye can tell apart: the plot's width is cut into equal
 * columns, and of each column the first, lowest and highest point stay. Extremes, ends and gaps of
 * the curve survive. Cost: two passes.
 */
final class Thinning {

  private Thinning() {}

  /**
   * The indices to draw, in order; all of them if there are at most {@code most}. A gap is one
   * index whose y is not drawable; points that cannot be drawn are otherwise left out.
   *
   * @param most at least 5
   */
  static int[] keep(Series series, Axis x, Axis y, int most) {
    int n = series.x().length;
    if (n <= most) {
      int[] all = new int[n];
      Arrays.setAll(all, i -> i);
      return all;
    }
    double[] xs = series.x();
    int first = 0;
    while (first < n && !x.shows(xs[first])) {
      first++;
    }
    if (first == n) {
      return new int[0];
    }
    double left = x.place(xs[first]);
    double width = x.place(xs[n - 1]) - left;
    int columns = Math.max(1, (most - 1) / 4);
    int[] kept = new int[4 * columns + 1];
    int count = 0;
    int start = first;
    while (start < n) {
      int column = columnOf(x.place(xs[start]), left, width, columns);
      int end = start;
      while (end < n && columnOf(x.place(xs[end]), left, width, columns) == column) {
        end++;
      }
      count = keepColumn(series.y(), y, start, end, kept, count);
      start = end;
    }
    if (kept[count - 1] != n - 1) {
      kept[count++] = n - 1;
    }
    return Arrays.copyOf(kept, count);
  }

  private static int columnOf(double place, double left, double width, int columns) {
    return width > 0 ? Math.min(columns - 1, (int) ((place - left) / width * columns)) : 0;
  }

  private static int keepColumn(double[] y, Axis axis, int start, int end, int[] kept, int count) {
    int gap = -1;
    int first = -1;
    int lowest = -1;
    int highest = -1;
    for (int i = start; i < end; i++) {
      if (!axis.shows(y[i])) {
        gap = i;
        continue;
      }
      if (first < 0) {
        first = i;
      }
      if (lowest < 0 || y[i] < y[lowest]) {
        lowest = i;
      }
      if (highest < 0 || y[i] > y[highest]) {
        highest = i;
      }
    }
    int[] candidates = {gap, first, lowest, highest};
    Arrays.sort(candidates);
    int last = -1;
    for (int candidate : candidates) {
      if (candidate > last) {
        kept[count++] = candidate;
        last = candidate;
      }
    }
    return count;
  }
}
