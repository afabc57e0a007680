package org.flyball.cli;

import org.flyball.run.Termination;

/**
 * One finished solve.
 *
 * @param shift c of A + c I
 * @param start norm of the first residual, that of b
 */
record SolveOutcome(
    double shift, long steps, double omega, double residual, double start, Termination why) {

  /** The residual over the first one; NaN if b is zero. */
  double relative() {
    return residual / start;
  }
}
