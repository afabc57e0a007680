package org.flyball.reproduce;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.flyball.linear.Laplacian;
import org.flyball.linear.LinearSystem;
import org.flyball.linear.Solution;
import org.flyball.linear.Sor;
import org.flyball.linear.SparseMatrix;
import org.flyball.run.Stop;
import org.junit.jupiter.api.Test;

class DenseSorTest {

  private static final SparseMatrix GRID = Laplacian.fivePoint(10, 10);
  private static final DenseSor DENSE = new DenseSor(GRID);

  /** mu is one over the smallest eigenvalue of D^-1 A, which is 1 - cos(pi / 11) here. */
  @Test
  void spectra_ofTheGrid_haveClosedForms() {
    double cosine = Math.cos(Math.PI / 11);
    assertEquals(1 / (1 - cosine), DENSE.mu(), 1e-9);
    assertEquals((1 + cosine) / (1 - cosine), DENSE.condition(), 1e-8);
    double nu = DENSE.nu();
    assertEquals(true, nu >= -0.25 && nu <= 0, () -> "nu is " + nu);
  }

  /** Measured by an independent prototype: 0.9484 at omega = 1.9. */
  @Test
  void energyNorm_isThatOfThePrototype() {
    assertEquals(0.9484, Math.sqrt(DENSE.squaredEnergyNorm(1.9)), 5e-5);
  }

  @Test
  void residualMatrix_takesOneResidualToTheNext() {
    double[] b = new double[100];
    for (int i = 0; i < b.length; i++) {
      b[i] = (7 * (i + 1)) % 11 - 5;
    }
    Solution one = new Sor(1.3, Stop.after(1)).solve(new LinearSystem(GRID, b));
    double[] product = new double[100];
    GRID.multiply(one.x(), product);
    double[] residual = new double[100];
    for (int i = 0; i < b.length; i++) {
      residual[i] = b[i] - product[i];
    }
    DMatrixRMaj next = new DMatrixRMaj(100, 1);
    CommonOps_DDRM.mult(DENSE.residualMatrix(1.3), DMatrixRMaj.wrap(100, 1, b), next);
    assertArrayEquals(residual, next.data, 1e-12);
  }

  /** Of (0 4; 1 0): the norm is 4, that of its square 4 as well, and of its third power 16. */
  @Test
  void rootOfPower_byHand() {
    DMatrixRMaj matrix = new DMatrixRMaj(new double[][] {{0, 4}, {1, 0}});
    assertEquals(4, DenseSor.rootOfPower(matrix, 1), 1e-12);
    assertEquals(2, DenseSor.rootOfPower(matrix, 2), 1e-12);
    assertEquals(Math.cbrt(16), DenseSor.rootOfPower(matrix, 3), 1e-12);
  }

  /** For a diagonal matrix the SSOR preconditioner is a multiple of the matrix itself. */
  @Test
  void ssorCondition_ofADiagonal_isOne() {
    SparseMatrix diagonal = SparseMatrix.of(new double[][] {{2, 0}, {0, 50}});
    assertEquals(1, new DenseSor(diagonal).ssorCondition(1.4), 1e-12);
  }

  @Test
  void indefinite_isRefused() {
    SparseMatrix indefinite = SparseMatrix.of(new double[][] {{1, 2}, {2, 1}});
    assertThrows(IllegalArgumentException.class, () -> new DenseSor(indefinite));
  }
}
