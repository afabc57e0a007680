package org.flyball.linear;

import java.util.Arrays;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.EigenDecomposition;
import org.apache.commons.math3.linear.LUDecomposition;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;

/** The matrices of the theory, dense, straight from their definitions. */
final class DenseSsor {

  final RealMatrix a;
  final RealMatrix d;
  final RealMatrix lower;
  private final RealMatrix inverseRootOfA;

  DenseSsor(SparseMatrix matrix) {
    int n = matrix.rows();
    a = new Array2DRowRealMatrix(n, n);
    d = new Array2DRowRealMatrix(n, n);
    lower = new Array2DRowRealMatrix(n, n);
    matrix.forEach(
        (i, j, v) -> {
          a.setEntry(i, j, v);
          if (i == j) {
            d.setEntry(i, j, v);
          } else if (j < i) {
            lower.setEntry(i, j, v);
          }
        });
    inverseRootOfA = inverseRoot(a);
  }

  static RealMatrix inverse(RealMatrix m) {
    return new LUDecomposition(m).getSolver().getInverse();
  }

  /** W = D/omega + L. */
  RealMatrix w(double omega) {
    return d.scalarMultiply(1 / omega).add(lower);
  }

  /** P = omega/(2-omega) W D^-1 W^T. */
  RealMatrix preconditioner(double omega) {
    RealMatrix w = w(omega);
    return w.multiply(inverse(d)).multiply(w.transpose()).scalarMultiply(omega / (2 - omega));
  }

  /** I - X^-1 A. */
  RealMatrix iteration(RealMatrix x) {
    return identity().subtract(inverse(x).multiply(a));
  }

  RealMatrix identity() {
    return MatrixUtils.createRealIdentityMatrix(a.getRowDimension());
  }

  /** The largest eigenvalue of B^-1 M for symmetric M and symmetric positive definite B. */
  static double largest(RealMatrix m, RealMatrix b) {
    return values(m, b)[0];
  }

  /** All eigenvalues of B^-1 M, falling. */
  static double[] values(RealMatrix m, RealMatrix b) {
    return scaledValues(m, inverseRoot(b));
  }

  private static RealMatrix inverseRoot(RealMatrix b) {
    return inverse(new EigenDecomposition(b).getSquareRoot());
  }

  private static double[] scaledValues(RealMatrix m, RealMatrix half) {
    RealMatrix same = half.multiply(m).multiply(half);
    RealMatrix symmetric = same.add(same.transpose()).scalarMultiply(0.5);
    double[] values = new EigenDecomposition(symmetric).getRealEigenvalues();
    Arrays.sort(values);
    for (int i = 0, j = values.length - 1; i < j; i++, j--) {
      double swap = values[i];
      values[i] = values[j];
      values[j] = swap;
    }
    return values;
  }

  /** ||M||_A^2 = lambda_max(A^-1 M^T A M). */
  double squaredEnergyNorm(RealMatrix m) {
    return scaledValues(m.transpose().multiply(a).multiply(m), inverseRootOfA)[0];
  }
}
