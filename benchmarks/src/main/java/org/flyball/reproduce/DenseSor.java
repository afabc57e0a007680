package org.flyball.reproduce;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.NormOps_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.CholeskyDecomposition_F64;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;
import org.flyball.linear.SparseMatrix;
import org.flyball.run.Checks;

/**
 * What theory says of SOR on one symmetric positive definite matrix, computed the expensive and
 * unquestionable way: by dense matrices. Cost: n^3 per number, so for n up to a thousand.
 *
 * <pre>
 * W = D/omega + L        C = I - A W^-1, the matrix that takes one residual to the next
 * </pre>
 */
final class DenseSor {

  private final SparseMatrix sparse;
  private final DMatrixRMaj dense;
  private final DMatrixRMaj inverseFactor; // G^-1 of A = G G^T

  DenseSor(SparseMatrix matrix) {
    sparse = matrix;
    dense = matrix.toDense();
    CholeskyDecomposition_F64<DMatrixRMaj> cholesky =
        DecompositionFactory_DDRM.chol(matrix.rows(), true);
    Checks.that(cholesky.decompose(dense.copy()), "DenseSor: the matrix is not positive definite");
    inverseFactor = cholesky.getT(null);
    CommonOps_DDRM.invert(inverseFactor);
  }

  /** D/omega + L; the strict lower triangle alone for an infinite omega. */
  private DMatrixRMaj sweep(double omega) {
    DMatrixRMaj w = new DMatrixRMaj(dense.numRows, dense.numCols);
    sparse.forEach(
        (i, j, v) -> {
          if (j <= i) {
            w.set(i, j, i == j ? v / omega : v);
          }
        });
    return w;
  }

  /** C. */
  DMatrixRMaj residualMatrix(double omega) {
    DMatrixRMaj inverse = sweep(omega);
    CommonOps_DDRM.invert(inverse);
    DMatrixRMaj c = CommonOps_DDRM.identity(dense.numRows);
    CommonOps_DDRM.multAdd(-1, dense, inverse, c);
    return c;
  }

  /** The k-th root of {@code ||C^k||_2}, for k at least 1. */
  static double rootOfPower(DMatrixRMaj c, int k) {
    DMatrixRMaj square = c.copy();
    DMatrixRMaj power = CommonOps_DDRM.identity(c.numRows);
    DMatrixRMaj scratch = new DMatrixRMaj(c.numRows, c.numCols);
    for (int rest = k; rest > 0; rest /= 2) {
      if (rest % 2 == 1) {
        CommonOps_DDRM.mult(power, square, scratch);
        power.setTo(scratch);
      }
      if (rest > 1) {
        CommonOps_DDRM.mult(square, square, scratch);
        square.setTo(scratch);
      }
    }
    return Math.pow(norm(power), 1.0 / k);
  }

  /** The 2-norm by the power method on P^T P, whose value settles twice as fast as its vector. */
  private static double norm(DMatrixRMaj p) {
    DMatrixRMaj v = new DMatrixRMaj(p.numCols, 1);
    DMatrixRMaj w = new DMatrixRMaj(p.numRows, 1);
    for (int i = 0; i < p.numCols; i++) {
      v.set(i, 0, 1 + i % 7); // no symmetry of a grid
    }
    double before = 0;
    while (true) {
      CommonOps_DDRM.divide(v, NormOps_DDRM.normF(v));
      CommonOps_DDRM.mult(p, v, w);
      double norm = NormOps_DDRM.normF(w);
      if (!(norm > before * (1 + 1e-13))) {
        return norm;
      }
      before = norm;
      CommonOps_DDRM.multTransA(p, w, v);
    }
  }

  /** {@code ||M||_A^2 = 1 - ((2 - omega) / omega) / lambda_max(A^-1 W D^-1 W^T)}. */
  double squaredEnergyNorm(double omega) {
    return 1 - (2 - omega) / omega / largest(throughDiagonal(sweep(omega)));
  }

  /** mu, the largest eigenvalue of D A^-1. */
  double mu() {
    return largest(CommonOps_DDRM.diag(sparse.diagonal()));
  }

  /** nu, the largest eigenvalue of (L D^-1 L^T - D/4) A^-1. */
  double nu() {
    DMatrixRMaj x = throughDiagonal(sweep(Double.POSITIVE_INFINITY));
    double[] d = sparse.diagonal();
    for (int i = 0; i < d.length; i++) {
      x.add(i, i, -d[i] / 4);
    }
    return largest(x);
  }

  /** The condition of the matrix that SSOR-CG works with. A constant factor does not matter. */
  double ssorCondition(double omega) {
    double[] ends = endsWithA(throughDiagonal(sweep(omega)));
    return ends[1] / ends[0];
  }

  /** The condition of A in the 2-norm. */
  double condition() {
    double[] ends = ends(dense.copy());
    return ends[1] / ends[0];
  }

  /** B D^-1 B^T. */
  private DMatrixRMaj throughDiagonal(DMatrixRMaj b) {
    double[] d = sparse.diagonal();
    DMatrixRMaj scaled = b.copy();
    for (int j = 0; j < d.length; j++) {
      for (int i = 0; i < d.length; i++) {
        scaled.set(i, j, scaled.get(i, j) / d[j]);
      }
    }
    DMatrixRMaj product = new DMatrixRMaj(d.length, d.length);
    CommonOps_DDRM.multTransB(scaled, b, product);
    return product;
  }

  private double largest(DMatrixRMaj x) {
    return endsWithA(x)[1];
  }

  /** The end eigenvalues of A^-1 X, X symmetric: those of G^-1 X G^-T. */
  private double[] endsWithA(DMatrixRMaj x) {
    DMatrixRMaj half = new DMatrixRMaj(x.numRows, x.numCols);
    CommonOps_DDRM.mult(inverseFactor, x, half);
    DMatrixRMaj both = new DMatrixRMaj(x.numRows, x.numCols);
    CommonOps_DDRM.multTransB(half, inverseFactor, both);
    return ends(both);
  }

  /** The smallest and the largest eigenvalue of a symmetric matrix, which is overwritten. */
  private static double[] ends(DMatrixRMaj symmetric) {
    EigenDecomposition_F64<DMatrixRMaj> eigen =
        DecompositionFactory_DDRM.eig(symmetric.numRows, false, true);
    Checks.that(eigen.decompose(symmetric), "DenseSor: the eigenvalues did not converge");
    double[] ends = {Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY};
    for (int i = 0; i < eigen.getNumberOfEigenvalues(); i++) {
      double value = eigen.getEigenvalue(i).getReal();
      ends[0] = Math.min(ends[0], value);
      ends[1] = Math.max(ends[1], value);
    }
    return ends;
  }
}
