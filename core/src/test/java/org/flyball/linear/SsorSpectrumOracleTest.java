package org.flyball.linear;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.apache.commons.math3.linear.RealMatrix;
import org.flyball.random.ForAll;
import org.flyball.random.Seed;
import org.flyball.run.Run;
import org.flyball.run.Termination;
import org.junit.jupiter.api.Test;

/** mu, nu, beta and the conditions against dense linear algebra. */
class SsorSpectrumOracleTest {

  private static final Lanczos LANCZOS = Lanczos.to(1e-3, Seed.of(42));
  private static final double[] OMEGAS = {0.3, 0.83, 1, 1.3, 1.6, 1.9};

  private static double nu(DenseSsor dense) {
    RealMatrix lower = dense.lower;
    RealMatrix triangle = lower.multiply(DenseSsor.inverse(dense.d)).multiply(lower.transpose());
    return DenseSsor.largest(triangle.subtract(dense.d.scalarMultiply(0.25)), dense.a);
  }

  private static void check(SparseMatrix a) {
    DenseSsor dense = new DenseSsor(a);
    SsorSpectrum spectrum = SsorSpectrum.of(a, LANCZOS);
    double mu = DenseSsor.largest(dense.d, dense.a);
    double nu = nu(dense);
    assertEquals(mu, spectrum.mu().value(), 1e-9 * mu);
    assertTrue(spectrum.mu().atMost() >= mu && spectrum.mu().atLeast() <= mu * (1 + 1e-10));
    assertEquals(nu, spectrum.nu().value(), 1e-9 * Math.max(1, nu));
    double rounding = 1e-9 * Math.max(1, nu);
    assertTrue(spectrum.nu().atMost() >= nu - rounding, spectrum.nu() + " " + nu);
    assertTrue(spectrum.nu().atLeast() <= nu + rounding, spectrum.nu() + " " + nu);
    double[] jacobi = DenseSsor.values(dense.a, dense.d);
    double beta = Math.max(jacobi[0] - 1, 1 - jacobi[jacobi.length - 1]);
    assertEquals(beta, spectrum.beta().value(), 1e-10);
    assertTrue(spectrum.beta().atLeast() <= beta + 1e-12 && spectrum.beta().atMost() >= beta);
    ConditionBound bound = spectrum.conditionBound();
    ConditionBound safe = spectrum.safeConditionBound();
    for (double omega : OMEGAS) {
      double[] values = DenseSsor.values(dense.a, dense.preconditioner(omega));
      double condition = values[0] / values[values.length - 1];
      Spectrum preconditioned = SsorSpectrum.preconditioned(a, omega, LANCZOS);
      // 1e-3 was asked for.
      assertEquals(condition, preconditioned.condition(), 1e-5 * condition);
      assertTrue(preconditioned.conditionAtMost() >= condition * (1 - 1e-10));
      assertTrue(preconditioned.largest().atMost() <= 1);
      assertTrue(condition <= bound.condition(omega) * (1 + 1e-9), "omega " + omega);
      assertTrue(bound.condition(omega) <= safe.condition(omega));
    }
  }

  @Test
  void gridsOfTheFourthFigure_haveTheDenseNumbers_andKeepTheBound() {
    for (double shift : new double[] {0, 0.5}) {
      check(Laplacian.lShaped(10).shifted(shift));
      check(Laplacian.fivePoint(10, 10).shifted(shift));
    }
  }

  @Test
  void randomMatrices_haveTheDenseNumbers_andKeepTheBound() {
    ForAll.cases(
        12,
        Seed.of(33),
        random -> check(RandomMatrix.positiveDefinite(1 + random.nextInt(15), random)));
  }

  @Test
  void nu_isBetweenMinusAQuarterAndZero_onTheGridsOfTheFourthFigure() {
    for (SparseMatrix grid :
        new SparseMatrix[] {
          Laplacian.lShaped(10),
          Laplacian.fivePoint(10, 10),
          Laplacian.lShaped(30),
          Laplacian.fivePoint(30, 30)
        }) {
      for (double shift : new double[] {0, 0.5}) {
        SsorSpectrum spectrum = SsorSpectrum.of(grid.shifted(shift), LANCZOS);
        Eigenvalue nu = spectrum.nu();
        assertTrue(nu.atLeast() >= -0.25 && nu.atMost() < 1e-5, nu.toString());
        assertTrue(nu.value() < 0, nu.toString());
        // The exact nu is below the one that ConditionBound.of makes do with.
        ConditionBound cheap = ConditionBound.of(grid.shifted(shift));
        assertTrue(nu.value() <= cheap.nu() && spectrum.mu().value() <= cheap.mu() * (1 + 1e-12));
      }
    }
  }

  @Test
  void nu_isSometimesPositive() {
    // One row that hangs on all others: R is above 1/4.
    SparseMatrix a =
        SparseMatrix.of(
            new double[][] {{1, 0, 0, 0.5}, {0, 1, 0, 0.5}, {0, 0, 1, 0.5}, {0.5, 0.5, 0.5, 1}});
    double nu = nu(new DenseSsor(a));
    assertTrue(nu > 0);
    assertEquals(nu, SsorSpectrum.of(a, LANCZOS).nu().value(), 1e-12);
  }

  @Test
  void diagonalAndScaledMatrices() {
    SparseMatrix diagonal = SparseMatrix.of(new double[][] {{1e150, 0}, {0, 1e-150}});
    SsorSpectrum spectrum = SsorSpectrum.of(diagonal, LANCZOS);
    assertEquals(1, spectrum.mu().value(), 1e-15);
    assertEquals(-0.25, spectrum.nu().value(), 1e-14);
    assertEquals(0, spectrum.beta().value(), 1e-15);
    double nu = SsorSpectrum.of(Laplacian.fivePoint(10, 10), LANCZOS).nu().value();
    for (double scale : new double[] {0x1p-498, 0x1p498}) {
      SparseMatrix grid = Laplacian.fivePoint(10, 10).times(scale);
      assertEquals(nu, SsorSpectrum.of(grid, LANCZOS).nu().value());
      assertEquals(48.3741501, SsorSpectrum.of(grid, LANCZOS).matrix().condition(), 1e-6);
    }
  }

  @Test
  void monitor_mayEndIt() {
    SparseMatrix grid = Laplacian.fivePoint(40, 40);
    int[] seen = {0};
    SsorSpectrum spectrum = SsorSpectrum.of(grid, LANCZOS, (step, measure) -> ++seen[0] < 100);
    assertEquals(Termination.INTERRUPTED, spectrum.jacobi().why());
    assertTrue(seen[0] < 200, "seen " + seen[0]);
    Run<JacobiSpectrum> run = JacobiSpectrum.start(grid);
    assertTrue(Double.isNaN(run.result().smallest()));
    JacobiSpectrum early = run.finish((step, measure) -> step < 20);
    assertEquals(Termination.INTERRUPTED, run.why());
    assertEquals(20, early.steps());
    assertEquals(JacobiSpectrum.of(grid), run.finish());
    assertEquals(Termination.CONVERGED, run.why());
    assertEquals(run.steps(), run.result().steps());
    assertTrue(run.measure() <= 1e-6);
  }

  @Test
  void indefiniteMatrices_areRefused() {
    SparseMatrix indefinite = SparseMatrix.of(new double[][] {{1, 2}, {2, 1}});
    assertThrows(IllegalArgumentException.class, () -> SsorSpectrum.of(indefinite, LANCZOS));
    SparseMatrix grid = Laplacian.fivePoint(3, 3);
    assertThrows(
        IllegalArgumentException.class, () -> SsorSpectrum.preconditioned(grid, 2, LANCZOS));
    assertThrows(IllegalArgumentException.class, () -> SsorSpectrum.of(grid.times(-1), LANCZOS));
  }
}
