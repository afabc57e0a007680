package org.flyball.linear;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.apache.commons.math3.linear.RealMatrix;
import org.flyball.random.Seed;
import org.flyball.random.Xoshiro256;
import org.flyball.run.Certificate;
import org.flyball.run.Stop;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The bounds of theory against dense linear algebra. */
class BoundsOracleTest {

  private static final SparseMatrix GRID = Laplacian.fivePoint(10, 10);
  private static final DenseSsor DENSE = new DenseSsor(GRID);
  private static final double BETA = Math.cos(Math.PI / 11);
  private static final EnergyBound ENERGY = EnergyBound.of(GRID);

  @ParameterizedTest
  @ValueSource(doubles = {0.3, 1, 1.56, 1.9})
  void energyNorm_squared_isTheRadiusOfSsor_andTheClosedForm(double omega) {
    double norm = DENSE.squaredEnergyNorm(DENSE.iteration(DENSE.w(omega)));
    RealMatrix p = DENSE.preconditioner(omega);
    double[] values = DenseSsor.values(DENSE.a, p);
    // The eigenvalues of I - P^-1 A are 1 - values, all in [0, 1).
    assertEquals(norm, 1 - values[values.length - 1], 1e-12);
    assertTrue(values[0] <= 1 + 1e-13);
    RealMatrix inner =
        DENSE.w(omega).multiply(DenseSsor.inverse(DENSE.d)).multiply(DENSE.w(omega).transpose());
    assertEquals(norm, 1 - (2 - omega) / omega / DenseSsor.largest(inner, DENSE.a), 1e-12);
  }

  @Test
  void energyBound_onTheGrid_hasTheNumbersOfTheMethodFile() {
    assertEquals(1 - BETA, ENERGY.smallest(), 1e-6 * (1 - BETA));
    assertEquals(0.24388, ENERGY.triangle(), 5e-6);
  }

  @Test
  void theoremD1_asPrinted_failsAtOmega19_andCorrected_holds() {
    double norm = DENSE.squaredEnergyNorm(DENSE.iteration(DENSE.w(1.9)));
    // The method file quotes the norms, not their squares.
    assertEquals(0.9484, Math.sqrt(norm), 5e-5);
    assertEquals(0.9305, Math.sqrt(ENERGY.printedSquaredNorm(1.9)), 5e-5);
    assertTrue(ENERGY.certificate(1.9, norm).holds());
  }

  @Test
  void theoremD1_failsFrom175To195_andCorrected_holdsEverywhere() {
    for (int k = 1; k < 40; k++) {
      double omega = 0.05 * k;
      double norm = DENSE.squaredEnergyNorm(DENSE.iteration(DENSE.w(omega)));
      Certificate certificate = ENERGY.certificate(omega, norm);
      assertTrue(certificate.holds(), certificate.toString());
      assertEquals(k >= 35, norm > ENERGY.printedSquaredNorm(omega), "omega " + omega);
    }
  }

  @Test
  void bounds_holdOnRandomMatrices() {
    for (int number = 0; number < 60; number++) {
      Xoshiro256 random = Seed.of(21).child(number).stream();
      SparseMatrix a = RandomMatrix.positiveDefinite(2 + random.nextInt(18), random);
      DenseSsor dense = new DenseSsor(a);
      EnergyBound energy = EnergyBound.of(a);
      ConditionBound cheap = ConditionBound.of(a);
      ConditionBound exact = exact(dense);
      assertEquals(exact.mu(), cheap.mu(), 1e-4 * exact.mu());
      assertTrue(exact.nu() <= cheap.nu() + 1e-9, "nu " + exact.nu() + " > " + cheap.nu());
      for (double omega : new double[] {0.2, 0.9, 1.3, 1.7, 1.95}) {
        String which = "matrix " + number + ", omega " + omega;
        double norm = dense.squaredEnergyNorm(dense.iteration(dense.w(omega)));
        assertTrue(norm <= energy.squaredNorm(omega) + 1e-12, which);
        double[] values = DenseSsor.values(dense.a, dense.preconditioner(omega));
        double condition = values[0] / values[values.length - 1];
        assertTrue(condition <= exact.condition(omega) * (1 + 1e-9), which);
        assertTrue(exact.condition(omega) <= cheap.condition(omega) * (1 + 1e-9), which);
      }
    }
  }

  private static ConditionBound exact(DenseSsor dense) {
    double mu = DenseSsor.largest(dense.d, dense.a);
    RealMatrix lower = dense.lower;
    RealMatrix triangle = lower.multiply(DenseSsor.inverse(dense.d)).multiply(lower.transpose());
    double nu = DenseSsor.largest(triangle.subtract(dense.d.scalarMultiply(0.25)), dense.a);
    return new ConditionBound(mu, nu);
  }

  @Test
  void bestOmega_minimisesTheConditionBound() {
    for (ConditionBound bound :
        new ConditionBound[] {
          exact(DENSE), new ConditionBound(1, -0.25), new ConditionBound(500, 0.7)
        }) {
      double best = bound.bestOmega();
      double least = bound.condition(best);
      for (int k = 1; k < 400; k++) {
        assertTrue(bound.condition(0.005 * k) >= least * (1 - 1e-12));
      }
    }
    assertEquals(1, new ConditionBound(1, -0.25).bestOmega());
  }

  @Test
  void ssorCg_neverTakesMoreStepsThanTheBoundWithTauOne() {
    SparseMatrix grid = Laplacian.fivePoint(30, 30);
    double sine = Math.sin(Math.PI / 62);
    double condition = 1 / (sine * sine) - 1; // (1 + cos) / (1 - cos) of pi / 31
    ConditionBound bound = ConditionBound.of(grid);
    for (double omega : new double[] {0.83, 1, 1.3, 1.6, 1.9}) {
      SsorCg solver = new SsorCg(omega, Stop.below(1e-8));
      Solution solution = solver.solve(new LinearSystem(grid, Textbook.modular(900)));
      Certificate certificate = bound.certificate(solver, solution, condition);
      assertTrue(certificate.holds(), certificate.toString());
      // tau is 0.71 to 0.87 on the paper's grids: the bound is no ten times the count.
      assertTrue(certificate.bound() < 4 * solution.steps(), certificate.toString());
    }
  }

  @Test
  void sor_takesFewerSweepsThanBothBounds() {
    double[] shifts = {-0.15, -0.1, 0, 0.2, 0.45};
    for (double shift : shifts) {
      SparseMatrix a = GRID.shifted(shift);
      double beta = BETA * 4 / (4 + shift);
      SweepBound sweeps = new SweepBound(beta, 0.25); // the largest tau of the method file
      EnergyBound energy = EnergyBound.of(a);
      double condition = (1 + beta) / (1 - beta);
      for (double omega = 1; omega < 1.96; omega += 0.05) {
        Sor solver = new Sor(omega, Stop.below(1e-8));
        Solution solution = solver.solve(new LinearSystem(a, Textbook.modular(100)));
        Certificate fromTau = sweeps.certificate(solver, solution);
        assertTrue(fromTau.holds(), shift + ": " + fromTau);
        Certificate fromEnergy = energy.certificate(solver, solution, condition);
        assertTrue(fromEnergy.holds(), shift + ": " + fromEnergy);
        double cap = 1 + Math.log(1e-8) / Math.log(sweeps.slowestRate(1.95));
        assertTrue(fromTau.bound() <= cap * (1 + 1e-12));
      }
    }
  }

  @Test
  void sweepBound_isLipschitzRightOfOmegaStar() {
    SweepBound bound = new SweepBound(BETA, 0.2);
    double slope = bound.slope(1.95, 1e-8);
    double star = Young.omega(BETA);
    double step = (1.95 - star) / 200;
    for (int k = 0; k < 200; k++) {
      double from = star + k * step;
      double rise = bound.steps(from + step, 1e-8) - bound.steps(from, 1e-8);
      assertTrue(rise >= 0 && rise <= slope * step * (1 + 1e-9));
    }
    // The step before omega* = 1.56 is where it is not: the square root has a kink.
    assertTrue(bound.steps(star - 1e-6, 1e-8) - bound.steps(star, 1e-8) > slope * 1e-6);
  }

  @Test
  void argumentsOutOfRange_areRefused() {
    assertThrows(IllegalArgumentException.class, () -> new EnergyBound(0, 0.2));
    assertThrows(IllegalArgumentException.class, () -> ENERGY.squaredNorm(2));
    assertThrows(IllegalArgumentException.class, () -> ENERGY.steps(1, 0, 10));
    assertThrows(IllegalArgumentException.class, () -> new ConditionBound(0.5, 0));
    assertThrows(IllegalArgumentException.class, () -> new ConditionBound(2, -0.3));
    assertThrows(IllegalArgumentException.class, () -> new ConditionBound(2, 0).condition(0));
    assertThrows(
        IllegalArgumentException.class, () -> new ConditionBound(2, 0).steps(1, 1e-8, 10, 2));
    assertThrows(IllegalArgumentException.class, () -> new SweepBound(1, 0.2));
    assertThrows(IllegalArgumentException.class, () -> new SweepBound(0.5, 1));
    SparseMatrix indefinite = SparseMatrix.of(new double[][] {{1, 2}, {2, 1}});
    assertThrows(IllegalArgumentException.class, () -> EnergyBound.of(indefinite));
    assertFalse(new SweepBound(0.5, 0.2).steps(1, 0.5) < 1);
  }
}
