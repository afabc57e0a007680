package org.flyball.linear;

import static org.flyball.run.Termination.CONVERGED;
import static org.flyball.run.Termination.DIVERGED;
import static org.flyball.run.Termination.INTERRUPTED;
import static org.flyball.run.Termination.NOT_FINITE;
import static org.flyball.run.Termination.STEP_LIMIT;
import static org.flyball.run.Termination.ZERO_DIAGONAL;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.flyball.run.Monitor;
import org.flyball.run.Run;
import org.flyball.run.Stop;
import org.flyball.run.Trace;
import org.junit.jupiter.api.Test;

class SorTest {

  private static final Stop TIGHT = Stop.below(1e-8);
  private static final SparseMatrix GRID = Laplacian.fivePoint(10, 10);
  private static final SparseMatrix TEXTBOOK_4 =
      SparseMatrix.of(
          new double[][] {{4, -1, -6, 0}, {-5, -4, 10, 8}, {0, 9, 4, -2}, {1, 0, -7, 5}});

  private static void assertCounts(SparseMatrix a, double[] b, double[] omegas, long... counts) {
    for (int k = 0; k < omegas.length; k++) {
      Solution solution = new Sor(omegas[k], TIGHT).solve(new LinearSystem(a, b));
      assertEquals(counts[k], solution.steps(), "sweeps at omega = " + omegas[k]);
      assertEquals(CONVERGED, solution.why());
      assertEquals(solution.residual(), Textbook.residual(a, b, solution.x()), 1e-12);
    }
  }

  @Test
  void firstSweep_ofTheTextbookSystem_isPinned() {
    // The 4 x 4 system of pyamg issue 410: non-symmetric, with a negative diagonal entry.
    Run<Solution> run =
        new Sor(0.5, TIGHT)
            .start(new LinearSystem(TEXTBOOK_4, new double[] {2, 21, -12, -6}), new double[4]);
    run.step();
    double[] expected = {0.25, -2.78125, 1.62890625, 0.515234375};
    assertArrayEquals(expected, run.result().x(), 1e-15);
    assertEquals(INTERRUPTED, run.result().why());
  }

  @Test
  void sweeps_onTheTextbookSystem_equalTheTextbookSweep() {
    double[] b = {2, 21, -12, -6};
    double[] x = new double[4];
    Run<Solution> run =
        new Sor(0.5, Stop.after(38)).start(new LinearSystem(TEXTBOOK_4, b), new double[4]);
    while (run.step()) {
      Textbook.sweep(TEXTBOOK_4, 0.5, b, x);
      assertArrayEquals(x, run.result().x(), 1e-12);
      assertEquals(Textbook.residual(TEXTBOOK_4, b, x), run.measure(), 1e-11);
    }
    // The system's solution is (3, -2, 2, 1), which 38 sweeps reach to about 1e-2.
    assertArrayEquals(new double[] {3, -2, 2, 1}, x, 2e-2);
  }

  @Test
  void counts_onTheTenByTenGrid_areThoseOfTheMethodFile() {
    double best = Young.omega(Math.cos(Math.PI / 11));
    double[] omegas = {1, 1.2, 1.5, best, 1.8, 1.9, 1.95};
    assertCounts(GRID, Textbook.ones(100), omegas, 223, 145, 62, 41, 89, 187, 383);
    assertCounts(GRID, Textbook.modular(100), omegas, 172, 113, 49, 37, 86, 178, 362);
  }

  @Test
  void counts_onTheFiftyByFiftyGrid_areThoseOfTheMethodFile() {
    double best = Young.omega(Math.cos(Math.PI / 51));
    double[] omegas = {1, 1.2, 1.5, best, 1.8, 1.9, 1.95};
    SparseMatrix grid = Laplacian.fivePoint(50, 50);
    assertCounts(grid, Textbook.ones(2500), omegas, 4803, 3199, 1592, 194, 499, 204, 408);
  }

  @Test
  void counts_onTheShiftedFamily_areThoseOfTheMethodFile() {
    double[] shifts = {-0.15, -0.1, 0, 0.2, 0.45};
    double[] stars = {1.853594, 1.698310, 1.560388, 1.422315, 1.327919};
    long[][] counts = {{121, 2252, 229}, {55, 440, 86}, {37, 172, 86}, {26, 80, 86}, {23, 50, 86}};
    double beta = Math.cos(Math.PI / 11);
    for (int s = 0; s < shifts.length; s++) {
      double star = Young.omega(beta * 4 / (4 + shifts[s]));
      assertEquals(stars[s], star, 5e-7);
      SparseMatrix shifted = GRID.shifted(shifts[s]);
      assertCounts(shifted, Textbook.modular(100), new double[] {star, 1, 1.8}, counts[s]);
    }
  }

  @Test
  void start_atTheSolution_takesNoStep() {
    double[] x = Textbook.modular(100);
    double[] b = new double[100];
    GRID.multiply(x, b);
    Solution solution = new Sor(1.5, TIGHT).solve(new LinearSystem(GRID, b), x);
    assertEquals(0, solution.steps());
    assertEquals(CONVERGED, solution.why());
    assertArrayEquals(x, solution.x());
  }

  @Test
  void warmStart_relativeToTheData_takesFewerSteps() {
    LinearSystem system = new LinearSystem(GRID, Textbook.modular(100));
    Stop data = TIGHT.relativeTo(Stop.Scale.DATA);
    double[] near = new Sor(1.5, Stop.below(1e-4)).solve(system).x();
    long warm = new Sor(1.5, data).solve(system, near).steps();
    long cold = new Sor(1.5, data).solve(system).steps();
    assertTrue(warm < 0.7 * cold, warm + " warm, " + cold + " cold");
  }

  @Test
  void zeroRightHandSide_isSolvedByZero() {
    Solution solution = new Sor(1.5, TIGHT).solve(new LinearSystem(GRID, new double[100]));
    assertEquals(0, solution.steps());
    assertEquals(CONVERGED, solution.why());
  }

  @Test
  void emptySystem_isSolved() {
    SparseMatrix empty = SparseMatrix.of(new double[0][0]);
    Solution solution = new Sor(1, TIGHT).solve(new LinearSystem(empty, new double[0]));
    assertEquals(CONVERGED, solution.why());
  }

  @Test
  void oneUnknown_isSolvedByOneGaussSeidelSweep() {
    SparseMatrix a = SparseMatrix.of(new double[][] {{4}});
    Solution solution = new Sor(1, TIGHT).solve(new LinearSystem(a, new double[] {8}));
    assertEquals(1, solution.steps());
    assertArrayEquals(new double[] {2}, solution.x());
  }

  @Test
  void stepLimit_isNamed() {
    LinearSystem system = new LinearSystem(GRID, Textbook.ones(100));
    Solution solution = new Sor(1, TIGHT.within(10)).solve(system);
    assertEquals(STEP_LIMIT, solution.why());
    assertEquals(10, solution.steps());
    assertEquals(0, new Sor(1, TIGHT.within(0)).solve(system).steps());
  }

  @Test
  void indefiniteMatrix_isDiverged() {
    SparseMatrix a = SparseMatrix.of(new double[][] {{1, 3}, {3, 1}});
    Solution solution = new Sor(1.5, TIGHT).solve(new LinearSystem(a, new double[] {1, 2}));
    assertEquals(DIVERGED, solution.why());
    assertTrue(Double.isFinite(solution.residual()));
  }

  @Test
  void overflow_isNotFinite_andGivesTheLastFiniteIterate() {
    SparseMatrix a = SparseMatrix.of(new double[][] {{1e-200, 1e200}, {1e200, 1e-200}});
    Solution solution = new Sor(1, TIGHT).solve(new LinearSystem(a, new double[] {1, 1}));
    assertEquals(NOT_FINITE, solution.why());
    assertEquals(0, solution.steps());
    assertArrayEquals(new double[2], solution.x());
  }

  @Test
  void zeroDiagonal_isNamed() {
    SparseMatrix a = SparseMatrix.of(new double[][] {{1, 2}, {2, 0}});
    double[] x0 = {3, 4};
    Solution solution = new Sor(1, TIGHT).solve(new LinearSystem(a, new double[] {1, 1}), x0);
    assertEquals(ZERO_DIAGONAL, solution.why());
    assertArrayEquals(x0, solution.x());
  }

  @Test
  void unreachableTolerance_endsAtTheStepLimit_notInALie() {
    // The residual carried along falls below any tolerance; b - A x stops at rounding level.
    LinearSystem system = new LinearSystem(GRID, Textbook.modular(100));
    Solution solution = new Sor(1.5, Stop.below(1e-18).within(500)).solve(system);
    assertEquals(STEP_LIMIT, solution.why());
    assertTrue(solution.residual() < 1e-12);
  }

  @Test
  void negativeDefiniteMatrix_convergesLikeItsNegative() {
    LinearSystem negative = new LinearSystem(GRID.times(-1), Textbook.ones(100));
    assertEquals(62, new Sor(1.5, TIGHT).solve(negative).steps());
  }

  @Test
  void extremeScales_changeNothing() {
    double[] b = Textbook.modular(100);
    for (double scale : new double[] {0x1p-500, 0x1p500}) {
      double[] scaled = new double[100];
      for (int i = 0; i < 100; i++) {
        scaled[i] = scale * b[i];
      }
      assertEquals(49, new Sor(1.5, TIGHT).solve(new LinearSystem(GRID, scaled)).steps());
      LinearSystem big = new LinearSystem(GRID.times(scale), b);
      assertEquals(49, new Sor(1.5, TIGHT).solve(big).steps());
    }
  }

  @Test
  void monitor_seesTheStartAndEveryStep_andMayStop() {
    LinearSystem system = new LinearSystem(GRID, Textbook.ones(100));
    Trace trace = new Trace("residual");
    Monitor first20 = (step, measure) -> step < 20;
    Solution solution =
        new Sor(1.5, TIGHT).start(system, new double[100]).finish(trace.and(first20));
    assertEquals(INTERRUPTED, solution.why());
    assertEquals(20, solution.steps());
    assertEquals(21, trace.size());
    assertEquals(10, trace.column("residual")[0], 1e-14);
    assertEquals(solution.residual(), trace.column("residual")[20], 1e-12);
  }

  @Test
  void badArguments_areRefusedWithARemedy() {
    String omega =
        assertThrows(IllegalArgumentException.class, () -> new Sor(2.3, TIGHT)).toString();
    assertTrue(omega.contains("(0, 2)") && omega.contains("2.3"), omega);
    for (double bad : new double[] {0, 2, -1, Double.NaN}) {
      assertThrows(IllegalArgumentException.class, () -> new Sor(bad, TIGHT));
    }
    LinearSystem system = new LinearSystem(GRID, Textbook.ones(100));
    assertThrows(
        IllegalArgumentException.class, () -> new Sor(1, TIGHT).start(system, new double[3]));
    double[] nan = new double[100];
    nan[7] = Double.NaN;
    assertThrows(IllegalArgumentException.class, () -> new Sor(1, TIGHT).start(system, nan));
    assertThrows(IllegalArgumentException.class, () -> new LinearSystem(GRID, nan));
    SparseMatrix wide = SparseMatrix.of(new double[][] {{1, 2}});
    assertThrows(IllegalArgumentException.class, () -> new LinearSystem(wide, new double[] {1}));
  }
}
