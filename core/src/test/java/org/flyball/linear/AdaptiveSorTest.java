package org.flyball.linear;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.flyball.data.BundledMatrix;
import org.flyball.run.Stop;
import org.flyball.run.Termination;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class AdaptiveSorTest {

  private static final Stop TIGHT = Stop.below(1e-8);

  /** Measured: 0.62 to 1.16 times the sweeps of omega*; Gauss-Seidel takes 4.6 to 11.7 times. */
  @ParameterizedTest
  @ValueSource(ints = {10, 30, 50, 100})
  void grids_takeHardlyMoreSweeps_thanWithTheBestOmega(int side) {
    LinearSystem system =
        new LinearSystem(Laplacian.fivePoint(side, side), Textbook.modular(side * side));
    double best = Young.omega(Math.cos(Math.PI / (side + 1)));
    long known = new Sor(best, TIGHT).solve(system).steps();
    Solution found = new AdaptiveSor(TIGHT).solve(system);
    assertEquals(Termination.CONVERGED, found.why());
    assertTrue(found.steps() <= 1.3 * known, found.steps() + " sweeps, " + known + " at omega*");
  }

  @ParameterizedTest
  @EnumSource(BundledMatrix.class)
  void finiteElements_areFarFromGaussSeidel(BundledMatrix bundled) {
    SparseMatrix matrix = bundled.matrix();
    LinearSystem system = new LinearSystem(matrix, Textbook.ones(matrix.rows()));
    long known = new Sor(Young.omegaFor(matrix), TIGHT).solve(system).steps();
    Solution found = new AdaptiveSor(TIGHT).solve(system);
    assertEquals(Termination.CONVERGED, found.why());
    assertTrue(found.steps() <= 2 * known, found.steps() + " sweeps, formula " + known);
  }

  @Test
  void diagonalMatrix_andOneUnknown_areNoTrouble() {
    SparseMatrix diagonal = SparseMatrix.of(new double[][] {{2, 0}, {0, 5}});
    Solution solution =
        new AdaptiveSor(TIGHT).solve(new LinearSystem(diagonal, new double[] {2, 5}));
    assertEquals(1, solution.steps());
  }
}
