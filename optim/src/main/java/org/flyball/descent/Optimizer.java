package org.flyball.descent;

import org.flyball.run.Snapshot;

/**
 * How a gradient becomes a step: a recipe, immutable, whose {@link State} does the work of one run.
 * All of this package are records; bring your own.
 *
 * <pre>{@code
 * Optimizer mine = new Adam(0.9, 0.95).clipped(Clip.norm(1)).averaged(8);
 * }</pre>
 */
public interface Optimizer {

  /**
   * The state of a run that begins at x0.
   *
   * @param x0 (d); not written, not kept
   */
  State start(double[] x0);

  /** Whether {@link State#update} needs the value of the function. */
  default boolean needsValue() {
    return false;
  }

  /** The same on gradients that are clipped first; a run records norms from before the clipping. */
  default Optimizer clipped(Clip clip) {
    return new Clipped(this, clip);
  }

  /**
   * The same, but what is handed out is the polynomial-decay average of the iterates, {@code xbar_t
   * = (1 - a) xbar_{t-1} + a x_t} with {@code a = (power + 1) / (power + t)}, t from 1: power 0 is
   * the plain mean of x_1 to x_t, 8 is usual (arXiv 1212.1824).
   *
   * @param power gamma, finite and at least 0
   */
  default Optimizer averaged(double power) {
    return new Averaged(this, power);
  }

  /** What an optimizer knows in the middle of a run. For one thread; allocates nothing. */
  interface State {

    /**
     * One step.
     *
     * @param step its number, from 0
     * @param rate the schedule's value at this step, finite and at least 0
     * @param value of the function, minibatch for minibatch, at x; NaN unless {@link
     *     Optimizer#needsValue}
     * @param gradient (d) at x, finite; may be overwritten
     * @param x (d) in: where the gradient was taken; out: where the next one is wanted
     */
    void update(long step, double rate, double value, double[] gradient, double[] x);

    /**
     * The point to hand out: x itself, except for methods that take gradients elsewhere.
     *
     * @param x (d) where the next gradient is wanted; not written
     * @param out (d) the point
     */
    default void iterate(double[] x, double[] out) {
      System.arraycopy(x, 0, out, 0, x.length);
    }

    /** Whether {@link #iterate} gives another point than x. */
    default boolean isElsewhere() {
      return false;
    }

    /** What the method has learnt to multiply the rate by; 1 where it learns nothing. */
    default double scale() {
      return 1;
    }

    /** The whole state, x excepted. */
    Snapshot snapshot();

    /**
     * Goes back to a saved state.
     *
     * @throws IllegalArgumentException if it is of another method or dimension
     */
    void restore(Snapshot saved);
  }
}
