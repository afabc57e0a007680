package org.flyball.graph;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.decomposition.hessenberg.HessenbergSimilarDecomposition_DDRM;

/**
 * Many solves with {@code kappa I - K} for one small dense K and as many kappa: K is brought to
 * upper Hessenberg form once, {@code K = Q T Q^T}, after which a solve costs O(d^2).
 */
final class ShiftedSolves {

  private final int d;
  private final double[] t;
  private final double[] q;
  private final double[] work;

  ShiftedSolves(double[] matrix, int d) {
    this.d = d;
    this.work = new double[d * d];
    if (d == 1) {
      t = matrix.clone();
      q = new double[] {1};
      return;
    }
    HessenbergSimilarDecomposition_DDRM form = new HessenbergSimilarDecomposition_DDRM(d);
    form.decompose(DMatrixRMaj.wrap(d, d, matrix.clone()));
    t = form.getH(null).data.clone();
    q = form.getQ(null).data.clone();
  }

  /** {@code out = Q^T v}. */
  void toBasis(double[] v, double[] out) {
    for (int i = 0; i < d; i++) {
      double sum = 0;
      for (int j = 0; j < d; j++) {
        sum += q[j * d + i] * v[j];
      }
      out[i] = sum;
    }
  }

  /** {@code out = Q v}. */
  void fromBasis(double[] v, double[] out) {
    for (int i = 0; i < d; i++) {
      double sum = 0;
      for (int j = 0; j < d; j++) {
        sum += q[i * d + j] * v[j];
      }
      out[i] = sum;
    }
  }

  /** {@code out = T v}. */
  void multiply(double[] v, double[] out) {
    for (int i = 0; i < d; i++) {
      double sum = 0;
      for (int j = Math.max(0, i - 1); j < d; j++) {
        sum += t[i * d + j] * v[j];
      }
      out[i] = sum;
    }
  }

  /** Solves {@code (kappa I - factor T) x = b} in place: elimination with row exchanges. */
  void solve(double kappa, double factor, double[] b) {
    for (int k = 0; k < d * d; k++) {
      work[k] = -factor * t[k];
    }
    for (int i = 0; i < d; i++) {
      work[i * d + i] += kappa;
    }
    for (int i = 0; i + 1 < d; i++) {
      int row = i * d;
      int below = row + d;
      if (Math.abs(work[below + i]) > Math.abs(work[row + i])) {
        for (int j = i; j < d; j++) {
          double swap = work[row + j];
          work[row + j] = work[below + j];
          work[below + j] = swap;
        }
        double swap = b[i];
        b[i] = b[i + 1];
        b[i + 1] = swap;
      }
      double ratio = work[below + i] / work[row + i];
      if (ratio != 0) {
        for (int j = i + 1; j < d; j++) {
          work[below + j] -= ratio * work[row + j];
        }
        b[i + 1] -= ratio * b[i];
      }
    }
    for (int i = d - 1; i >= 0; i--) {
      double sum = b[i];
      for (int j = i + 1; j < d; j++) {
        sum -= work[i * d + j] * b[j];
      }
      b[i] = sum / work[i * d + i];
    }
  }
}
