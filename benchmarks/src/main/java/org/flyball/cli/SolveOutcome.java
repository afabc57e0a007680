package org.flyball.cli;

import org.flyball.run.Termination;

/**
 * One finished solve.
 *
 * @param shift c of A + c I
 * @param steps all of them, those of the fallback as well
 * @param start norm of the first residual, that of b
 * @param fellBack whether omega was given up and {@link SafeSolver} took over
 */
record SolveOutcome(
    double shift,
    long steps,
    double omega,
    double residual,
    double start,
    Termination why,
    boolean fellBack) {

  /** The residual over the first one; NaN if b is zero. */
  double relative() {
    return residual / start;
  }
}
