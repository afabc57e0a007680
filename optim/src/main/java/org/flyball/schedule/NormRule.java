package org.flyball.schedule;

/** Which norm of a step's gradient was recorded, and with it the weight it gets. */
public enum NormRule {
  /** The Euclidean norm, for SGD and its kin: weight {@code norm^-2}. */
  L2,
  /**
   * The sum of absolute values of the full gradient, for Adam and its kin: weight {@code norm^-1}.
   */
  L1;

  /** The weight of a norm, relative to that of {@code unit}. */
  double weight(double norm, double unit) {
    double ratio = unit / norm;
    return this == L2 ? ratio * ratio : ratio;
  }
}
