package org.flyball.linear;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.flyball.run.Run;
import org.flyball.run.Stop;
import org.junit.jupiter.api.Test;

class YoungTest {

  private static final double BETA_10 = Math.cos(Math.PI / 11);

  @Test
  void omega_ofTheGrids_isThatOfTheMethodFile() {
    assertEquals(1.560388, Young.omega(BETA_10), 5e-7);
    assertEquals(2 / (1 + Math.sin(Math.PI / 51)), Young.omega(Math.cos(Math.PI / 51)), 1e-12);
    assertEquals(1, Young.omega(0));
  }

  @Test
  void radius_onTheTenByTenGrid_isThatOfTheMethodFile() {
    assertEquals(0.920627, Young.radius(1, BETA_10), 5e-7);
    assertEquals(0.805890, Young.radius(1.4, BETA_10), 5e-7);
    assertEquals(0.560388, Young.radius(Young.omega(BETA_10), BETA_10), 1e-6);
    assertEquals(0.9, Young.radius(1.9, BETA_10), 1e-15);
  }

  @Test
  void beta_fromTheLastRatioOfARun_givesOmegaStar() {
    LinearSystem system = new LinearSystem(Laplacian.fivePoint(10, 10), Textbook.ones(100));
    Run<Solution> run = new Sor(1.3, Stop.below(1e-8)).start(system, new double[100]);
    double before = run.measure();
    double ratio = Double.NaN;
    while (run.step()) {
      ratio = run.measure() / before;
      before = run.measure();
    }
    assertEquals(0.849973592709, ratio, 1e-12);
    assertEquals(0.959492973614, Young.beta(1.3, ratio), 1e-12);
    assertEquals(BETA_10, Young.beta(1.3, Young.radius(1.3, BETA_10)), 1e-12);
    assertEquals(1.560387921275, Young.omega(Young.beta(1.3, ratio)), 1e-11);
  }

  @Test
  void consistentOrder_isRecognised() {
    assertTrue(Young.isConsistentlyOrdered(Laplacian.fivePoint(7, 5)));
    SparseMatrix tridiagonal =
        SparseMatrix.of(new double[][] {{2, -1, 0}, {-1, 2, -1}, {0, -1, 2}});
    assertTrue(Young.isConsistentlyOrdered(tridiagonal));
    SparseMatrix triangle = SparseMatrix.of(new double[][] {{2, -1, -1}, {-1, 2, -1}, {-1, -1, 2}});
    assertFalse(Young.isConsistentlyOrdered(triangle));
    // A ring of four in the order 0-1-2-3 has property A, but not a consistent order.
    SparseMatrix ring =
        SparseMatrix.of(
            new double[][] {{3, -1, 0, -1}, {-1, 3, -1, 0}, {0, -1, 3, -1}, {-1, 0, -1, 3}});
    assertFalse(Young.isConsistentlyOrdered(ring));
  }

  @Test
  void omegaFor_agreesWithTheClosedForm_alsoForRectangles() {
    assertEquals(Young.omega(BETA_10), Young.omegaFor(Laplacian.fivePoint(10, 10)), 1e-9);
    double beta = (Math.cos(Math.PI / 31) + Math.cos(Math.PI / 8)) / 2;
    assertEquals(Young.omega(beta), Young.omegaFor(Laplacian.fivePoint(30, 7)), 1e-9);
  }

  @Test
  void outsideTheTheory_isRefused() {
    assertThrows(IllegalArgumentException.class, () -> Young.omega(1));
    assertThrows(IllegalArgumentException.class, () -> Young.omega(-0.1));
    assertThrows(IllegalArgumentException.class, () -> Young.omega(Double.NaN));
    assertThrows(IllegalArgumentException.class, () -> Young.radius(2, 0.5));
    assertThrows(IllegalArgumentException.class, () -> Young.beta(1.3, 1.1));
    SparseMatrix indefinite = SparseMatrix.of(new double[][] {{1, 2}, {2, 1}});
    assertThrows(IllegalArgumentException.class, () -> Young.omegaFor(indefinite));
  }
}
