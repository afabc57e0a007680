package org.flyball.linear;

import static org.flyball.linear.SorBatchPropertyTest.assertSame;
import static org.flyball.run.Termination.CONVERGED;
import static org.flyball.run.Termination.DIVERGED;
import static org.flyball.run.Termination.INTERRUPTED;
import static org.flyball.run.Termination.NOT_FINITE;
import static org.flyball.run.Termination.STEP_LIMIT;
import static org.flyball.run.Termination.ZERO_DIAGONAL;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.flyball.data.BundledMatrix;
import org.flyball.run.Run;
import org.flyball.run.Stop;
import org.junit.jupiter.api.Test;

class SorBatchTest {

  private static final SparseMatrix GRID = Laplacian.fivePoint(10, 10);
  private static final Stop STOP = Stop.below(1e-8);

  private static double[] scaled(double[] v, double factor) {
    double[] out = v.clone();
    for (int i = 0; i < out.length; i++) {
      out[i] *= factor;
    }
    return out;
  }

  /** The pinned counts of SorTest: ones 62 at 1.5, 187 at 1.9; modular 49 and 178. */
  @Test
  void lanes_endEachAtItsOwnCount() {
    double[] ones = Textbook.ones(100);
    double[] modular = Textbook.modular(100);
    Sor slow = new Sor(1.9, STOP);
    Sor fast = new Sor(1.5, STOP);
    Run<List<Solution>> run =
        SorBatch.of(slow, fast, slow, fast, fast)
            .start(
                GRID,
                List.of(ones, ones, modular, modular, new double[100]),
                List.of(
                    new double[100],
                    new double[100],
                    new double[100],
                    new double[100],
                    new double[100]));
    assertEquals(CONVERGED, run.result().get(4).why());
    assertEquals(0, run.result().get(4).steps());
    for (int k = 0; k < 100; k++) {
      assertTrue(run.step());
    }
    assertEquals(INTERRUPTED, run.why());
    double[] early = run.result().get(1).x();
    List<Solution> found = run.finish();
    assertEquals(187, found.get(0).steps());
    assertEquals(62, found.get(1).steps());
    assertEquals(178, found.get(2).steps());
    assertEquals(49, found.get(3).steps());
    assertEquals(187, run.steps());
    assertEquals(CONVERGED, run.why());
    assertFalse(run.step());
    assertArrayEquals(early, found.get(1).x());
    assertNotSame(found.get(1).x(), run.result().get(1).x());
  }

  @Test
  void realMatrix_withTwoChunksOfRows_andRowsOfAllLengths() {
    SparseMatrix a = BundledMatrix.CIRCLE_IN_SQUARE.matrix();
    Sor solver = new Sor(1.9, Stop.below(1e-8).within(150));
    List<double[]> b =
        List.of(
            Textbook.modular(1076),
            Textbook.ones(1076),
            scaled(Textbook.modular(1076), -3),
            Textbook.ones(1076),
            Textbook.modular(1076));
    List<Solution> found = SorBatch.of(solver).solve(a, b);
    for (int lane = 0; lane < 5; lane++) {
      assertSame(solver.solve(new LinearSystem(a, b.get(lane))), found.get(lane));
    }
  }

  /** One turn of the ring per 128 rows, 10 chunks, and five lanes in two blocks. */
  @Test
  void longGrid_sharesChunksAmongBlocks() {
    SparseMatrix a = Laplacian.fivePoint(100, 101);
    Sor solver = new Sor(1.95, Stop.after(30));
    double[] b = Textbook.modular(10_100);
    List<Solution> found = SorBatch.of(solver).solve(a, List.of(b, b, b, scaled(b, 0.1), b));
    Solution alone = solver.solve(new LinearSystem(a, b));
    assertSame(alone, found.get(0));
    assertSame(alone, found.get(4));
    assertSame(solver.solve(new LinearSystem(a, scaled(b, 0.1))), found.get(3));
  }

  /** Positive diagonal, but indefinite: the second unknown pair grows without bound. */
  @Test
  void failingLanes_doNotTouchTheOthers() {
    SparseMatrix a =
        SparseMatrix.of(
            new double[][] {{1, 0.5, 0, 0}, {0.5, 1, 0, 0}, {0, 0, 1, 5}, {0, 0, 5, 1}});
    double[] good = {1, 2, 0, 0};
    double[] bad = {1, 2, 1, 0};
    double[] huge = {0, 0, 1e308, 0};
    Sor solver = new Sor(1.2, STOP);
    Sor patient = new Sor(1.2, Stop.below(1e-8).within(3));
    List<double[]> b = List.of(bad, good, huge, good, bad);
    List<Solution> found = SorBatch.of(solver, solver, solver, patient, patient).solve(a, b);
    assertEquals(
        List.of(DIVERGED, CONVERGED, NOT_FINITE, STEP_LIMIT, STEP_LIMIT),
        found.stream().map(Solution::why).toList());
    for (int lane = 0; lane < 5; lane++) {
      Sor alone = lane < 3 ? solver : patient;
      assertSame(alone.solve(new LinearSystem(a, b.get(lane))), found.get(lane));
    }
    Run<List<Solution>> run = SorBatch.of(solver).start(a, List.of(good, bad), List.of(good, bad));
    run.finish();
    assertEquals(DIVERGED, run.why());
  }

  @Test
  void zeroDiagonal_isNamedInEveryLane_andTheStartGivenBack() {
    SparseMatrix a = SparseMatrix.of(new double[][] {{0, 1}, {1, 2}});
    double[] x0 = {5, 6};
    List<Solution> found =
        SorBatch.of(new Sor(1, STOP))
            .solve(a, List.of(Textbook.ones(2), new double[2]), List.of(x0, x0));
    for (Solution solution : found) {
      assertEquals(ZERO_DIAGONAL, solution.why());
      assertArrayEquals(x0, solution.x());
      assertEquals(0, solution.steps());
    }
  }

  @Test
  void noUnknownAndOneUnknown() {
    SparseMatrix empty = SparseMatrix.of(new double[0][0]);
    List<double[]> none = List.of(new double[0], new double[0]);
    assertEquals(CONVERGED, SorBatch.of(new Sor(1, STOP)).solve(empty, none).get(1).why());
    SparseMatrix one = SparseMatrix.of(new double[][] {{4}});
    List<double[]> b = List.of(new double[] {8}, new double[] {-4}, new double[] {0});
    List<Solution> found = SorBatch.of(new Sor(1, STOP)).solve(one, b);
    assertArrayEquals(new double[] {2}, found.get(0).x());
    assertArrayEquals(new double[] {-1}, found.get(1).x());
    assertEquals(0, found.get(2).steps());
  }

  @Test
  void inputs_areNotWritten() {
    double[] b = Textbook.modular(100);
    double[] x0 = Textbook.ones(100);
    SorBatch.of(new Sor(1.5, STOP)).solve(GRID, List.of(b, b), List.of(x0, x0));
    assertArrayEquals(Textbook.modular(100), b);
    assertArrayEquals(Textbook.ones(100), x0);
  }

  private static String refusal(Runnable call) {
    return String.valueOf(assertThrows(IllegalArgumentException.class, call::run).getMessage());
  }

  @Test
  void badArguments_areRefusedByLane() {
    SorBatch batch = SorBatch.of(new Sor(1, STOP));
    double[] good = new double[100];
    assertEquals(
        "SorBatch: there must be at least one solver, got none", refusal(() -> SorBatch.of()));
    assertEquals(
        "SorBatch: there must be at least one right-hand side, got none",
        refusal(() -> batch.solve(GRID, List.of())));
    assertEquals(
        "SorBatch: the right-hand side of lane 1 has 99 entries, must have 100",
        refusal(() -> batch.solve(GRID, List.of(good, new double[99]))));
    assertEquals(
        "SorBatch: the start x0 of lane 0 has 7 entries, must have 100",
        refusal(() -> batch.solve(GRID, List.of(good), List.of(new double[7]))));
    assertEquals(
        "SorBatch: 1 starts for 2 right-hand sides; give one for each",
        refusal(() -> batch.solve(GRID, List.of(good, good), List.of(good))));
    assertEquals(
        "SorBatch: 2 solvers for 3 right-hand sides; give one for each or one for all",
        refusal(
            () ->
                SorBatch.of(new Sor(1, STOP), new Sor(1.5, STOP))
                    .solve(GRID, List.of(good, good, good))));
    double[] hole = new double[100];
    hole[3] = Double.NaN;
    assertEquals(
        "SorBatch: the right-hand side of lane 0: entry 3 is NaN; every entry must be finite",
        refusal(() -> batch.solve(GRID, List.of(hole))));
    assertEquals(
        "LinearSystem: the matrix must be square, got 1 x 2",
        refusal(
            () -> batch.solve(SparseMatrix.of(new double[][] {{1, 2}}), List.of(new double[1]))));
  }
}
