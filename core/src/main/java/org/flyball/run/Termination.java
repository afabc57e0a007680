package org.flyball.run;

/**
 * Why a run ended. Numerical failure is a result, not an exception: every result carries one of
 * these next to the last good iterate.
 */
public enum Termination {
  /** The measure met the tolerance. */
  CONVERGED("converged"),
  /** The step limit was reached first. */
  STEP_LIMIT("step limit reached"),
  /** The measure grew past any value it can take where the method converges. */
  DIVERGED("diverged"),
  /** A NaN or an infinity appeared; the result holds the last iterate that was finite. */
  NOT_FINITE("not finite"),
  /**
   * No step makes progress, though the tolerance is not met: the limit of rounding, or values and
   * gradients that do not belong together.
   */
  STALLED("stalled"),
  /** The method divides by the diagonal of the matrix and found a zero there. */
  ZERO_DIAGONAL("zero diagonal"),
  /**
   * The method needs a positive definite matrix, and preconditioner, and met a direction p with
   * {@code p^T A p <= 0}.
   */
  INDEFINITE("indefinite"),
  /** The caller, or a monitor, stopped stepping before the run had ended. */
  INTERRUPTED("interrupted");

  private final String words;

  Termination(String words) {
    this.words = words;
  }

  /** Whether the run reached its goal. */
  public boolean isSuccess() {
    return this == CONVERGED;
  }

  /** The reason in plain words, for people: "step limit reached". */
  public String words() {
    return words;
  }
}
