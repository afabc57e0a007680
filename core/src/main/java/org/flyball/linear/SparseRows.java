package org.flyball.linear;

import java.util.Arrays;
import org.flyball.run.Checks;

/**
 * The rows of a sparse matrix one at a time: what a sum over data rows is made of. A row's product
 * with x and its multiple added to a gradient come in one pass, so the row is read from memory
 * once. A view: nothing is copied, and many threads may share it.
 *
 * <p>Row numbers and the lengths of {@code x} and {@code out} are the caller's duty: what is out of
 * range throws {@link ArrayIndexOutOfBoundsException}.
 */
public final class SparseRows {

  private final SparseMatrix matrix;
  private final int[] start;
  private final int[] column;
  private final double[] value;

  private SparseRows(SparseMatrix matrix) {
    this.matrix = matrix;
    this.start = matrix.rowStart;
    this.column = matrix.column;
    this.value = matrix.value;
  }

  /** The rows of a matrix. */
  public static SparseRows of(SparseMatrix matrix) {
    return new SparseRows(matrix);
  }

  /** The number of rows. */
  public int count() {
    return start.length - 1;
  }

  /** The number of entries of a row. */
  public int entries(int row) {
    return start[row + 1] - start[row];
  }

  /** {@code a_row . x}. Cost: 2 flops and 12 bytes per entry. */
  public double dot(int row, double[] x) {
    int[] col = column;
    double[] val = value;
    double sum = 0;
    for (int k = start[row], end = start[row + 1]; k < end; k++) {
      sum += val[k] * x[col[k]];
    }
    return sum;
  }

  /** {@code a_row . x}, x beginning at an index of a longer array. */
  public double dot(int row, double[] x, int from) {
    int[] col = column;
    double[] val = value;
    double sum = 0;
    for (int k = start[row], end = start[row + 1]; k < end; k++) {
      sum += val[k] * x[from + col[k]];
    }
    return sum;
  }

  /**
   * The row with its zeros: for those who need it several times and find a loop over consecutive
   * numbers faster.
   *
   * @param out (columns)
   */
  public void copy(int row, double[] out) {
    Arrays.fill(out, 0, matrix.columns(), 0);
    int[] col = column;
    double[] val = value;
    for (int k = start[row], end = start[row + 1]; k < end; k++) {
      out[col[k]] = val[k];
    }
  }

  /** {@code out += weight a_row}, out beginning at an index of a longer array. */
  public void add(int row, double weight, double[] out, int from) {
    int[] col = column;
    double[] val = value;
    for (int k = start[row], end = start[row + 1]; k < end; k++) {
      out[from + col[k]] += weight * val[k];
    }
  }

  /** {@code out += weight a_row}. Cost: 2 flops per entry, and scattered writes. */
  public void add(int row, double weight, double[] out) {
    int[] col = column;
    double[] val = value;
    for (int k = start[row], end = start[row + 1]; k < end; k++) {
      out[col[k]] += weight * val[k];
    }
  }

  /** Receives the entries of a row. */
  @FunctionalInterface
  public interface RowVisitor {
    /** One entry, its column counted from 0. */
    void visit(int column, double value);
  }

  /** Shows the entries of a row, columns ascending. */
  public void forEach(int row, RowVisitor visitor) {
    for (int k = start[row]; k < start[row + 1]; k++) {
      visitor.visit(column[k], value[k]);
    }
  }

  /** {@code ||a_row||^2}. */
  public double squaredNorm(int row) {
    double sum = 0;
    for (int k = start[row]; k < start[row + 1]; k++) {
      sum += value[k] * value[k];
    }
    return sum;
  }

  /** The columns in which some row has an entry other than 0, ascending; fresh. */
  public int[] support() {
    boolean[] used = new boolean[matrix.columns()];
    int count = 0;
    for (int k = 0; k < column.length; k++) {
      if (value[k] != 0 && !used[column[k]]) {
        used[column[k]] = true;
        count++;
      }
    }
    int[] support = new int[count];
    for (int j = 0, place = 0; j < used.length; j++) {
      if (used[j]) {
        support[place++] = j;
      }
    }
    return support;
  }

  /**
   * {@code out += weight A^T A}, on and below the diagonal. Cost: half the sum of squares of the
   * rows' entries.
   *
   * @param out (columns &times; columns, row-major); what is above the diagonal is not written
   */
  public void addGram(double weight, double[] out) {
    int d = matrix.columns();
    Checks.length(out, d * d, "SparseRows.addGram: out");
    for (int i = 0; i < count(); i++) {
      for (int k = start[i]; k < start[i + 1]; k++) {
        double left = weight * value[k];
        int place = column[k] * d;
        for (int l = start[i]; l <= k; l++) { // columns ascend
          out[place + column[l]] += left * value[l];
        }
      }
    }
  }

  /**
   * {@code A A^T}, the rows' products with one another (rows &times; rows, row-major); fresh. Cost:
   * rows times entries.
   */
  public double[] outerGram() {
    int m = count();
    double[] gram = new double[m * m];
    double[] dense = new double[matrix.columns()];
    for (int i = 0; i < m; i++) {
      add(i, 1, dense);
      for (int j = 0; j <= i; j++) {
        gram[i * m + j] = dot(j, dense);
        gram[j * m + i] = gram[i * m + j];
      }
      for (int k = start[i]; k < start[i + 1]; k++) {
        dense[column[k]] = 0;
      }
    }
    return gram;
  }

  /**
   * The matrix of some rows, in the order given; a copy.
   *
   * @param rows their numbers; one may come more than once
   */
  public SparseMatrix select(int... rows) {
    long entries = 0;
    for (int row : rows) {
      Checks.that(
          row >= 0 && row < count(), "SparseRows: row %s is outside 0..%s", row, count() - 1);
      entries += entries(row);
    }
    int[] outStart = new int[rows.length + 1];
    int[] outColumn = new int[Math.toIntExact(entries)];
    double[] outValue = new double[outColumn.length];
    for (int i = 0; i < rows.length; i++) {
      int length = entries(rows[i]);
      System.arraycopy(column, start[rows[i]], outColumn, outStart[i], length);
      System.arraycopy(value, start[rows[i]], outValue, outStart[i], length);
      outStart[i + 1] = outStart[i] + length;
    }
    return SparseMatrix.adopt(rows.length, matrix.columns(), outStart, outColumn, outValue);
  }

  /**
   * A matrix from rows whose columns ascend already; the arrays are copied. What {@link
   * SparseMatrix#ofRows} makes, without its sorting.
   *
   * @param rowStart length rows + 1, from 0 to at most the number of entries, never falling
   * @param column columns counted from 0, ascending in each row, without duplicates
   * @param value one per column entry
   */
  public static SparseMatrix ofSorted(int columns, int[] rowStart, int[] column, double[] value) {
    int rows = rowStart.length - 1;
    Checks.that(
        rows >= 0 && columns >= 0 && rowStart[0] == 0,
        "SparseRows: rowStart has %s entries for %s columns; it must have one at least, the first 0",
        rowStart.length,
        columns);
    for (int i = 0; i < rows; i++) {
      Checks.that(
          rowStart[i] <= rowStart[i + 1]
              && rowStart[i + 1] <= column.length
              && rowStart[i + 1] <= value.length,
          "SparseRows: rowStart goes from %s to %s in row %s; it must not fall nor pass the entries",
          rowStart[i],
          rowStart[i + 1],
          i);
      int before = -1;
      for (int k = rowStart[i]; k < rowStart[i + 1]; k++) {
        if (column[k] <= before || column[k] >= columns) {
          Checks.that(
              false,
              "SparseRows: row %s has column %s after %s; columns must ascend and be below %s",
              i,
              column[k],
              before,
              columns);
        }
        before = column[k];
      }
    }
    return SparseMatrix.adopt(
        rows,
        columns,
        rowStart.clone(),
        Arrays.copyOf(column, rowStart[rows]),
        Arrays.copyOf(value, rowStart[rows]));
  }
}
