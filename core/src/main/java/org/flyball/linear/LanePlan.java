package org.flyball.linear;

/**
 * How to sweep a triangle in chunks of rows, so that any number of lanes share one pass over it: a
 * chunk is read from memory by the first block of lanes and from cache by the others. Immutable.
 *
 * <p>Two facts keep vectors out of memory as well. An update d_i is read only by rows within the
 * bandwidth, so d lives in a ring that stays in cache. And a residual r_i is final once no later
 * row reaches it, so its norm is summed while it is still in cache.
 */
final class LanePlan {

  /** Rows of a chunk: with four lanes on a 5-point grid 84 KB, a part of a L2 cache. */
  static final int ROWS = 1024;

  final ScaledTriangles triangles;
  final int rows;

  /** The row after the last of each run of {@link LowerTriangle}. */
  final int[] runEnd;

  /** Per chunk, the run of its first row, and where that row's entries begin. */
  final int[] firstRun;

  final int[] firstEntry;

  /** Per chunk, a row such that no later chunk writes the residual of a row before it. */
  final int[] settled;

  /** Rows of the ring of updates; row i is at {@code i & ringMask}. */
  final int ringRows;

  final int ringMask;

  LanePlan(ScaledTriangles triangles) {
    this.triangles = triangles;
    LowerTriangle shape = triangles.shape();
    rows = triangles.weight().length;
    runEnd = shape.runRows.clone();
    int chunks = (rows + ROWS - 1) / ROWS;
    firstRun = new int[chunks];
    firstEntry = new int[chunks];
    settled = new int[chunks];
    int bandwidth = 1;
    int i = 0;
    int k = 0;
    for (int run = 0; run < runEnd.length; run++) {
      runEnd[run] += i;
      int entries = shape.runEntries[run];
      for (; i < runEnd[run]; i++, k += entries) {
        int chunk = i / ROWS;
        if (i % ROWS == 0) {
          firstRun[chunk] = run;
          firstEntry[chunk] = k;
          settled[chunk] = i;
        }
        int reach = entries > 0 ? shape.column[k] : Math.max(0, i - 1);
        settled[chunk] = Math.min(settled[chunk], reach);
        bandwidth = Math.max(bandwidth, i - reach);
      }
    }
    // So far the first row that a chunk reaches; from now on, what all later chunks leave alone.
    int reached = rows;
    for (int chunk = chunks - 1; chunk >= 0; chunk--) {
      int reach = settled[chunk];
      settled[chunk] = reached;
      reached = Math.min(reached, reach);
    }
    int size = 2 * Integer.highestOneBit(bandwidth);
    boolean ring = size > 0 && size < rows;
    ringRows = ring ? size : rows;
    ringMask = ring ? size - 1 : -1;
  }

  int chunks() {
    return settled.length;
  }

  /** The row after the last of a chunk. */
  int end(int chunk) {
    return Math.min(rows, (chunk + 1) * ROWS);
  }
}
