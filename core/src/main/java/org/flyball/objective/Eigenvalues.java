package org.flyball.objective;

import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;
import org.flyball.linear.LinearOperator;

/**
 * The ends of a symmetric matrix's spectrum: by EJML's tridiagonalisation and QR iteration, exact
 * but for rounding.
 *
 * @param smallest the smallest eigenvalue
 * @param smallestPositive the smallest that is above rounding; infinite if there is none
 * @param largest the largest eigenvalue
 */
record Eigenvalues(double smallest, double smallestPositive, double largest) {

  /** Up to this size matrices are made dense: 18 MB and a few seconds. */
  static final int DENSE_LIMIT = 1500;

  /** Of a matrix (n &times; n, row-major), which is not written. */
  static Eigenvalues of(double[] matrix, int n) {
    double scale = 0;
    for (double v : matrix) {
      scale = Math.max(scale, Math.abs(v));
    }
    if (scale == 0) {
      return new Eigenvalues(0, Double.POSITIVE_INFINITY, 0);
    }
    if (n == 1) {
      double only = matrix[0];
      return new Eigenvalues(only, only > 0 ? only : Double.POSITIVE_INFINITY, only);
    }
    DMatrixRMaj scaled = new DMatrixRMaj(n, n);
    for (int k = 0; k < matrix.length; k++) {
      scaled.data[k] = matrix[k] / scale;
    }
    EigenDecomposition_F64<DMatrixRMaj> eigen = DecompositionFactory_DDRM.eig(n, false, true);
    if (!eigen.decompose(scaled)) {
      throw new IllegalStateException("the eigenvalues of a symmetric matrix were not found");
    }
    double[] values = new double[n];
    for (int k = 0; k < n; k++) {
      values[k] = eigen.getEigenvalue(k).getReal();
    }
    Arrays.sort(values);
    double rounding = 1e-14 * n * Math.max(values[n - 1], -values[0]);
    double positive = Double.POSITIVE_INFINITY;
    for (int k = n - 1; k >= 0 && values[k] > rounding; k--) {
      positive = values[k];
    }
    return new Eigenvalues(scale * values[0], scale * positive, scale * values[n - 1]);
  }

  /** An upper bound of the largest eigenvalue of a matrix too large to be made dense. */
  static double largest(LinearOperator matrix, int n, double bound) {
    double[] x = new double[n];
    double[] product = new double[n];
    Arrays.fill(x, 1);
    matrix.apply(x, product);
    return bound; // safe, but far too large: to be replaced by a certified Lanczos bound
  }
}
