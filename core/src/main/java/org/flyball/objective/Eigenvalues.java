package org.flyball.objective;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.TridiagonalSimilarDecomposition_F64;
import org.flyball.linear.Lanczos;
import org.flyball.linear.LinearOperator;
import org.flyball.random.Seed;

/**
 * The ends of a symmetric matrix's spectrum, exact but for rounding: made tridiagonal by EJML, then
 * by bisection on the number of eigenvalues below a point (Golub and Van Loan, section 8.4.1). The
 * QR iteration that EJML goes on with does not always end where many eigenvalues are equal, as they
 * are for rows that come twice; bisection cannot fail.
 *
 * @param smallest the smallest eigenvalue
 * @param smallestPositive the smallest that is above rounding; infinite if there is none
 * @param largest the largest eigenvalue
 */
record Eigenvalues(double smallest, double smallestPositive, double largest) {

  /** Up to this size matrices are made dense: 18 MB and a few seconds. */
  static final int DENSE_LIMIT = 1500;

  private static final double ACCURACY = 1e-6;

  /**
   * Of a symmetric matrix (n &times; n, row-major), which is not written; only what is on and below
   * its diagonal is looked at.
   */
  static Eigenvalues of(double[] matrix, int n) {
    double scale = 0;
    for (int i = 0; i < n; i++) {
      for (int j = 0; j <= i; j++) {
        scale = Math.max(scale, Math.abs(matrix[i * n + j]));
      }
    }
    if (scale == 0) {
      return new Eigenvalues(0, Double.POSITIVE_INFINITY, 0);
    }
    if (n == 1) {
      double only = matrix[0];
      return new Eigenvalues(only, only > 0 ? only : Double.POSITIVE_INFINITY, only);
    }
    DMatrixRMaj scaled = new DMatrixRMaj(n, n);
    for (int i = 0; i < n; i++) {
      for (int j = 0; j <= i; j++) {
        scaled.data[i * n + j] = matrix[i * n + j] / scale;
        scaled.data[j * n + i] = scaled.data[i * n + j];
      }
    }
    TridiagonalSimilarDecomposition_F64<DMatrixRMaj> tridiagonal =
        DecompositionFactory_DDRM.tridiagonal(n);
    if (!tridiagonal.decompose(scaled)) {
      throw new IllegalStateException("a symmetric matrix could not be made tridiagonal");
    }
    Sturm sturm = new Sturm(new double[n], new double[n]);
    tridiagonal.getDiagonal(sturm.diagonal, sturm.beside);
    double smallest = sturm.eigenvalue(1);
    double largest = sturm.eigenvalue(n);
    double rounding = 1e-14 * n * Math.max(largest, -smallest);
    int dropped = sturm.below(rounding);
    double positive = dropped == n ? Double.POSITIVE_INFINITY : sturm.eigenvalue(dropped + 1);
    return new Eigenvalues(scale * smallest, scale * positive, scale * largest);
  }

  /** A tridiagonal matrix; {@code beside[i]} couples i and i + 1, the last one is 0. */
  private record Sturm(double[] diagonal, double[] beside) {

    /** The k-th smallest eigenvalue, k from 1. */
    double eigenvalue(int k) {
      int n = diagonal.length;
      double low = Double.POSITIVE_INFINITY;
      double high = Double.NEGATIVE_INFINITY;
      for (int i = 0; i < n; i++) {
        double reach = Math.abs(beside[i]) + (i > 0 ? Math.abs(beside[i - 1]) : 0);
        low = Math.min(low, diagonal[i] - reach);
        high = Math.max(high, diagonal[i] + reach);
      }
      while (true) {
        double middle = low + (high - low) / 2;
        if (middle <= low || middle >= high) {
          return high;
        }
        if (below(middle) >= k) {
          high = middle;
        } else {
          low = middle;
        }
      }
    }

    /** How many eigenvalues are below a point: the negative pivots of the shifted matrix. */
    int below(double point) {
      int count = 0;
      double pivot = 1;
      for (int i = 0; i < diagonal.length; i++) {
        double coupling = i == 0 ? 0 : beside[i - 1] * (beside[i - 1] / pivot);
        pivot = diagonal[i] - point - coupling;
        if (pivot == 0) {
          pivot = -Double.MIN_NORMAL;
        }
        count += pivot < 0 ? 1 : 0;
      }
      return count;
    }
  }

  /**
   * An upper bound of the largest eigenvalue of a positive semidefinite matrix too large to be made
   * dense, by Lanczos: at most about 1e-6 of itself too large, too small with probability 1e-12
   * over the start. The start is always the same.
   *
   * @param trace of the matrix: another upper bound
   */
  static double largest(LinearOperator matrix, int n, double trace) {
    double bound = Lanczos.to(ACCURACY, Seed.of(0).child("smoothness")).largest(matrix, n).atMost();
    return bound <= trace ? bound : trace; // also where Lanczos has found no bound
  }
}
