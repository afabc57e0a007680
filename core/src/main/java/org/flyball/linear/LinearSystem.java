package org.flyball.linear;

import java.util.Arrays;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.RealVector;
import org.ejml.data.DMatrixRMaj;
import org.ejml.data.DMatrixSparseCSC;
import org.flyball.run.Checks;

/**
 * {@code A x = b} with a square matrix.
 *
 * @param matrix A, n &times; n
 * @param rightHandSide b, length n, finite; shared with the caller, never written
 */
public record LinearSystem(Matrix matrix, double[] rightHandSide) {

  public LinearSystem {
    Checks.that(
        matrix.rows() == matrix.columns(),
        "LinearSystem: the matrix must be square, got %s x %s",
        matrix.rows(),
        matrix.columns());
    Checks.length(rightHandSide, matrix.rows(), "LinearSystem: the right-hand side");
    Checks.finite(rightHandSide, "LinearSystem: the right-hand side");
  }

  /** From commons-math3; both are copied. */
  public static LinearSystem of(RealMatrix matrix, RealVector rightHandSide) {
    return new LinearSystem(SparseMatrix.of(matrix), rightHandSide.toArray());
  }

  /** From EJML's sparse matrix and its vector, a single column or row; both are copied. */
  public static LinearSystem of(DMatrixSparseCSC matrix, DMatrixRMaj rightHandSide) {
    return new LinearSystem(SparseMatrix.of(matrix), vector(rightHandSide));
  }

  /** From EJML's dense matrix and its vector, a single column or row; both are copied. */
  public static LinearSystem of(DMatrixRMaj matrix, DMatrixRMaj rightHandSide) {
    return new LinearSystem(SparseMatrix.of(matrix), vector(rightHandSide));
  }

  private static double[] vector(DMatrixRMaj matrix) {
    Checks.that(
        matrix.numRows == 1 || matrix.numCols == 1,
        "LinearSystem: the right-hand side must be a single column or row, got %s x %s",
        matrix.numRows,
        matrix.numCols);
    return Arrays.copyOf(matrix.data, matrix.getNumElements());
  }

  /** The number of unknowns, n. */
  public int size() {
    return matrix.rows();
  }

  /** {@code out = b - A x}. Cost: one product. */
  public void residual(double[] x, double[] out) {
    matrix.multiply(x, out);
    for (int i = 0; i < out.length; i++) {
      out[i] = rightHandSide[i] - out[i];
    }
  }
}
