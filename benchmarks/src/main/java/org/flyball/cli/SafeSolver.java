package org.flyball.cli;

import org.flyball.linear.AdaptiveSor;
import org.flyball.linear.LinearSolver;
import org.flyball.linear.LinearSystem;
import org.flyball.linear.Solution;
import org.flyball.linear.SsorCg;
import org.flyball.run.Run;
import org.flyball.run.Stop;

/**
 * Finishes what a learner's omega could not: conjugate gradients preconditioned by SSOR at omega 1
 * for a symmetric matrix with a positive diagonal, SOR that adapts within the solve otherwise.
 *
 * @param input what the systems are made of
 * @param stop when a solve is done
 */
record SafeSolver(MatrixInput input, Stop stop) implements LinearSolver {

  @Override
  public Run<Solution> start(LinearSystem system, double[] x0) {
    boolean mayBeDefinite = input.symmetric() && hasPositiveDiagonal(system);
    LinearSolver solver = mayBeDefinite ? new SsorCg(1, stop) : new AdaptiveSor(stop);
    return solver.start(system, x0);
  }

  private static boolean hasPositiveDiagonal(LinearSystem system) {
    for (double entry : system.matrix().diagonal()) {
      if (!(entry > 0)) {
        return false;
      }
    }
    return true;
  }

  /**
   * The steps an omega may take: a tenth of the step limit, but 100 where that is at most half of
   * it. A good omega seldom needs more, and nine tenths are left to finish.
   */
  static long patience(Stop stop) {
    return Math.max(1, Math.max(stop.maxSteps() / 10, Math.min(100, stop.maxSteps() / 2)));
  }

  /** What it does, for people. */
  static String words(MatrixInput input) {
    return input.symmetric() ? "ssor-cg at omega 1" : "adaptive sor";
  }
}
