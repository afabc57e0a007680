package org.flyball.linear;

import static org.flyball.run.Termination.CONVERGED;
import static org.flyball.run.Termination.INDEFINITE;
import static org.flyball.run.Termination.NOT_FINITE;
import static org.flyball.run.Termination.ZERO_DIAGONAL;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.flyball.random.ForAll;
import org.flyball.random.Seed;
import org.flyball.run.Run;
import org.flyball.run.Stop;
import org.junit.jupiter.api.Test;

class ConjugateGradientTest {

  private static final Stop TIGHT = Stop.below(1e-8);
  private static final ConjugateGradient PLAIN = new ConjugateGradient(TIGHT);

  @Test
  void counts_onTheGrids_areThoseOfTheMethodFile() {
    SparseMatrix small = Laplacian.fivePoint(10, 10);
    assertEquals(15, PLAIN.solve(new LinearSystem(small, Textbook.ones(100))).steps());
    assertEquals(30, PLAIN.solve(new LinearSystem(small, Textbook.modular(100))).steps());
    SparseMatrix large = Laplacian.fivePoint(30, 30);
    assertEquals(55, PLAIN.solve(new LinearSystem(large, Textbook.ones(900))).steps());
    assertEquals(85, PLAIN.solve(new LinearSystem(large, Textbook.modular(900))).steps());
  }

  @Test
  void bothSteps_ofAnExampleByHand() {
    // A = (4 1; 1 3), b = (1, 2), x0 = (2, 1): r0 = (-8, -3), alpha = 73/331; then b = A (1/11,
    // 7/11)
    SparseMatrix a = SparseMatrix.of(new double[][] {{4, 1}, {1, 3}});
    Run<Solution> run = PLAIN.start(new LinearSystem(a, new double[] {1, 2}), new double[] {2, 1});
    run.step();
    double alpha = 73.0 / 331;
    assertArrayEquals(new double[] {2 - 8 * alpha, 1 - 3 * alpha}, run.result().x(), 1e-15);
    run.step();
    assertArrayEquals(new double[] {1.0 / 11, 7.0 / 11}, run.result().x(), 1e-15);
    assertEquals(CONVERGED, run.why());
  }

  @Test
  void steps_onRandomMatrices_areTheTextbooks() {
    Preconditioning[] all = {
      Preconditioning.NONE, new JacobiPreconditioning(), new SsorPreconditioning(1.3)
    };
    ForAll.cases(
        Seed.of(12),
        random -> {
          int n = 1 + random.nextInt(30);
          SparseMatrix a = RandomMatrix.positiveDefinite(n, random);
          double[] b = RandomMatrix.vector(n, random);
          double[] x0 = RandomMatrix.vector(n, random);
          Preconditioning preconditioning = all[random.nextInt(3)];
          Textbook.ConjugateGradients textbook =
              new Textbook.ConjugateGradients(a, preconditioning.of(a), b, x0);
          Run<Solution> run =
              new ConjugateGradient(Stop.below(1e-3).within(8), preconditioning)
                  .start(new LinearSystem(a, b), x0);
          while (run.step()) {
            textbook.step();
            // Conjugate gradients double their rounding errors step by step: 8 steps, 1e-8.
            assertArrayEquals(textbook.x, run.result().x(), 1e-8);
          }
          assertTrue(run.steps() > 0);
        });
  }

  @Test
  void neumannLaplacian_isSolved_andKeepsTheMeanOfTheStart() {
    // A path of 50 nodes, singular: constants are its null space, and b has mean zero.
    Triplets triplets = new Triplets(50, 50);
    for (int i = 0; i < 49; i++) {
      triplets.add(i, i, 1);
      triplets.add(i + 1, i + 1, 1);
      triplets.add(i, i + 1, -1);
      triplets.add(i + 1, i, -1);
    }
    SparseMatrix a = triplets.toMatrix();
    double[] b = new double[50];
    b[0] = 1;
    b[49] = -1;
    double[] x0 = Textbook.ones(50);
    for (Preconditioning one :
        new Preconditioning[] {Preconditioning.NONE, new SsorPreconditioning(1)}) {
      Solution solution = PLAIN.with(one).solve(new LinearSystem(a, b), x0);
      assertEquals(CONVERGED, solution.why());
      // The flow is 1 along the path, so x falls by 1 from node to node.
      for (int i = 0; i < 49; i++) {
        assertEquals(1, solution.x()[i] - solution.x()[i + 1], 1e-6);
      }
    }
    double sum = 0;
    for (double xi : PLAIN.solve(new LinearSystem(a, b), x0).x()) {
      sum += xi;
    }
    assertEquals(50, sum, 1e-9);
  }

  @Test
  void indefiniteMatrix_isNamed_andXStays() {
    SparseMatrix a = SparseMatrix.of(new double[][] {{1, 3}, {3, 1}});
    double[] x0 = {1, 0};
    LinearSystem system = new LinearSystem(a, new double[] {2, 2});
    // r0 = (1, -1), and r0^T A r0 = -4.
    Solution solution = PLAIN.solve(system, x0);
    assertEquals(INDEFINITE, solution.why());
    assertEquals(0, solution.steps());
    assertArrayEquals(x0, solution.x());
    SparseMatrix negative = Laplacian.fivePoint(3, 3).times(-1);
    Solution refused = PLAIN.solve(new LinearSystem(negative, Textbook.ones(9)));
    assertEquals(INDEFINITE, refused.why());
    assertEquals("indefinite", refused.why().words());
  }

  @Test
  void indefinitePreconditioner_isNamed() {
    LinearSystem system = new LinearSystem(Laplacian.fivePoint(3, 3), Textbook.ones(9));
    Preconditioning negative =
        matrix ->
            (r, out) -> {
              for (int i = 0; i < r.length; i++) {
                out[i] = -r[i];
              }
            };
    Solution solution = PLAIN.with(negative).solve(system);
    assertEquals(INDEFINITE, solution.why());
    assertEquals(0, solution.steps());
  }

  @Test
  void preconditionerWithNaN_isNotFinite() {
    LinearSystem system = new LinearSystem(Laplacian.fivePoint(3, 3), Textbook.modular(9));
    int[] calls = {0};
    Preconditioning broken =
        matrix ->
            (r, out) -> {
              System.arraycopy(r, 0, out, 0, r.length);
              out[4] = calls[0]++ < 2 ? out[4] : Double.NaN;
            };
    Solution solution = PLAIN.with(broken).solve(system);
    assertEquals(NOT_FINITE, solution.why());
    assertEquals(2, solution.steps());
    Solution two = new ConjugateGradient(Stop.after(2)).solve(system);
    assertArrayEquals(two.x(), solution.x(), 1e-14);
  }

  @Test
  void overflow_isNotFinite_andXStays() {
    SparseMatrix a = SparseMatrix.of(new double[][] {{1e300, 1e300}, {1e300, 1e300}});
    Solution solution =
        PLAIN.solve(new LinearSystem(a, new double[] {1e300, 1e300}), new double[] {1e200, 1});
    assertEquals(NOT_FINITE, solution.why());
    assertArrayEquals(new double[] {1e200, 1}, solution.x());
  }

  @Test
  void zeroDiagonal_isNamed_whereAPreconditioningNeedsIt() {
    SparseMatrix a = SparseMatrix.of(new double[][] {{1, 0}, {0, 0}});
    LinearSystem system = new LinearSystem(a, new double[] {1, 0});
    assertEquals(CONVERGED, PLAIN.solve(system).why());
    Solution named = PLAIN.with(new JacobiPreconditioning()).solve(system);
    assertEquals(ZERO_DIAGONAL, named.why());
    assertThrows(IllegalArgumentException.class, () -> new JacobiPreconditioning().of(a));
    assertThrows(IllegalArgumentException.class, () -> new SsorPreconditioning(1).of(a));
    SparseMatrix wide = SparseMatrix.of(new double[][] {{1, 2}});
    assertThrows(IllegalArgumentException.class, () -> new JacobiPreconditioning().of(wide));
    assertThrows(IllegalArgumentException.class, () -> new SsorPreconditioning(1).of(wide));
  }

  @Test
  void matrixThatIsNotSymmetric_isRefused_butRoundingIsLetPass() {
    double[] b = {1, 2};
    SparseMatrix skew = SparseMatrix.of(new double[][] {{4, 1}, {1.001, 3}});
    for (LinearSolver solver : new LinearSolver[] {PLAIN, new SsorCg(1, TIGHT)}) {
      String said =
          assertThrows(
                  IllegalArgumentException.class, () -> solver.solve(new LinearSystem(skew, b)))
              .toString();
      assertTrue(said.contains("must be symmetric"), said);
      assertTrue(said.contains("Sor and Ssor take any matrix"), said);
      SparseMatrix nearly = SparseMatrix.of(new double[][] {{4, 1}, {1 + 2e-15, 3}});
      assertEquals(CONVERGED, solver.solve(new LinearSystem(nearly, b)).why());
    }
  }

  @Test
  void operatorAlone_isEnough() {
    SparseMatrix a = Laplacian.fivePoint(10, 10);
    double[] b = Textbook.modular(100);
    Solution stored = PLAIN.solve(new LinearSystem(a, b));
    Run<Solution> free = PLAIN.start(a::multiply, Preconditioner.IDENTITY, b, new double[100]);
    b[0] = 1e9; // copied at the start
    Solution solution = free.finish();
    assertEquals(stored.steps(), solution.steps());
    assertArrayEquals(stored.x(), solution.x());
    Run<Solution> preconditioned =
        PLAIN.start(
            a::multiply, new SsorPreconditioning(1).of(a), Textbook.ones(100), new double[100]);
    assertEquals(CONVERGED, preconditioned.finish().why());
    assertThrows(
        IllegalArgumentException.class,
        () -> PLAIN.start(a::multiply, Preconditioner.IDENTITY, b, new double[99]));
  }

  @Test
  void withoutPreconditioning_sayNone() {
    assertSame(Preconditioning.NONE, PLAIN.preconditioning());
    assertTrue(PLAIN.toString().contains("preconditioning=none"), PLAIN.toString());
    double[] out = new double[2];
    Preconditioning.NONE.of(Laplacian.fivePoint(2, 1)).apply(new double[] {3, 4}, out);
    assertArrayEquals(new double[] {3, 4}, out);
  }
}
