package org.flyball.graph;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.NormOps_DDRM;

/**
 * {@code K V + V K^T + W = 0} for a small dense K whose eigenvalues have negative real parts, by
 * Newton's iteration for the matrix sign function (Roberts 1980), O(d^3) a step, and one step of
 * refinement.
 */
final class Lyapunov {

  private static final int LIMIT = 60;

  private Lyapunov() {}

  /**
   * V, symmetric.
   *
   * @param k (d &times; d, row-major)
   * @param w symmetric (d &times; d)
   */
  static double[] solve(double[] k, double[] w, int d) {
    DMatrixRMaj drift = DMatrixRMaj.wrap(d, d, k);
    DMatrixRMaj v = newton(drift, new DMatrixRMaj(d, d, true, w));
    for (int round = 0; round < 2; round++) {
      DMatrixRMaj rest = new DMatrixRMaj(d, d, true, w);
      CommonOps_DDRM.multAdd(drift, v, rest);
      CommonOps_DDRM.multAddTransB(v, drift, rest);
      CommonOps_DDRM.addEquals(v, newton(drift, rest));
    }
    for (int i = 0; i < d; i++) {
      for (int j = 0; j < i; j++) {
        double both = (v.get(i, j) + v.get(j, i)) / 2;
        v.set(i, j, both);
        v.set(j, i, both);
      }
    }
    return v.data;
  }

  private static DMatrixRMaj newton(DMatrixRMaj drift, DMatrixRMaj w) {
    int d = drift.numRows;
    DMatrixRMaj a = drift.copy();
    DMatrixRMaj q = w.copy();
    DMatrixRMaj inverse = new DMatrixRMaj(d, d);
    DMatrixRMaj left = new DMatrixRMaj(d, d);
    DMatrixRMaj both = new DMatrixRMaj(d, d);
    boolean near = false;
    for (int step = 0; step < LIMIT; step++) {
      if (!CommonOps_DDRM.invert(a, inverse)) {
        break;
      }
      double c = near ? 1 : Math.sqrt(NormOps_DDRM.normF(inverse) / NormOps_DDRM.normF(a));
      CommonOps_DDRM.mult(inverse, q, left);
      CommonOps_DDRM.multTransB(left, inverse, both);
      CommonOps_DDRM.add(0.5 * c, q, 0.5 / c, both, q);
      CommonOps_DDRM.add(0.5 * c, a, 0.5 / c, inverse, a);
      double far = 0;
      for (int i = 0; i < d; i++) {
        for (int j = 0; j < d; j++) {
          far = Math.max(far, Math.abs(a.get(i, j) + (i == j ? 1 : 0)));
        }
      }
      if (near && far < 1e-9) {
        break; // squared by the step just taken
      }
      near = near || far < 0.1;
    }
    CommonOps_DDRM.scale(0.5, q);
    return q;
  }
}
