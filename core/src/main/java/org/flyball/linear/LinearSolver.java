package org.flyball.linear;

import org.flyball.run.Run;

/** A way to solve square linear systems. Most are recipes: immutable, usable by any thread. */
@FunctionalInterface
public interface LinearSolver {

  /**
   * Starts to solve.
   *
   * @param system the system
   * @param x0 the start, length n; not written
   */
  Run<Solution> start(LinearSystem system, double[] x0);

  /** Solves from {@code x0}; a warm start where it is near the solution. */
  default Solution solve(LinearSystem system, double[] x0) {
    return start(system, x0).finish();
  }

  /** Solves from zero. */
  default Solution solve(LinearSystem system) {
    return solve(system, new double[system.size()]);
  }
}
