package org.flyball.linear;

import org.apache.commons.math3.linear.RealLinearOperator;

/**
 * A square matrix known by its product with a vector only. {@code matrix::multiply} is one; so is
 * any stencil or fast transform of yours.
 */
@FunctionalInterface
public interface LinearOperator {

  /**
   * {@code out = A x}.
   *
   * @param x length n; not written
   * @param out length n; another array than {@code x}, every entry written
   */
  void apply(double[] x, double[] out);

  /** An operator of commons-math3 as ours. It makes a vector or two per product. */
  static LinearOperator of(RealLinearOperator operator) {
    return RealOperatorView.from(operator);
  }

  /** This operator as commons-math3 wants it, for n unknowns. */
  default RealLinearOperator asRealLinearOperator(int n) {
    return new RealOperatorView(n, this);
  }
}
