package org.flyball.linear;

import java.util.Arrays;
import org.flyball.run.Checks;
import org.jspecify.annotations.Nullable;

/**
 * Entries of a sparse matrix in any order, for assembling one: {@code add} as often as you like,
 * then {@link #toMatrix}. Entries at the same place are summed, as finite elements want it. Memory:
 * 16 bytes per entry added.
 */
public final class Triplets {

  /** The longest array that every JVM makes. */
  private static final int LONGEST = Integer.MAX_VALUE - 8;

  private final int rows;
  private final int columns;
  private int[] row = new int[16];
  private int[] column = new int[16];
  private double[] value = new double[16];
  private int size;

  /** No entries yet, for a matrix of this shape. */
  public Triplets(int rows, int columns) {
    Checks.that(
        rows >= 0 && columns >= 0, "Triplets: the shape %s x %s is negative", rows, columns);
    Checks.that(
        rows < LONGEST && columns < LONGEST,
        "Triplets: the shape %s x %s is over the limit of %s rows and columns",
        rows,
        columns,
        LONGEST - 1);
    this.rows = rows;
    this.columns = columns;
  }

  /** Adds {@code v} to the entry (i, j), counted from 0. */
  public void add(int i, int j, double v) {
    if (i < 0 || i >= rows || j < 0 || j >= columns) {
      Checks.that(
          false, "Triplets: entry (%s, %s) is outside the %s x %s matrix", i, j, rows, columns);
    }
    if (size == row.length) {
      int capacity = grown(size);
      row = Arrays.copyOf(row, capacity);
      column = Arrays.copyOf(column, capacity);
      value = Arrays.copyOf(value, capacity);
    }
    row[size] = i;
    column[size] = j;
    value[size] = v;
    size++;
  }

  /** The next capacity after {@code size}, by half as much again; in longs, as ints would wrap. */
  static int grown(int size) {
    Checks.that(size < LONGEST, "Triplets: more than %s entries", LONGEST);
    return (int) Math.min(LONGEST, (long) size + (size >> 1) + 16);
  }

  /** How many entries were added. */
  public int size() {
    return size;
  }

  /**
   * The matrix: rows in order, columns ascending, duplicates summed in the order they were added.
   */
  public SparseMatrix toMatrix() {
    int[] order = stableSort(row, rows, stableSort(column, columns, null));
    int[] rowStart = new int[rows + 1];
    int[] outColumn = new int[size];
    double[] outValue = new double[size];
    int count = 0;
    int previousRow = -1;
    for (int k = 0; k < size; k++) {
      int e = order[k];
      if (row[e] == previousRow && outColumn[count - 1] == column[e]) {
        outValue[count - 1] += value[e];
      } else {
        outColumn[count] = column[e];
        outValue[count] = value[e];
        count++;
        previousRow = row[e];
        rowStart[previousRow + 1] = count;
      }
    }
    for (int i = 0; i < rows; i++) {
      rowStart[i + 1] = Math.max(rowStart[i + 1], rowStart[i]);
    }
    return SparseMatrix.adopt(
        rows,
        columns,
        rowStart,
        count == size ? outColumn : Arrays.copyOf(outColumn, count),
        count == size ? outValue : Arrays.copyOf(outValue, count));
  }

  /** Counting sort of the entries by key, keeping the order given (or of adding) among equals. */
  private int[] stableSort(int[] key, int keys, int @Nullable [] order) {
    int[] place = new int[keys + 1];
    for (int k = 0; k < size; k++) {
      place[key[k] + 1]++;
    }
    for (int i = 0; i < keys; i++) {
      place[i + 1] += place[i];
    }
    int[] sorted = new int[size];
    for (int k = 0; k < size; k++) {
      int e = order == null ? k : order[k];
      sorted[place[key[e]]++] = e;
    }
    return sorted;
  }
}
