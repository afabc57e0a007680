package org.flyball.data;

import java.util.Arrays;
import org.flyball.linear.SparseRows;
import org.flyball.run.Checks;

/** Labelled rows while they are read: entries in ascending columns, row by row. */
final class GrowingRows {

  private static final int LONGEST = Integer.MAX_VALUE - 8;

  private final MatrixMarket.Growing labels = new MatrixMarket.Growing();
  private int rows;
  private int[] rowStart = new int[64];
  private int[] column = new int[64];
  private double[] value = new double[64];
  private int size;

  /** Adds an entry to the row that {@link #endRow} will end. */
  void add(int columnIndex, double v) {
    if (size == column.length) {
      int capacity = grown(size);
      column = Arrays.copyOf(column, capacity);
      value = Arrays.copyOf(value, capacity);
    }
    column[size] = columnIndex;
    value[size++] = v;
  }

  /** Ends a row. */
  void endRow(double label) {
    labels.add(label);
    if (++rows == rowStart.length) {
      rowStart = Arrays.copyOf(rowStart, grown(rows));
    }
    rowStart[rows] = size;
  }

  private static int grown(int size) {
    Checks.that(size < LONGEST, "GrowingRows: more than %s entries", LONGEST);
    return (int) Math.min(LONGEST, (long) size + (size >> 1) + 16);
  }

  int rows() {
    return rows;
  }

  int entries() {
    return size;
  }

  LabelledData toData(int columns) {
    return new LabelledData(
        SparseRows.ofSorted(columns, Arrays.copyOf(rowStart, rows + 1), column, value),
        labels.toArray());
  }
}
