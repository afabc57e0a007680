package org.flyball.linear;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.random.RandomGenerator;
import org.flyball.random.ForAll;
import org.flyball.random.Seed;
import org.flyball.run.Run;
import org.flyball.run.Stop;
import org.junit.jupiter.api.Test;

/** A stencil is its assembled matrix, to the last bit. */
class StencilPropertyTest {

  private static final Seed SEED = Seed.of(20260);

  private static double uniform(RandomGenerator random) {
    return 2 * random.nextDouble() - 1;
  }

  private static int side(RandomGenerator random) {
    return 1 + random.nextInt(12);
  }

  /** Any shape and any coefficients; dominant, so that everything converges. */
  private static Stencil any(RandomGenerator random) {
    double a = uniform(random);
    double b = uniform(random);
    double c = uniform(random);
    double d = random.nextInt(4) == 0 ? 0 : uniform(random);
    double own = 2 * (Math.abs(a) + Math.abs(b) + Math.abs(c) + Math.abs(d)) + random.nextDouble();
    Stencil stencil =
        switch (random.nextInt(3)) {
          case 0 -> Stencil.fivePoint(side(random), side(random)).withNeighbours(a, b);
          case 1 -> {
            int nx = side(random);
            yield Stencil.ninePoint(nx == 2 ? 3 : nx, side(random))
                .withNeighbours(a, b)
                .withCorners(c, d);
          }
          default ->
              Stencil.sevenPoint(side(random), side(random), side(random)).withNeighbours(a, b, c);
        };
    return stencil.withDiagonal(own);
  }

  private static double[] vector(int n, RandomGenerator random) {
    double[] v = new double[n];
    for (int i = 0; i < n; i++) {
      v[i] = uniform(random);
    }
    return v;
  }

  private static void assertSame(double[] expected, double[] actual, Object where) {
    assertEquals(expected.length, actual.length);
    for (int i = 0; i < expected.length; i++) {
      if (expected[i] != actual[i]) { // a zero's sign may differ
        assertEquals(expected[i], actual[i], where + ", entry " + i);
      }
    }
  }

  private static void assertSameRun(LinearSolver solver, Matrix a, double[] b, double[] x0) {
    Run<Solution> stencil = solver.start(new LinearSystem(a, b), x0);
    Run<Solution> assembled = solver.start(new LinearSystem(a.toSparseMatrix(), b), x0);
    boolean more = true;
    while (more) {
      assertEquals(assembled.measure(), stencil.measure(), solver + " on " + a);
      more = assembled.step();
      assertEquals(more, stencil.step());
      if (assembled.steps() < 4) {
        assertSame(assembled.result().x(), stencil.result().x(), solver + " on " + a);
      }
    }
    assertEquals(assembled.why(), stencil.why());
    assertEquals(assembled.steps(), stencil.steps());
    assertSame(assembled.result().x(), stencil.result().x(), solver + " on " + a);
    assertEquals(assembled.result().residual(), stencil.result().residual());
  }

  @Test
  void product_isThatOfTheAssembledMatrix() {
    ForAll.cases(
        SEED.child("product"),
        random -> {
          Stencil a = any(random);
          SparseMatrix sparse = a.toSparseMatrix();
          double[] x = vector(a.columns(), random);
          double[] expected = new double[a.rows()];
          double[] actual = vector(a.rows(), random);
          sparse.multiply(x, expected);
          a.multiply(x, actual);
          assertSame(expected, actual, a);
          assertArrayEquals(sparse.diagonal(), a.diagonal());
          assertTrue(sparse.isSymmetric(), a.toString());
          assertTrue(a.isSymmetric(), a.toString());
        });
  }

  @Test
  void everySolver_takesTheSameSteps() {
    ForAll.cases(
        SEED.child("solvers"),
        random -> {
          Stencil a = any(random).times(random.nextInt(4) == 0 ? -3 : 1.7);
          double[] b = vector(a.rows(), random);
          double[] x0 = vector(a.rows(), random);
          double omega = 0.1 + 1.8 * random.nextDouble();
          Stop stop = Stop.below(1e-9).within(300);
          List<LinearSolver> solvers =
              List.of(
                  new Sor(omega, stop),
                  new AdaptiveSor(stop),
                  new Ssor(omega, stop),
                  new SsorCg(omega, stop),
                  new ConjugateGradient(stop),
                  new ConjugateGradient(stop, new SsorPreconditioning(omega)),
                  new ConjugateGradient(stop, new JacobiPreconditioning()));
          for (LinearSolver solver : solvers) {
            assertSameRun(solver, a, b, x0);
          }
        });
  }

  @Test
  void ninePointsOnWidthTwo_agreeUpToRounding() {
    // The north-east of a head is row i - 1 here, which the sparse sweep takes for its west.
    ForAll.cases(
        SEED.child("width two"),
        random -> {
          Stencil a = Stencil.ninePoint(2, side(random)).withCorners(uniform(random), -1);
          double[] b = vector(a.rows(), random);
          for (LinearSolver solver :
              List.of(
                  new Sor(1.2, Stop.after(3)),
                  new Ssor(1.2, Stop.after(3)),
                  new SsorCg(1.2, Stop.after(3)))) {
            double[] expected = solver.solve(new LinearSystem(a.toSparseMatrix(), b)).x();
            double[] actual = solver.solve(new LinearSystem(a, b)).x();
            assertArrayEquals(expected, actual, 1e-15);
          }
        });
  }

  @Test
  void anyScale_staysInRange() {
    ForAll.cases(
        SEED.child("scale"),
        random -> {
          double factor = random.nextBoolean() ? 0x1p-1000 : 0x1p1000;
          Stencil a = any(random).times(factor);
          double[] b = vector(a.rows(), random);
          Solution plain = new Sor(1.1, Stop.after(5)).solve(new LinearSystem(a, b));
          assertSameRun(new Sor(1.1, Stop.after(5)), a, b, new double[b.length]);
          assertSameRun(new SsorCg(1.1, Stop.after(5)), a, b, new double[b.length]);
          assertTrue(Double.isFinite(plain.residual()));
        });
  }
}
