package org.flyball.linear;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.apache.commons.math3.exception.DimensionMismatchException;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.JacobiPreconditioner;
import org.apache.commons.math3.linear.LUDecomposition;
import org.apache.commons.math3.linear.RealLinearOperator;
import org.apache.commons.math3.linear.RealVector;
import org.flyball.random.ForAll;
import org.flyball.random.Seed;
import org.flyball.run.Run;
import org.flyball.run.Stop;
import org.flyball.run.Termination;
import org.junit.jupiter.api.Test;

/** Preconditioners against their dense matrices, and both ways of commons-math3. */
class PreconditionerOracleTest {

  private static final SparseMatrix GRID = Laplacian.fivePoint(10, 10);

  @Test
  void ssor_isTheDenseMatrix_withItsConstant() {
    ForAll.cases(
        Seed.of(31),
        random -> {
          int n = 1 + random.nextInt(15);
          SparseMatrix a = RandomMatrix.positiveDefinite(n, random);
          double omega = 0.1 + 1.8 * random.nextDouble();
          double[] z = RandomMatrix.vector(n, random);
          double[] r = new DenseSsor(a).preconditioner(omega).operate(z);
          double[] out = new double[n];
          double[] before = r.clone();
          new SsorPreconditioning(omega).of(a).apply(r, out);
          assertArrayEquals(before, r);
          assertArrayEquals(z, out, 1e-10);
        });
  }

  @Test
  void ssor_isOneSsorStepFromZero_alsoWithoutSymmetry() {
    ForAll.cases(
        Seed.of(32),
        random -> {
          int n = 1 + random.nextInt(15);
          SparseMatrix a = RandomMatrix.dominant(n, random);
          double[] r = RandomMatrix.vector(n, random);
          double[] out = new double[n];
          new SsorPreconditioning(1.3).of(a).apply(r, out);
          assertArrayEquals(Textbook.ssor(a, 1.3, r), out, 1e-12);
        });
  }

  @Test
  void jacobi_isTheDiagonal() {
    SparseMatrix a = SparseMatrix.of(new double[][] {{4, 1}, {1, -0.5}});
    double[] out = new double[2];
    new JacobiPreconditioning().of(a).apply(new double[] {2, 3}, out);
    assertArrayEquals(new double[] {0.5, -6}, out);
  }

  @Test
  void oursInTheirConjugateGradient_takesOurSteps() {
    RealLinearOperator ours = new SsorPreconditioning(1.3).of(GRID).asRealLinearOperator(100);
    double[] b = Textbook.modular(100);
    double size = Textbook.residual(GRID, b, new double[100]);
    org.apache.commons.math3.linear.ConjugateGradient theirs =
        new org.apache.commons.math3.linear.ConjugateGradient(1_000, 1e-8, true);
    RealVector x = theirs.solve(GRID.asRealMatrix(), ours, new ArrayRealVector(b));
    assertTrue(Textbook.residual(GRID, b, x.toArray()) <= 1e-8 * size * (1 + 1e-9));
    long steps = new SsorCg(1.3, Stop.below(1e-8)).solve(new LinearSystem(GRID, b)).steps();
    // Their count starts at 1 before the first step.
    assertEquals((double) steps, theirs.getIterationManager().getIterations() - 1, 1);
  }

  @Test
  void theirsInOurs_takesTheStepsOfOurs() {
    SparseMatrix a = GRID.shifted(0.5);
    LinearSystem system = new LinearSystem(a, Textbook.modular(100));
    ConjugateGradient solver = new ConjugateGradient(Stop.below(1e-8));
    Solution theirs =
        solver
            .with(
                m ->
                    Preconditioner.of(
                        JacobiPreconditioner.create(m.toSparseMatrix().asRealMatrix())))
            .solve(system);
    Solution ours = solver.with(new JacobiPreconditioning()).solve(system);
    assertEquals(ours.steps(), theirs.steps());
    assertArrayEquals(ours.x(), theirs.x(), 1e-12);
  }

  @Test
  void theirOperatorInOurs_isSolved() {
    double[] b = Textbook.ones(100);
    Run<Solution> run =
        new ConjugateGradient(Stop.below(1e-10))
            .start(
                LinearOperator.of(GRID.asRealMatrix()),
                Preconditioner.IDENTITY,
                b,
                new double[100]);
    Solution solution = run.finish();
    assertEquals(Termination.CONVERGED, solution.why());
    double[] exact =
        new LUDecomposition(GRID.asRealMatrix().copy())
            .getSolver()
            .solve(new ArrayRealVector(b))
            .toArray();
    assertArrayEquals(exact, solution.x(), 1e-8);
  }

  @Test
  void operators_thereAndBack() {
    LinearOperator stencil = GRID::multiply;
    RealLinearOperator there = stencil.asRealLinearOperator(100);
    double[] x = Textbook.modular(100);
    double[] direct = new double[100];
    double[] around = new double[100];
    GRID.multiply(x, direct);
    LinearOperator.of(there).apply(x, around);
    assertArrayEquals(direct, around);
    assertEquals(100, there.getRowDimension());
    assertThrows(DimensionMismatchException.class, () -> there.operate(new ArrayRealVector(99)));
    assertThrows(
        IllegalArgumentException.class,
        () -> LinearOperator.of(there).apply(new double[99], new double[100]));
    RealLinearOperator wide = new Array2DRowRealMatrix(2, 3);
    assertThrows(IllegalArgumentException.class, () -> Preconditioner.of(wide));
  }
}
