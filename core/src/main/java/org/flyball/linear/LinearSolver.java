package org.flyball.linear;

import org.flyball.run.Run;

/**
 * A way to solve square linear systems. Most are recipes: immutable, usable by any thread.
 *
 * <p><b>Memory.</b> A solve by {@link #solve} leaves its work vectors with the matrix for the next
 * solve, whether by this solver or another, of the same matrix or of one made from it by {@link
 * Matrix#shifted} or {@link Matrix#times}. So a stream of solves allocates its solutions and less
 * than a kilobyte each. A run that was started step by step does the same when it is {@link
 * Run#close closed}. At most eight solves' memory is kept for a pattern, softly referenced: for
 * each up to nine vectors, and what relaxation makes of one {@link SparseMatrix}, 4 bytes per
 * stored entry and 25 per row if it is symmetric. A matrix that another has driven out of there and
 * that is solved with again keeps its own for good.
 */
@FunctionalInterface
public interface LinearSolver {

  /**
   * Starts to solve.
   *
   * @param system the system
   * @param x0 the start, length n; not written
   */
  Run<Solution> start(LinearSystem system, double[] x0);

  /** Starts to solve from zero. The solvers of this package make no vector of zeros for that. */
  default Run<Solution> start(LinearSystem system) {
    return start(system, new double[system.size()]);
  }

  /** Solves from {@code x0}; a warm start where it is near the solution. */
  default Solution solve(LinearSystem system, double[] x0) {
    return start(system, x0).finishAndClose();
  }

  /** Solves from zero. */
  default Solution solve(LinearSystem system) {
    return start(system).finishAndClose();
  }
}
