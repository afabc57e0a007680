package org.flyball.descent;

import org.flyball.objective.Objective;
import org.flyball.run.Checks;
import org.flyball.run.Snapshot;
import org.flyball.run.Stop;

/**
 * L-BFGS with a line search that satisfies the strong Wolfe conditions (Nocedal and Wright,
 * Numerical Optimization, 2nd edition, algorithms 7.4, 3.5 and 3.6): the baseline for smooth
 * functions, and the way to know a convex optimum to many digits. It uses the whole function, no
 * schedule and no seed.
 *
 * <pre>{@code
 * Minimum optimum = new Lbfgs().minimize(f, x0, Stop.below(1e-10));
 * }</pre>
 *
 * <p>A pair (s, y) is skipped if {@code <s, y> <= 1e-10 ||s|| ||y||}; the first matrix of a step is
 * {@code <s, y> / <y, y>} times the identity; c1 = 1e-4, c2 = 0.9; the first trial step is {@code
 * min(1, 1 / ||g||_1)}, later ones 1. Where no step is found, as at the limit of rounding, the
 * memory is dropped and the gradient tried once; if that fails too, the run ends as {@link
 * org.flyball.run.Termination#STALLED}.
 *
 * <p>Cost per step: one to a few evaluations, {@code 4 memory d} flops, {@code 2 memory d} numbers
 * kept.
 *
 * @param memory how many pairs are kept, at least 1; 10 is usual
 */
public record Lbfgs(int memory) {

  /** Checks the argument. */
  public Lbfgs {
    Checks.that(memory >= 1, "Lbfgs: memory must be at least 1, got %s; 10 is usual", memory);
  }

  /** With 10 pairs. */
  public Lbfgs() {
    this(10);
  }

  /**
   * Starts from x0.
   *
   * @param x0 (d) finite; not written
   * @param stop a tolerance is of ||grad f||; {@link Stop.Scale#DATA} has no meaning here
   */
  public LbfgsRun start(Objective f, double[] x0, Stop stop) {
    LbfgsRun run = new LbfgsRun(this, f, x0, stop);
    run.open();
    return run;
  }

  /**
   * Goes on, bit for bit, where a run on the same f was saved.
   *
   * @param stop when to end; steps count on, a tolerance is relative to the saved run's start
   * @throws IllegalArgumentException if the snapshot is of another memory or dimension
   */
  public LbfgsRun resume(Objective f, Stop stop, Snapshot snapshot) {
    LbfgsRun run = new LbfgsRun(this, f, new double[f.dimension()], stop);
    run.restore(snapshot);
    return run;
  }

  /** Starts, and goes on until it is done. */
  public Minimum minimize(Objective f, double[] x0, Stop stop) {
    return start(f, x0, stop).finish();
  }
}
