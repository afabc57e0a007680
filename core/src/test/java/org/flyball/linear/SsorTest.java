package org.flyball.linear;

import static org.flyball.run.Termination.CONVERGED;
import static org.flyball.run.Termination.DIVERGED;
import static org.flyball.run.Termination.NOT_FINITE;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.flyball.random.ForAll;
import org.flyball.random.Seed;
import org.flyball.run.Run;
import org.flyball.run.Stop;
import org.junit.jupiter.api.Test;

class SsorTest {

  private static final Stop TIGHT = Stop.below(1e-8);

  private static void assertCounts(double[] b, double[] omegas, long... counts) {
    SparseMatrix grid = Laplacian.fivePoint(10, 10);
    for (int k = 0; k < omegas.length; k++) {
      Solution solution = new Ssor(omegas[k], TIGHT).solve(new LinearSystem(grid, b));
      assertEquals(counts[k], solution.steps(), "steps at omega = " + omegas[k]);
      assertEquals(CONVERGED, solution.why());
    }
  }

  @Test
  void counts_onTheTenByTenGrid_areThoseOfTheMethodFile() {
    double[] omegas = {1, 1.5, Young.omega(Math.cos(Math.PI / 11)), 1.9};
    assertCounts(Textbook.ones(100), omegas, 117, 51, 48, 152);
    assertCounts(Textbook.modular(100), omegas, 90, 38, 36, 159);
  }

  @Test
  void firstStep_byHand() {
    // A = (2 -1; -1 2), b = (2, 0), omega = 1: forward (1, 1/2), backward (5/4, 1/2) from the last.
    SparseMatrix a = SparseMatrix.of(new double[][] {{2, -1}, {-1, 2}});
    Run<Solution> run =
        new Ssor(1, TIGHT).start(new LinearSystem(a, new double[] {2, 0}), new double[2]);
    run.step();
    assertArrayEquals(new double[] {1.25, 0.5}, run.result().x(), 1e-15);
    assertEquals(Math.hypot(0, 0.25), run.measure(), 1e-15);
  }

  @Test
  void steps_onRandomMatrices_areTheTextbooks() {
    // Any diagonal signs, a third of the entries without a mirror image.
    ForAll.cases(
        Seed.of(11),
        random -> {
          int n = 1 + random.nextInt(30);
          SparseMatrix a = RandomMatrix.dominant(n, random);
          double[] b = RandomMatrix.vector(n, random);
          double[] x = RandomMatrix.vector(n, random);
          double omega = 0.3 + random.nextDouble();
          Run<Solution> run = new Ssor(omega, Stop.after(12)).start(new LinearSystem(a, b), x);
          double first = run.measure();
          while (run.step()) {
            Textbook.sweep(a, omega, b, x);
            Textbook.sweepBack(a, omega, b, x);
            assertArrayEquals(x, run.result().x(), 1e-12);
            assertEquals(Textbook.residual(a, b, x), run.measure(), 1e-12 * first);
          }
        });
  }

  @Test
  void indefiniteMatrix_isDiverged() {
    SparseMatrix a = SparseMatrix.of(new double[][] {{1, 3}, {3, 1}});
    Solution solution = new Ssor(1.5, TIGHT).solve(new LinearSystem(a, new double[] {1, 2}));
    assertEquals(DIVERGED, solution.why());
    assertTrue(Double.isFinite(solution.residual()));
  }

  @Test
  void overflow_isNotFinite_andGivesTheLastFiniteIterate() {
    SparseMatrix a = SparseMatrix.of(new double[][] {{1e-200, 1e200}, {1e200, 1e-200}});
    Solution solution = new Ssor(1, TIGHT).solve(new LinearSystem(a, new double[] {1, 1}));
    assertEquals(NOT_FINITE, solution.why());
    assertArrayEquals(new double[2], solution.x());
  }

  @Test
  void omegaOutsideItsRange_isRefused() {
    for (double omega : new double[] {0, 2, -1, Double.NaN}) {
      assertThrows(IllegalArgumentException.class, () -> new Ssor(omega, TIGHT));
    }
  }
}
