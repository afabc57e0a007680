package org.flyball.linear;

import static org.flyball.run.Termination.CONVERGED;
import static org.flyball.run.Termination.INTERRUPTED;
import static org.flyball.run.Termination.STEP_LIMIT;
import static org.flyball.run.Termination.ZERO_DIAGONAL;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import org.flyball.data.BundledMatrix;
import org.flyball.run.Run;
import org.flyball.run.Stop;
import org.flyball.run.Termination;
import org.junit.jupiter.api.Test;

/** What every {@link LinearSolver} for positive definite systems promises. */
abstract class LinearSolverContractTest {

  static final SparseMatrix GRID = Laplacian.fivePoint(10, 10);

  /** The solver under test. */
  abstract LinearSolver solver(Stop stop);

  /** What a zero on the diagonal, in a row that is not empty, ends in. */
  Termination zeroDiagonal() {
    return ZERO_DIAGONAL;
  }

  private Solution solve(SparseMatrix a, double[] b, double tolerance) {
    Solution solution = solver(Stop.below(tolerance)).solve(new LinearSystem(a, b));
    double zero = Textbook.residual(a, b, new double[b.length]);
    assertEquals(CONVERGED, solution.why());
    assertTrue(solution.residual() <= tolerance * zero);
    double scale = Math.max(zero, Double.MIN_NORMAL);
    assertEquals(Textbook.residual(a, b, solution.x()) / scale, solution.residual() / scale, 1e-14);
    return solution;
  }

  @Test
  void systemsInARow_areSolvedEachToItsTolerance() {
    SparseMatrix real = BundledMatrix.CYLINDER_IN_BOX.matrix();
    solve(GRID, Textbook.modular(100), 1e-8);
    solve(real, Textbook.modular(735), 1e-3);
    solve(GRID.shifted(-0.1), Textbook.ones(100), 1e-12);
    solve(GRID, Textbook.ones(100), 1e-1);
  }

  @Test
  void measure_isTheTrueResidualOfTheIterate_afterEveryStep() {
    double[] b = Textbook.modular(100);
    Run<Solution> run =
        solver(Stop.below(1e-10)).start(new LinearSystem(GRID, b), Textbook.ones(100));
    double first = run.measure();
    assertEquals(Textbook.residual(GRID, b, Textbook.ones(100)), first, 1e-12);
    while (run.step()) {
      Solution soFar = run.result();
      assertEquals(Textbook.residual(GRID, b, soFar.x()), run.measure(), 1e-13 * first);
      assertEquals(run.steps(), soFar.steps());
    }
    assertFalse(run.step());
    assertEquals(CONVERGED, run.why());
  }

  @Test
  void start_atTheSolution_takesNoStep() {
    double[] x = Textbook.modular(100);
    double[] b = new double[100];
    GRID.multiply(x, b);
    Solution solution = solver(Stop.below(1e-8)).solve(new LinearSystem(GRID, b), x);
    assertEquals(CONVERGED, solution.why());
    assertEquals(0, solution.steps());
    assertArrayEquals(x, solution.x());
  }

  @Test
  void warmStart_relativeToTheData_takesFewerSteps_andLeavesTheStartAlone() {
    LinearSystem system = new LinearSystem(GRID, Textbook.modular(100));
    LinearSolver solver = solver(Stop.below(1e-8).relativeTo(Stop.Scale.DATA));
    double[] near = solver(Stop.below(1e-5)).solve(system).x();
    double[] copy = near.clone();
    long warm = solver.solve(system, near).steps();
    long cold = solver.solve(system).steps();
    assertTrue(warm < 0.7 * cold, warm + " warm, " + cold + " cold");
    assertArrayEquals(copy, near);
  }

  @Test
  void zeroRightHandSide_isSolvedByZero_orFromAWarmStart() {
    LinearSystem system = new LinearSystem(GRID, new double[100]);
    Solution cold = solver(Stop.below(1e-8)).solve(system);
    assertEquals(0, cold.steps());
    assertEquals(CONVERGED, cold.why());
    Solution warm = solver(Stop.below(1e-8)).solve(system, Textbook.ones(100));
    assertEquals(CONVERGED, warm.why());
    assertArrayEquals(new double[100], warm.x(), 1e-6);
  }

  @Test
  void noUnknownAndOneUnknown() {
    SparseMatrix empty = SparseMatrix.of(new double[0][0]);
    Solution none = solver(Stop.below(1e-8)).solve(new LinearSystem(empty, new double[0]));
    assertEquals(CONVERGED, none.why());
    assertEquals(0, none.residual());
    SparseMatrix one = SparseMatrix.of(new double[][] {{4}});
    assertEquals(2, solve(one, new double[] {8}, 1e-12).x()[0], 1e-11);
  }

  @Test
  void stepLimit_isNamed_andTheIterateIsAsFarAsItGot() {
    LinearSystem system = new LinearSystem(GRID, Textbook.ones(100));
    Run<Solution> run = solver(Stop.below(1e-8)).start(system, new double[100]);
    for (int k = 0; k < 5; k++) {
      run.step();
    }
    Solution solution = solver(Stop.below(1e-8).within(5)).solve(system);
    assertEquals(STEP_LIMIT, solution.why());
    assertEquals(5, solution.steps());
    assertArrayEquals(run.result().x(), solution.x(), 1e-13);
    Solution none = solver(Stop.below(1e-8).within(0)).solve(system);
    assertEquals(STEP_LIMIT, none.why());
    assertEquals(0, none.steps());
  }

  @Test
  void monitor_seesEveryStepAndMayEndTheRun() {
    LinearSystem system = new LinearSystem(GRID, Textbook.ones(100));
    long[] seen = {0};
    Solution solution =
        solver(Stop.below(1e-8))
            .start(system, new double[100])
            .finish((step, measure) -> step == seen[0]++ && step < 3);
    assertEquals(INTERRUPTED, solution.why());
    assertEquals(3, solution.steps());
    assertEquals(4, seen[0]);
  }

  @Test
  void step_allocatesNothing() {
    LinearSystem system = new LinearSystem(GRID, Textbook.ones(100));
    // The tolerance is met by nothing, so the runs go on at rounding level, confirming or not.
    Run<Solution> run = solver(Stop.after(1_000_000)).start(system, new double[100]);
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long least = Long.MAX_VALUE;
    for (int round = 0; round < 20; round++) { // the first rounds load classes
      long before = threads.getCurrentThreadAllocatedBytes();
      for (int k = 0; k < 100; k++) {
        run.step();
      }
      least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
    }
    assertEquals(0, least);
    assertTrue(run.steps() >= 100, run.toString());
  }

  @Test
  void closedRun_isOver_andItsMemoryIsLentOnce() {
    LinearSystem system = new LinearSystem(GRID.shifted(0.5), Textbook.modular(100));
    LinearSolver solver = solver(Stop.below(1e-8));
    Solution expected = solver.start(system).finish();
    Run<Solution> run = solver.start(system);
    for (int k = 0; k < 3; k++) {
      run.step();
    }
    double measure = run.measure();
    run.close();
    run.close();
    assertFalse(run.step());
    assertEquals(3, run.steps());
    assertEquals(measure, run.measure());
    assertEquals(INTERRUPTED, run.why());
    String said = assertThrows(IllegalStateException.class, run::result).toString();
    assertTrue(said.contains("before close()"), said);
    // Closed twice, given back once: these two must not meet.
    Run<Solution> one = solver.start(system);
    Run<Solution> two = solver.start(system, Textbook.ones(100));
    while (one.step()) {
      two.step();
      assertEquals(one.steps(), one.result().steps());
    }
    assertArrayEquals(expected.x(), one.result().x());
    assertEquals(expected.steps(), one.steps());
  }

  @Test
  void endedRun_answersAgain_withFreshArrays() {
    LinearSystem system = new LinearSystem(GRID, Textbook.modular(100));
    Run<Solution> run = solver(Stop.below(1e-8)).start(system);
    Solution first = run.finish();
    double[] copy = first.x().clone();
    Arrays.fill(first.x(), Double.NaN);
    solver(Stop.below(1e-2)).solve(system, Textbook.ones(100));
    assertArrayEquals(copy, run.result().x());
    assertEquals(first.residual(), run.result().residual());
  }

  @Test
  void startThatIsNotFiniteOrTooShort_isRefused() {
    LinearSystem system = new LinearSystem(GRID, Textbook.ones(100));
    LinearSolver solver = solver(Stop.below(1e-8));
    double[] nan = new double[100];
    nan[7] = Double.NaN;
    String said =
        assertThrows(IllegalArgumentException.class, () -> solver.start(system, nan)).toString();
    assertTrue(said.contains("entry 7 is NaN"), said);
    assertThrows(IllegalArgumentException.class, () -> solver.start(system, new double[3]));
  }

  @Test
  void zeroDiagonal_isNamed() {
    SparseMatrix a = SparseMatrix.of(new double[][] {{1, 2}, {2, 0}});
    double[] x0 = {3, 4};
    Solution solution =
        solver(Stop.below(1e-8)).solve(new LinearSystem(a, new double[] {1, 1}), x0);
    assertEquals(zeroDiagonal(), solution.why());
    assertTrue(Double.isFinite(solution.residual()));
  }

  @Test
  void scale_ofMatrixAndRightHandSide_changesNoCount() {
    double[] b = Textbook.modular(100);
    long plain = solve(GRID, b, 1e-8).steps();
    for (double matrixScale : new double[] {0x1p-498, 1, 0x1p498}) { // about 1e-150, 1e150
      for (double dataScale : new double[] {0x1p-498, 1, 0x1p498}) {
        double[] scaled = new double[100];
        for (int i = 0; i < 100; i++) {
          scaled[i] = dataScale * b[i];
        }
        // Powers of two change no rounding, so the counts are equal, not just near.
        assertEquals(plain, solve(GRID.times(matrixScale), scaled, 1e-8).steps());
      }
    }
  }

  @Test
  void diagonalMatrix_isSolved() {
    double[][] a = new double[20][20];
    for (int i = 0; i < 20; i++) {
      a[i][i] = 1 + i % 4;
    }
    double[] x = solve(SparseMatrix.of(a), Textbook.ones(20), 1e-10).x();
    for (int i = 0; i < 20; i++) {
      assertEquals(1.0 / (1 + i % 4), x[i], 1e-9);
    }
  }

  @Test
  void disconnectedMatrix_isSolvedPartByPart() {
    Triplets triplets = new Triplets(200, 200);
    GRID.forEach((i, j, v) -> triplets.add(2 * i, 2 * j, v));
    GRID.forEach((i, j, v) -> triplets.add(2 * i + 1, 2 * j + 1, 100 * v));
    double[] x = solve(triplets.toMatrix(), Textbook.ones(200), 1e-10).x();
    for (int i = 0; i < 200; i += 2) {
      assertEquals(x[i] / 100, x[i + 1], 1e-8);
    }
  }

  @Test
  void startFarAway_isComeBackFrom_throughFreshResiduals() {
    // Rounding errors of 1e-16 of the start's residual, 1e9, drown the threshold of 1e-11: what is
    // carried along meets it long before b - A x does.
    double[] far = Textbook.modular(100);
    for (int i = 0; i < 100; i++) {
      far[i] *= 1e8;
    }
    Stop stop = Stop.below(1e-12).relativeTo(Stop.Scale.DATA);
    double[] b = Textbook.ones(100);
    Solution solution = solver(stop).solve(new LinearSystem(GRID, b), far);
    assertEquals(CONVERGED, solution.why());
    assertTrue(Textbook.residual(GRID, b, solution.x()) <= 1.01e-11);
  }

  @Test
  void unreachableTolerance_endsInTheTruth() {
    double[] b = Textbook.modular(100);
    Solution solution = solver(Stop.below(1e-18).within(2_000)).solve(new LinearSystem(GRID, b));
    assertEquals(STEP_LIMIT, solution.why());
    assertTrue(solution.residual() < 1e-12, "residual " + solution.residual());
    assertEquals(Textbook.residual(GRID, b, solution.x()), solution.residual(), 1e-14);
  }
}
