package org.flyball.tuning;

import org.flyball.linear.LinearSolver;
import org.flyball.linear.LinearSystem;

/**
 * What a solve is charged, and a learner makes small.
 *
 * <p>Which one? One family of solvers whose steps all cost the same: {@link #steps}. Solvers of
 * different kinds: {@link #work}, or {@link #nanoseconds} where the machine decides.
 */
@FunctionalInterface
public interface Cost {

  /**
   * The loss of a solve, finite and at least 0.
   *
   * @param solver the recipe
   * @param system what was solved
   * @param steps done, at least 0; one more than the step limit if the solve failed
   * @param nanoseconds from its start to its end, the caller's pauses between the steps included;
   *     as many times more as {@code steps} is more than what was done, if the solve failed
   */
  double of(LinearSolver solver, LinearSystem system, long steps, long nanoseconds);

  /** Steps less 1, at least 0: the first step is no parameter's fault (arXiv 2310.02246). */
  static Cost steps() {
    return (solver, system, steps, nanoseconds) -> Math.max(0, steps - 1.0);
  }

  /**
   * Floating-point operations, by the solvers' documentation: steps times {@link StepWork#of}. The
   * same on every machine. It knows nothing of memory: a step of conjugate gradients vectorizes, a
   * sweep of SOR waits for each row.
   */
  static Cost work() {
    return (solver, system, steps, nanoseconds) -> steps * StepWork.of(solver).on(system);
  }

  /**
   * The time it took on this machine at that moment, in nanoseconds. <b>Results then depend on the
   * machine and on what else it does</b>: two runs with the same seed choose differently, as no run
   * with {@link #steps} or {@link #work} does. The first solves of a virtual machine are slow
   * whatever the solver; do some before.
   */
  static Cost nanoseconds() {
    return (solver, system, steps, nanoseconds) -> nanoseconds;
  }
}
