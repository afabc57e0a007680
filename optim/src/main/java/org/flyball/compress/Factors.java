package org.flyball.compress;

import java.util.Arrays;

/** The product L R' of thin matrices, L (rows x rank) and R (columns x rank), row-major. */
final class Factors {

  int rows;
  int columns;
  int rank;
  double[] left = {};
  double[] right = {};

  void set(int newRows, int newColumns, int newRank, double[] newLeft, double[] newRight) {
    shape(newRows, newColumns, newRank);
    copy(newLeft, rows * rank, left);
    copy(newRight, columns * rank, right);
  }

  /** Makes room; the numbers are to be filled in. */
  void shape(int newRows, int newColumns, int newRank) {
    rows = newRows;
    columns = newColumns;
    rank = newRank;
    if (left.length < rows * rank) {
      left = new double[rows * rank];
    }
    if (right.length < columns * rank) {
      right = new double[columns * rank];
    }
  }

  private static void copy(double[] from, int count, double[] to) {
    for (int i = 0; i < count; i++) {
      to[i] = from[i] + 0.0;
    }
  }

  double value(int position) {
    int i = position / columns * rank;
    int j = position % columns * rank;
    double sum = 0;
    for (int q = 0; q < rank; q++) {
      sum += left[i + q] * right[j + q];
    }
    return sum + 0.0;
  }

  void scaleBy(double factor) {
    for (int i = 0; i < rows * rank; i++) {
      left[i] *= factor;
    }
  }

  boolean roundToFloat() {
    return round(left, rows * rank) && round(right, columns * rank);
  }

  private static boolean round(double[] values, int count) {
    boolean fine = true;
    for (int i = 0; i < count; i++) {
      float rounded = (float) values[i];
      fine &= Math.abs(rounded) <= Float.MAX_VALUE;
      values[i] = rounded + 0.0;
    }
    return fine;
  }

  boolean same(Factors other) {
    return rows == other.rows
        && columns == other.columns
        && rank == other.rank
        && Arrays.equals(left, 0, rows * rank, other.left, 0, rows * rank)
        && Arrays.equals(right, 0, columns * rank, other.right, 0, columns * rank);
  }
}
