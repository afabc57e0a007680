package org.flyball.linear;

/** {@link RowBlocks} of a triangle, and where each of them starts in it. Immutable. */
final class TriangleBlocks {

  private static final int LONG_RUN = 32;

  final RowBlocks rows;

  /** The run in which a block starts. */
  final int[] run;

  /** The row after that run. */
  final int[] runEnd;

  /** The first entry of a block. */
  final int[] entry;

  /** Whether most rows are of one or two entries like many rows around them. */
  final boolean pairable;

  TriangleBlocks(LowerTriangle shape, int blockRows) {
    rows = RowBlocks.of(shape, blockRows);
    run = new int[rows.count];
    runEnd = new int[rows.count];
    entry = new int[rows.count];
    int i = 0;
    int k = 0;
    int end = 0;
    for (int of = 0; of < shape.runRows.length; of++) {
      int first = end;
      end += shape.runRows[of];
      for (; i < end; i += rows.rows) {
        int block = i / rows.rows;
        run[block] = of;
        runEnd[block] = end;
        entry[block] = k + (i - first) * shape.runEntries[of];
      }
      k += shape.runRows[of] * shape.runEntries[of];
    }
    pairable = 2L * pairableRows(shape) > end;
  }

  private static int pairableRows(LowerTriangle shape) {
    int rows = 0;
    for (int of = 0; of < shape.runRows.length; of++) {
      boolean oneOrTwo = shape.runEntries[of] == 1 || shape.runEntries[of] == 2;
      rows += oneOrTwo && shape.runRows[of] >= LONG_RUN ? shape.runRows[of] : 0;
    }
    return rows;
  }
}
