package org.flyball.graph;

/**
 * A figure of theory with what is known of its error.
 *
 * @param value the figure
 * @param error it is off by at most this: a bound on what was left out when the solution was
 *     stopped (its residual against the spectral gap, the gap's lower bound taken), and an estimate
 *     of rounding
 */
public record ExactVariance(double value, double error) {

  /** The same figure times a factor. */
  public ExactVariance times(double factor) {
    return new ExactVariance(factor * value, Math.abs(factor) * error);
  }

  /** The sum of both. */
  public ExactVariance plus(ExactVariance other) {
    return new ExactVariance(value + other.value, error + other.error);
  }
}
