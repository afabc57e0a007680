package org.flyball.reproduce;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.flyball.linear.LinearSystem;
import org.junit.jupiter.api.Test;

class RelaxTargetsTest {

  /** The eigenvalue is (1.4 - 1)^2 / rho, with rho(1.4) = 0.805890 of the method's table. */
  @Test
  void degenerateRightHandSide_isAnEigenvector() {
    LinearSystem system = RelaxTargets.degenerate();
    double[] b = system.rightHandSide();
    DMatrixRMaj image = new DMatrixRMaj(b.length, 1);
    DMatrixRMaj c = new DenseSor(system.matrix().toSparseMatrix()).residualMatrix(1.4);
    CommonOps_DDRM.mult(c, DMatrixRMaj.wrap(b.length, 1, b), image);
    for (int i = 0; i < b.length; i++) {
      assertEquals(0.16 / 0.805890 * b[i], image.get(i, 0), 1e-6 * Math.abs(b[0]));
    }
  }
}
