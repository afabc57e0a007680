package org.flyball.linear;

import java.util.Arrays;
import org.apache.commons.math3.linear.AbstractRealMatrix;
import org.apache.commons.math3.linear.DefaultRealMatrixPreservingVisitor;
import org.apache.commons.math3.linear.RealMatrix;
import org.ejml.data.DMatrixRMaj;
import org.ejml.data.DMatrixSparseCSC;
import org.flyball.run.Checks;
import org.jspecify.annotations.Nullable;

/**
 * An immutable sparse matrix in compressed rows (CSR): per row its columns in ascending order and
 * their values. Duplicates are summed, explicit zeros kept, empty rows allowed; every value is
 * finite. Checked once, when it is made.
 *
 * <p>Memory: 12 bytes per stored entry and 8 per row. Matrices made by {@link #shifted} share the
 * pattern with their origin. What solves keep with it is said at {@link LinearSolver}. Safe for use
 * by many threads.
 */
public final class SparseMatrix extends Matrix {

  private final int rows;
  private final int columns;
  final Pattern pattern;
  final int[] rowStart;
  final int[] column;
  final double[] value;

  /** What the workspace is marked with in which this was first scaled; races are harmless. */
  @Nullable Object mark;

  private SparseMatrix(int rows, int columns, Pattern pattern, double[] value) {
    this.rows = rows;
    this.columns = columns;
    this.pattern = pattern;
    this.rowStart = pattern.rowStart;
    this.column = pattern.column;
    this.value = value;
  }

  /** A matrix from sorted, checked arrays that nobody else writes; only the values are checked. */
  static SparseMatrix adopt(int rows, int columns, int[] rowStart, int[] column, double[] value) {
    return checked(rows, columns, new Pattern(rowStart, column), value);
  }

  private static SparseMatrix checked(int rows, int columns, Pattern pattern, double[] value) {
    for (int i = 0; i < rows; i++) {
      for (int k = pattern.rowStart[i]; k < pattern.rowStart[i + 1]; k++) {
        if (!Double.isFinite(value[k])) {
          Checks.that(
              false,
              "SparseMatrix: entry (%s, %s) is %s; it must be finite",
              i,
              pattern.column[k],
              value[k]);
        }
      }
    }
    return new SparseMatrix(rows, columns, pattern, value);
  }

  /**
   * From compressed rows, in any order within a row; duplicates are summed. The arrays are copied.
   *
   * @param rowStart length rows + 1, from 0 to the number of entries, never falling
   * @param column columns counted from 0
   * @param value one per column entry
   */
  public static SparseMatrix ofRows(
      int rows, int columns, int[] rowStart, int[] column, double[] value) {
    Checks.that(
        rows >= 0 && rowStart.length == rows + 1,
        "SparseMatrix: rowStart has %s entries, must have %s rows and one more",
        rowStart.length,
        rows);
    Checks.that(
        column.length == value.length && rowStart[0] == 0 && rowStart[rows] == column.length,
        "SparseMatrix: rowStart goes from %s to %s, must go from 0 to the number of columns (%s) and of values (%s)",
        rowStart[0],
        rowStart[rows],
        column.length,
        value.length);
    Triplets triplets = new Triplets(rows, columns);
    for (int i = 0; i < rows; i++) {
      Checks.that(
          rowStart[i] <= rowStart[i + 1] && rowStart[i + 1] <= column.length,
          "SparseMatrix: rowStart goes from %s to %s in row %s; it must not fall nor pass %s",
          rowStart[i],
          rowStart[i + 1],
          i,
          column.length);
      for (int k = rowStart[i]; k < rowStart[i + 1]; k++) {
        triplets.add(i, column[k], value[k]);
      }
    }
    return triplets.toMatrix();
  }

  /** From a dense array of rows; zeros are left out. */
  public static SparseMatrix of(double[][] dense) {
    int columns = dense.length == 0 ? 0 : dense[0].length;
    Triplets triplets = new Triplets(dense.length, columns);
    for (int i = 0; i < dense.length; i++) {
      Checks.length(dense[i], columns, "SparseMatrix: row " + i);
      for (int j = 0; j < columns; j++) {
        if (dense[i][j] != 0) {
          triplets.add(i, j, dense[i][j]);
        }
      }
    }
    return triplets.toMatrix();
  }

  /** From EJML's compressed columns, sorted or not; explicit zeros are kept. */
  public static SparseMatrix of(DMatrixSparseCSC csc) {
    Triplets triplets = new Triplets(csc.numRows, csc.numCols);
    for (int j = 0; j < csc.numCols; j++) {
      for (int k = csc.col_idx[j]; k < csc.col_idx[j + 1]; k++) {
        triplets.add(csc.nz_rows[k], j, csc.nz_values[k]);
      }
    }
    return triplets.toMatrix();
  }

  /** From EJML's dense matrix; zeros are left out. */
  public static SparseMatrix of(DMatrixRMaj dense) {
    Triplets triplets = new Triplets(dense.numRows, dense.numCols);
    for (int i = 0; i < dense.numRows; i++) {
      for (int j = 0; j < dense.numCols; j++) {
        double v = dense.unsafe_get(i, j);
        if (v != 0) {
          triplets.add(i, j, v);
        }
      }
    }
    return triplets.toMatrix();
  }

  /** From any commons-math3 matrix; zeros are left out. */
  public static SparseMatrix of(RealMatrix matrix) {
    Triplets triplets = new Triplets(matrix.getRowDimension(), matrix.getColumnDimension());
    matrix.walkInOptimizedOrder(
        new DefaultRealMatrixPreservingVisitor() {
          @Override
          public void visit(int row, int column, double value) {
            if (value != 0) {
              triplets.add(row, column, value);
            }
          }
        });
    return triplets.toMatrix();
  }

  @Override
  public int rows() {
    return rows;
  }

  @Override
  public int columns() {
    return columns;
  }

  /** The number of stored entries, explicit zeros included. */
  public int entries() {
    return column.length;
  }

  /** The entry (i, j), 0 where nothing is stored. Cost: a binary search in the row. */
  public double get(int i, int j) {
    if (i < 0 || i >= rows || j < 0 || j >= columns) {
      Checks.that(
          false, "SparseMatrix: (%s, %s) is outside the %s x %s matrix", i, j, rows, columns);
    }
    int k = Arrays.binarySearch(column, rowStart[i], rowStart[i + 1], j);
    return k < 0 ? 0 : value[k];
  }

  @Override
  public double[] diagonal() {
    double[] d = new double[Math.min(rows, columns)];
    for (int i = 0; i < d.length; i++) {
      d[i] = diagonal(i);
    }
    return d;
  }

  @Override
  double diagonal(int row) {
    int place = pattern.diagonal[row];
    return place < 0 ? 0 : value[place];
  }

  /** Receives the stored entries of a matrix. */
  @FunctionalInterface
  public interface EntryVisitor {
    /** One entry, counted from 0. */
    void visit(int row, int column, double value);
  }

  /** Shows every stored entry, row by row, columns ascending. */
  public void forEach(EntryVisitor visitor) {
    for (int i = 0; i < rows; i++) {
      for (int k = rowStart[i]; k < rowStart[i + 1]; k++) {
        visitor.visit(i, column[k], value[k]);
      }
    }
  }

  /**
   * {@code out = A x}, with {@code out} another array than {@code x}. Cost: 2 flops and 12 bytes
   * per entry; nothing is allocated.
   */
  @Override
  public void multiply(double[] x, double[] out) {
    Checks.length(x, columns, "SparseMatrix.multiply: x");
    Checks.length(out, rows, "SparseMatrix.multiply: out");
    requireTwo(x, out, "multiply");
    int[] start = rowStart;
    int[] col = column;
    double[] val = value;
    for (int i = 0; i < out.length; i++) {
      double sum = 0;
      for (int k = start[i], end = start[i + 1]; k < end; k++) {
        sum += val[k] * x[col[k]];
      }
      out[i] = sum;
    }
  }

  /** {@code out = A^T x}, as {@link #multiply} but with scattered writes. */
  public void multiplyTransposed(double[] x, double[] out) {
    Checks.length(x, rows, "SparseMatrix.multiplyTransposed: x");
    Checks.length(out, columns, "SparseMatrix.multiplyTransposed: out");
    requireTwo(x, out, "multiplyTransposed");
    Arrays.fill(out, 0);
    for (int i = 0; i < rows; i++) {
      double xi = x[i];
      for (int k = rowStart[i], end = rowStart[i + 1]; k < end; k++) {
        out[column[k]] += value[k] * xi;
      }
    }
  }

  /** The transpose. */
  public SparseMatrix transpose() {
    int[] start = new int[columns + 1];
    for (int c : column) {
      start[c + 1]++;
    }
    for (int j = 0; j < columns; j++) {
      start[j + 1] += start[j];
    }
    int[] next = Arrays.copyOf(start, columns);
    int[] outColumn = new int[column.length];
    double[] outValue = new double[column.length];
    for (int i = 0; i < rows; i++) {
      for (int k = rowStart[i]; k < rowStart[i + 1]; k++) {
        int place = next[column[k]]++;
        outColumn[place] = i;
        outValue[place] = value[k];
      }
    }
    return adopt(columns, rows, start, outColumn, outValue);
  }

  /**
   * {@code A + c I}. Shares the pattern with this matrix and copies only the values; where a
   * diagonal entry is not stored, a pattern with a full diagonal is made instead.
   */
  @Override
  public SparseMatrix shifted(double c) {
    requireSquare("shifted");
    Checks.that(Double.isFinite(c), "SparseMatrix.shifted: the shift is %s; it must be finite", c);
    if (!pattern.hasFullDiagonal()) {
      return withFullDiagonal().shifted(c);
    }
    double[] moved = value.clone();
    for (int place : pattern.diagonal) {
      moved[place] += c;
    }
    return checked(rows, columns, pattern, moved);
  }

  /** {@code c A}. Shares the pattern with this matrix. */
  @Override
  public SparseMatrix times(double c) {
    double[] scaled = new double[value.length];
    for (int k = 0; k < scaled.length; k++) {
      scaled[k] = c * value[k];
    }
    return checked(rows, columns, pattern, scaled);
  }

  private SparseMatrix withFullDiagonal() {
    Triplets triplets = new Triplets(rows, columns);
    forEach(triplets::add);
    for (int i = 0; i < rows; i++) {
      triplets.add(i, i, 0);
    }
    return triplets.toMatrix();
  }

  /** Whether both matrices store the same places in the same arrays. */
  boolean sharesPatternWith(SparseMatrix other) {
    return pattern == other.pattern;
  }

  @Override
  ScaledMatrix scale() {
    return new ScaledTriangles(this, null);
  }

  @Override
  ScaledMatrix scaled(Workspace workspace) {
    return isScaled() ? scaled() : workspace.scaled(this);
  }

  @Override
  Workspaces workspaces() {
    return pattern.workspaces;
  }

  /** Cost: a binary search per entry; nothing is allocated. */
  @Override
  Symmetry measureSymmetry() {
    return Symmetry.of(this);
  }

  /** This matrix itself. */
  @Override
  public SparseMatrix toSparseMatrix() {
    return this;
  }

  /** EJML's compressed columns, sorted; a copy. */
  public DMatrixSparseCSC toCsc() {
    SparseMatrix t = transpose();
    DMatrixSparseCSC csc = new DMatrixSparseCSC(rows, columns, entries());
    System.arraycopy(t.rowStart, 0, csc.col_idx, 0, columns + 1);
    System.arraycopy(t.column, 0, csc.nz_rows, 0, entries());
    System.arraycopy(t.value, 0, csc.nz_values, 0, entries());
    csc.nz_length = entries();
    csc.indicesSorted = true;
    return csc;
  }

  /** EJML's dense matrix; a copy of 8 &times; rows &times; columns bytes. */
  public DMatrixRMaj toDense() {
    DMatrixRMaj dense = new DMatrixRMaj(rows, columns);
    forEach(dense::set);
    return dense;
  }

  /**
   * This matrix as commons-math3 sees matrices and operators (it is both): a view without a copy,
   * whose products run at our speed. Writing to it throws {@link UnsupportedOperationException};
   * its {@code copy()} is a dense matrix that can be written.
   */
  public AbstractRealMatrix asRealMatrix() {
    return new RealMatrixView(this);
  }

  private static void requireTwo(double[] x, double[] out, String what) {
    if (x == out) {
      Checks.that(x.length == 0, "SparseMatrix.%s: x and out are the same array", what);
    }
  }

  private void requireSquare(String what) {
    Checks.that(
        rows == columns,
        "SparseMatrix.%s: the matrix must be square, got %s x %s",
        what,
        rows,
        columns);
  }

  /** Whether both have the same shape, pattern and values. */
  @Override
  public boolean equals(Object other) {
    return other instanceof SparseMatrix that
        && rows == that.rows
        && columns == that.columns
        && Arrays.equals(rowStart, that.rowStart)
        && Arrays.equals(column, that.column)
        && Arrays.equals(value, that.value);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(column) + Arrays.hashCode(value);
  }

  @Override
  public String toString() {
    return "SparseMatrix " + rows + " x " + columns + ", " + entries() + " entries";
  }
}
