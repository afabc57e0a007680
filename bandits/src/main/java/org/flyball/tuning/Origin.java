package org.flyball.tuning;

import org.flyball.linear.LinearSolver;
import org.flyball.linear.LinearSystem;
import org.flyball.linear.Solution;
import org.flyball.run.Run;

/** Where a solve begins, for whoever may have to begin it more than once. */
@FunctionalInterface
interface Origin {

  /** Zero, without a vector of zeros. */
  Origin ZERO = (solver, system) -> solver.start(system);

  /** Starts a solver there. */
  Run<Solution> start(LinearSolver solver, LinearSystem system);

  /** Any vector. */
  static Origin at(double[] x0) {
    return (solver, system) -> solver.start(system, x0);
  }

  /** A vector that nobody writes to until the solve is over, so that nobody need copy it. */
  static Origin steady(double[] x0) {
    return new Origin() {
      @Override
      public Run<Solution> start(LinearSolver solver, LinearSystem system) {
        return solver instanceof Backstop backstop
            ? backstop.start(system, this)
            : solver.start(system, x0);
      }
    };
  }
}
