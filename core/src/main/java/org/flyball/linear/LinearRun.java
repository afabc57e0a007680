package org.flyball.linear;

import org.flyball.run.Run;
import org.flyball.run.Stop;
import org.flyball.run.Termination;

/** What every linear solver's run has: its rule, how far it is, and why it ended. */
abstract class LinearRun implements Run<Solution> {

  private static final double DIVERGENCE = 1e10;

  final Stop stop;
  double threshold;
  double ceiling;
  Termination why = Termination.INTERRUPTED;
  long steps;
  double measure;

  LinearRun(Stop stop) {
    this.stop = stop;
  }

  /**
   * Sets the bounds, and ends the run where it starts if it need not or cannot step.
   *
   * @param flaw what is wrong with the matrix, INTERRUPTED for nothing
   * @param residual the first residual norm
   * @param data the norm of the right-hand side
   */
  final void judgeStart(Termination flaw, double residual, double data) {
    measure = residual;
    threshold = stop.threshold(measure, data);
    ceiling = DIVERGENCE * Math.max(measure, data);
    if (flaw != Termination.INTERRUPTED) {
      why = flaw;
    } else if (!Double.isFinite(measure)) {
      why = Termination.NOT_FINITE;
    } else if (measure <= threshold) {
      why = Termination.CONVERGED;
    } else if (stop.maxSteps() == 0) {
      why = Termination.STEP_LIMIT;
    }
  }

  @Override
  public final long steps() {
    return steps;
  }

  @Override
  public final double measure() {
    return measure;
  }

  @Override
  public final Termination why() {
    return why;
  }

  @Override
  public final String toString() {
    return getClass().getSimpleName() + "[steps=" + steps + ", measure=" + measure + "]";
  }
}
