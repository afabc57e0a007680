package org.flyball.objective;

/**
 * What a row costs: a convex function of the product {@code z = a . x} and the row's label, smooth
 * but for {@link #hinge}. A loss of your own needs its slope, its value and the largest second
 * derivative.
 */
public interface Loss {

  /** The derivative with respect to {@code product}. */
  double slope(double product, double label);

  /**
   * The value.
   *
   * @param slope what {@link #slope} gave for the same arguments, so that nothing is computed twice
   */
  double value(double product, double label, double slope);

  /**
   * The least upper bound of the second derivative with respect to the product; infinite where the
   * slope jumps.
   */
  double curvature();

  /** Whether the second derivative is {@link #curvature} everywhere: a quadratic loss. */
  default boolean isQuadratic() {
    return false;
  }

  /** Whether this is a label of such rows. */
  default boolean accepts(double label) {
    return Double.isFinite(label);
  }

  /** The labels that are accepted, for a complaint. */
  default String labels() {
    return "a finite number";
  }

  /** {@code log(1 + exp(-b z))} for labels b of -1 and +1; curvature 1/4, reached at z = 0. */
  static Loss logistic() {
    return BuiltInLoss.LOGISTIC;
  }

  /** {@code (z - b)^2}; curvature 2. */
  static Loss square() {
    return BuiltInLoss.SQUARE;
  }

  /** {@code (z - b)^2 / 2}; curvature 1. */
  static Loss halfSquare() {
    return BuiltInLoss.HALF_SQUARE;
  }

  /**
   * {@code max(0, 1 - b z)} for labels b of -1 and +1; not smooth, the slope at the corner is 0.
   * For subgradient methods under a decaying schedule: what needs a smoothness constant refuses it.
   */
  static Loss hinge() {
    return BuiltInLoss.HINGE;
  }
}
