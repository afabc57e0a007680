package org.flyball.reproduce;

import java.util.List;
import org.flyball.linear.ConditionBound;
import org.flyball.linear.ConjugateGradient;
import org.flyball.linear.LinearSolver;
import org.flyball.linear.LinearSystem;
import org.flyball.linear.SsorCg;
import org.flyball.report.Table;
import org.flyball.run.Stop;

/**
 * Conjugate gradients on one system of a real stream, plain and with SSOR: how little the omega of
 * SSOR-CG matters where that of SOR matters so much.
 */
record RealKrylov(
    long plain, long atOne, double bestOmega, long best, double formulaOmega, long formula) {

  private static final Stop STOP = Stop.below(1e-8);

  static RealKrylov of(LinearSystem system) {
    long best = Long.MAX_VALUE;
    double bestOmega = Double.NaN;
    for (int k = 0; k < 10; k++) {
      double omega = 1 + k / 10.0;
      long steps = steps(new SsorCg(omega, STOP), system);
      if (steps < best) {
        best = steps;
        bestOmega = omega;
      }
    }
    double formula = Math.max(1, ConditionBound.of(system.matrix().toSparseMatrix()).bestOmega());
    return new RealKrylov(
        steps(new ConjugateGradient(STOP), system),
        steps(new SsorCg(1, STOP), system),
        bestOmega,
        best,
        formula,
        steps(new SsorCg(formula, STOP), system));
  }

  private static long steps(LinearSolver solver, LinearSystem system) {
    return solver.solve(system).steps();
  }

  /** One row per matrix. */
  static Table table(List<RealOutcome> outcomes) {
    Table table =
        Table.of(
            "krylov",
            "Iterations of conjugate gradients on the first system of each stream",
            "matrix",
            "plain",
            "SSOR-CG, omega = 1",
            "best of 1, 1.1, ..., 1.9",
            "at omega",
            "condition bound's omega, at least 1",
            "its iterations");
    for (RealOutcome outcome : outcomes) {
      RealKrylov k = outcome.krylov();
      table =
          table.row(
              outcome.stream().title(),
              k.plain,
              k.atOne,
              k.best,
              k.bestOmega,
              k.formulaOmega,
              k.formula);
    }
    return table;
  }
}
