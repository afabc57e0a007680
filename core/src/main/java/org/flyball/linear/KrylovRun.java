package org.flyball.linear;

import org.flyball.run.Stop;
import org.flyball.run.Termination;

/**
 * The course of conjugate gradients: when to step, to end, to begin anew. What a direction and a
 * residual are made of is the subclass's.
 *
 * <p>A subclass keeps its residual divided by {@link #unit}, a power of two near its first size.
 * That changes no bit of the result and keeps squares and products in range for systems of any
 * size.
 */
abstract class KrylovRun extends LinearRun {

  /** Of a squared norm: 1e-14 of the norm that a run began with is near the rounding level. */
  private static final double EXHAUSTED = 1e-28;

  private double progress; // r^T P^-1 r
  private double origin; // the same when the directions began

  KrylovRun(Stop stop, Workspace workspace) {
    super(stop, workspace);
  }

  /** To be called once, at the end of the constructor; {@code flaw} is INTERRUPTED for none. */
  final void open(Termination flaw, double residual, double data) {
    judgeStart(flaw, residual, data);
    if (why == Termination.INTERRUPTED) {
      turn(0, 0);
    }
  }

  /** Takes p to A p; {@code p^T A p}. */
  abstract double curvature();

  /** {@code r <- r - alpha A p}; the true {@code ||r||_2}. */
  abstract double retreat(double alpha);

  /** {@code z = P^-1 r} and {@code r^T z}. */
  abstract double progress();

  /** {@code x <- x + alpha p}, then {@code p <- z + beta p}. */
  abstract void advance(double alpha, double beta);

  /** {@code x <- x + alpha p}. */
  abstract void move(double alpha);

  /** {@code r <- b - A x}; the true {@code ||r||_2}. */
  abstract double refresh();

  /** x in the user's units, into a fresh array. */
  abstract double[] answer();

  /** {@code ||b - A x||_2}; {@code out} becomes the residual. */
  abstract double residual(double[] x, double[] out);

  /** The start; the caller's from now on. */
  abstract double[] start();

  @Override
  public final boolean step() {
    if (isOver()) {
      return false;
    }
    double curvature = curvature();
    if (!(curvature > 0 && curvature < Double.POSITIVE_INFINITY)) {
      why = curvature <= 0 ? Termination.INDEFINITE : Termination.NOT_FINITE;
      return false;
    }
    double alpha = progress / curvature;
    double next = retreat(alpha);
    if (!Double.isFinite(next)) {
      why = Termination.NOT_FINITE; // x has not moved yet
      return false;
    }
    measure = next;
    steps++;
    if (measure > threshold && measure <= ceiling && steps < stop.maxSteps()) {
      turn(alpha, progress);
    } else {
      close(alpha);
    }
    return true;
  }

  /** Moves x and takes the next direction; {@code before = 0} forgets the last one. */
  private void turn(double alpha, double before) {
    progress = progress();
    if (before == 0) {
      origin = progress;
    } else if (progress <= EXHAUSTED * origin) {
      // What is carried along has lost touch with b - A x, and its parts with each other.
      move(alpha);
      measure = refresh();
      settle();
      return;
    }
    if (progress > 0 && progress < Double.POSITIVE_INFINITY) {
      advance(alpha, before == 0 ? 0 : progress / before);
    } else {
      move(alpha);
      why = progress <= 0 ? Termination.INDEFINITE : Termination.NOT_FINITE;
    }
  }

  /** The step may have been the last: what was carried along is no longer good enough. */
  private void close(double alpha) {
    move(alpha);
    if (measure <= threshold) {
      measure = refresh();
    }
    settle();
  }

  /** Ends the run or begins anew from the iterate and the residual at hand. */
  private void settle() {
    if (measure <= threshold) {
      why = Termination.CONVERGED;
    } else if (!Double.isFinite(measure)) {
      why = Termination.NOT_FINITE;
    } else if (measure > ceiling) {
      why = Termination.DIVERGED;
    } else if (steps >= stop.maxSteps()) {
      why = Termination.STEP_LIMIT;
    } else {
      turn(0, 0);
    }
  }

  /** The power of two to divide a residual of this norm by. */
  static double unit(double norm) {
    return norm > 0 && norm <= Double.MAX_VALUE
        ? Math.scalb(1.0, Math.max(-1000, Math.min(1000, Math.getExponent(norm))))
        : 1;
  }

  @Override
  public final Solution result() {
    double[] scratch = scratch();
    double[] x = steps == 0 ? start() : answer();
    double residual = residual(x, scratch);
    if (why == Termination.NOT_FINITE && !Double.isFinite(residual)) {
      // The iterate itself left the range of a double, which no finite step shows.
      x = start();
      residual = residual(x, scratch);
    }
    return new Solution(x, why, steps, residual);
  }
}
