package org.flyball.graph;

import org.flyball.run.Checks;

/**
 * How a walk shuns where it has been. What enters the theory is one number per mode of the base
 * chain, {@code k(lambda)}: the history pulls that mode of the visit measure back k + 1 times as
 * fast as averaging alone (arXiv 2401.09665; derived in the package documentation).
 *
 * @param kind by which rule
 * @param alpha how strongly, in [0, {@link #LARGEST_ALPHA}]; 0 is the base chain
 */
public record Repulsion(Kind kind, double alpha) {

  /** The rule. */
  public enum Kind {
    /** A destination's probability times (visits / mass)^-alpha: {@code k = alpha (1 + lambda)}. */
    SELF_REPELLENT,
    /**
     * The base chain's rule for the target mass (visits / mass)^-alpha, accepted or refused as
     * Metropolis and Hastings do (arXiv 2505.18300): {@code k = alpha}.
     */
    HISTORY_DRIVEN
  }

  /** Logarithms of visits times more than this would leave the range of a double. */
  public static final double LARGEST_ALPHA = 1e100;

  public Repulsion {
    Checks.that(
        alpha >= 0 && alpha <= LARGEST_ALPHA,
        "Repulsion: alpha must be in [0, %s], got %s; a negative one would attract the walk to"
            + " where it has been, 5 to 20 is usual",
        LARGEST_ALPHA,
        alpha);
  }

  /** The self-repellent walk. */
  public static Repulsion selfRepellent(double alpha) {
    return new Repulsion(Kind.SELF_REPELLENT, alpha);
  }

  /** The history-driven target. */
  public static Repulsion historyDriven(double alpha) {
    return new Repulsion(Kind.HISTORY_DRIVEN, alpha);
  }

  /** The base chain itself. */
  public static Repulsion none() {
    return new Repulsion(Kind.SELF_REPELLENT, 0);
  }

  /** k for the mode with this eigenvalue of the base chain. */
  public double at(double eigenvalue) {
    return switch (kind) {
      case SELF_REPELLENT -> alpha * (1 + eigenvalue);
      case HISTORY_DRIVEN -> alpha;
    };
  }
}
