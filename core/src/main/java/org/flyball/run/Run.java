package org.flyball.run;

/**
 * One computation in progress: mutable, for one thread. Where the loop belongs to the caller:
 *
 * <pre>{@code
 * Run<Solution> run = solver.start(system, x0);
 * while (run.step()) {
 *   System.out.println(run.steps() + " " + run.measure());
 * }
 * Solution solution = run.result();
 * }</pre>
 *
 * @param <R> the result
 */
public interface Run<R> {

  /**
   * Does one step, unless the run has ended.
   *
   * @return whether a step was done; once {@code false}, always {@code false}
   */
  boolean step();

  /** How many steps have been done. */
  long steps();

  /**
   * How far the run is from done: what {@link Stop} compares with its threshold. Residual norm for
   * a linear solver, gradient norm for a minimizer.
   */
  double measure();

  /** Why the run ended; {@link Termination#INTERRUPTED} while it has not. */
  Termination why();

  /**
   * The result so far, at any time. Before the end its reason is {@link Termination#INTERRUPTED}.
   * Its arrays are fresh: the caller's.
   */
  R result();

  /** Steps until the run ends. */
  default R finish() {
    while (step()) {}
    return result();
  }

  /**
   * Gives back the memory that the run works with, so that later runs can use it. Nobody has to: a
   * run that is never closed is garbage like any other object. Afterwards {@link #step} does
   * nothing, {@link #steps}, {@link #measure} and {@link #why} are as they were, and {@link
   * #result} throws IllegalStateException where there was something to give back. Closing again
   * does nothing.
   */
  default void close() {}

  /** {@link #finish()}, then {@link #close}. */
  default R finishAndClose() {
    R result = finish();
    close();
    return result;
  }

  /** Steps until the run ends or the monitor has seen enough. The monitor also sees the start. */
  default R finish(Monitor monitor) {
    boolean wanted = monitor.observe(steps(), measure());
    while (wanted && step()) {
      wanted = monitor.observe(steps(), measure());
    }
    return result();
  }
}
