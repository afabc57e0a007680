package org.flyball.linear;

/**
 * An end of a spectrum, between two bounds.
 *
 * @param value the best estimate
 * @param error there is an eigenvalue this near to {@code value} (residual norm of the Ritz pair)
 * @param atLeast a lower bound on the end itself
 * @param atMost an upper bound on it
 */
public record Eigenvalue(double value, double error, double atLeast, double atMost) {

  /** {@code (atMost - atLeast) / |value|}; 0 where both are equal. */
  public double relativeWidth() {
    double width = atMost - atLeast;
    return width == 0 ? 0 : width / Math.abs(value);
  }

  /** The reciprocal, of a positive end of a positive spectrum. */
  Eigenvalue inverse() {
    double above = atLeast > 0 ? 1 / atLeast : Double.POSITIVE_INFINITY;
    return new Eigenvalue(1 / value, error / (value * value), 1 / atMost, above);
  }
}
