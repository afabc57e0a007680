package org.flyball.linear;

import org.flyball.run.Stop;
import org.flyball.run.Termination;

/**
 * The course of a stationary method in the scaled variables of {@link ScaledMatrix}: when to step,
 * to end, to believe a residual. What one step does is the subclass's.
 */
abstract class RelaxationRun extends LinearRun {

  final ScaledMatrix matrix;
  final double[] x; // scaled iterate
  final double[] r; // scaled residual
  final double[] spare; // free between steps
  private final LinearSystem system;
  private final double[] x0;

  /**
   * @param matrix that of the system, scaled
   */
  RelaxationRun(Stop stop, Start start, ScaledMatrix matrix) {
    super(stop, start.workspace());
    this.system = start.system();
    this.matrix = matrix;
    this.x0 = start.x0();
    this.x = start.workspace().zeros();
    this.r = start.workspace().zeros();
    this.spare = start.workspace().zeros();
  }

  /** To be called once, at the end of the constructor. */
  final void open() {
    restart();
    boolean zero = matrix.zeroDiagonalRow() >= 0;
    judgeStart(
        zero ? Termination.ZERO_DIAGONAL : Termination.INTERRUPTED,
        measure,
        Vectors.norm(system.rightHandSide()));
  }

  /** Prepares for a residual that no step has made: the start's, or one computed afresh. */
  abstract void begin();

  /** Forgets what was learnt on the way; the start follows. */
  abstract void forget();

  /**
   * One step: moves x and takes r to its residual; x and r may be further on until {@link #settle}.
   *
   * @return the norm of the residual after the step, in the user's units
   */
  abstract double relax();

  /** Puts x and r where the last step left them. */
  void settle() {}

  /** Told after each step how the residual norm changed. */
  void observe(double ratio) {}

  /** Puts x0 and its residual in place; all is scaled, except when a diagonal entry is zero. */
  private void restart() {
    System.arraycopy(x0, 0, x, 0, x.length);
    system.residual(x, r);
    measure = Vectors.norm(r);
    steps = 0;
    forget();
    if (matrix.zeroDiagonalRow() < 0) {
      matrix.scale(r);
      matrix.scaleIterate(x);
      begin();
    }
  }

  @Override
  public final boolean step() {
    if (isOver()) {
      return false;
    }
    advance();
    judgeStep();
    if (why == Termination.NOT_FINITE) {
      replay(steps - 1);
    }
    return true;
  }

  private void advance() {
    double before = measure;
    measure = relax();
    steps++;
    observe(measure / before);
  }

  @Override
  final boolean confirm() {
    settle();
    matrix.unscale(1, x, spare);
    system.residual(spare, r);
    double fresh = Vectors.norm(r);
    if (fresh <= threshold) {
      return true;
    }
    matrix.scale(r);
    begin();
    measure = fresh;
    return false;
  }

  /**
   * Goes back to an iterate that was finite by doing its steps again. Costs nothing unless a run
   * fails, where a copy of x in every step would cost a fifth of a sweep.
   */
  private void replay(long count) {
    restart();
    while (steps < count) {
      advance();
    }
  }

  @Override
  public final Solution result() {
    double[] residual = scratch();
    double[] answer = new double[x.length];
    if (matrix.zeroDiagonalRow() >= 0 || steps == 0) {
      System.arraycopy(x0, 0, answer, 0, x.length);
    } else {
      settle();
      matrix.unscale(1, x, answer);
    }
    system.residual(answer, residual);
    return new Solution(answer, why, steps, Vectors.norm(residual));
  }
}
