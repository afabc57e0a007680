package org.flyball.linear;

import org.apache.commons.math3.exception.DimensionMismatchException;
import org.apache.commons.math3.linear.AbstractRealMatrix;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;

/** A sparse matrix seen through commons-math3's interface: no copy, products by our kernels. */
final class RealMatrixView extends AbstractRealMatrix {

  private final SparseMatrix matrix;

  RealMatrixView(SparseMatrix matrix) {
    this.matrix = matrix;
  }

  @Override
  public int getRowDimension() {
    return matrix.rows();
  }

  @Override
  public int getColumnDimension() {
    return matrix.columns();
  }

  @Override
  public double getEntry(int row, int column) {
    MatrixUtils.checkMatrixIndex(this, row, column);
    return matrix.get(row, column);
  }

  @Override
  public void setEntry(int row, int column, double value) {
    throw new UnsupportedOperationException("this view of a SparseMatrix is read-only; copy() it");
  }

  @Override
  public RealMatrix createMatrix(int rows, int columns) {
    return new Array2DRowRealMatrix(rows, columns);
  }

  @Override
  public RealMatrix copy() {
    RealMatrix copy = createMatrix(getRowDimension(), getColumnDimension());
    matrix.forEach(copy::setEntry);
    return copy;
  }

  @Override
  public double[] operate(double[] v) {
    if (v.length != matrix.columns()) {
      throw new DimensionMismatchException(v.length, matrix.columns());
    }
    double[] out = new double[matrix.rows()];
    matrix.multiply(v, out);
    return out;
  }

  @Override
  public double[] preMultiply(double[] v) {
    if (v.length != matrix.rows()) {
      throw new DimensionMismatchException(v.length, matrix.rows());
    }
    double[] out = new double[matrix.columns()];
    matrix.multiplyTransposed(v, out);
    return out;
  }

  /** By columns; the inherited product looks up every entry of the dense shape. */
  @Override
  public RealMatrix multiply(RealMatrix m) {
    MatrixUtils.checkMultiplicationCompatible(this, m);
    RealMatrix out = createMatrix(getRowDimension(), m.getColumnDimension());
    for (int j = 0; j < m.getColumnDimension(); j++) {
      out.setColumn(j, operate(m.getColumn(j)));
    }
    return out;
  }

  @Override
  public RealMatrix preMultiply(RealMatrix m) {
    MatrixUtils.checkMultiplicationCompatible(m, this);
    RealMatrix out = createMatrix(m.getRowDimension(), getColumnDimension());
    for (int i = 0; i < m.getRowDimension(); i++) {
      out.setRow(i, preMultiply(m.getRow(i)));
    }
    return out;
  }

  @Override
  public RealMatrix transpose() {
    return new RealMatrixView(matrix.transpose());
  }
}
