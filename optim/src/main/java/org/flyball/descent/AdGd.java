package org.flyball.descent;

/**
 * Gradient descent that reads the local curvature off its last two gradients, without a line
 * search. For smooth convex functions and {@link Batches#full} only. With {@code L = ||g - g'|| /
 * ||x - x'||} and theta the ratio of the last two steps:
 *
 * <pre>
 *   FIRST  (arXiv 1910.09529): step = min(sqrt(1 + theta) step', 1 / (2 L)),                     theta_0 infinite
 *   SECOND (arXiv 2308.02261): step = min(sqrt(2/3 + theta) step', step' / sqrt((2 step'^2 L^2 - 1)_+)), theta_0 = 1/3
 * </pre>
 *
 * @param initial the first step, positive; 1e-6 suits the first rule, which jumps to 1 / (2 L); the
 *     second grows by steps and wants a guess near 1 / L
 * @param rule which of the two
 */
public record AdGd(double initial, Rule rule) implements Optimizer {

  /** How the step is found. */
  public enum Rule {
    /** Of 2019: at most half of the inverse curvature. */
    FIRST,
    /** Of 2023: up to sqrt(2) times longer steps. */
    SECOND
  }

  /** Checks the argument. */
  public AdGd {
    Limits.positive(initial, "AdGd: initial");
  }

  @Override
  public State start(double[] x0) {
    return new AdGdState(this, x0.length);
  }
}
