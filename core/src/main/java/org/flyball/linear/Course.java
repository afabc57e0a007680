package org.flyball.linear;

import org.flyball.run.Stop;
import org.flyball.run.Termination;

/** How far one solve is, by its rule, and why it ended; whatever steps it, alone or with others. */
class Course {

  private static final double DIVERGENCE = 1e10;

  final Stop stop;
  double threshold;
  double ceiling;
  Termination why = Termination.INTERRUPTED;
  long steps;
  double measure;

  Course(Stop stop) {
    this.stop = stop;
  }

  /**
   * Sets the bounds, and ends the course where it starts if it need not or cannot step.
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

  /** Ends the course where it must end, after a step has set steps and measure. */
  final void judgeStep() {
    if (!Double.isFinite(measure)) {
      why = Termination.NOT_FINITE;
    } else if (measure > ceiling) {
      why = Termination.DIVERGED;
    } else if (measure <= threshold && confirm()) {
      why = Termination.CONVERGED;
    } else if (steps >= stop.maxSteps()) {
      why = Termination.STEP_LIMIT;
    }
  }

  /**
   * Whether the residual, computed afresh, meets the threshold as well. If not, it takes the place
   * of the one that the steps carried along. True where nothing is carried along.
   */
  boolean confirm() {
    return true;
  }
}
