package org.flyball.linear;

import org.apache.commons.math3.linear.RealLinearOperator;

/**
 * A matrix P that is near A and easy to solve with, ready for use. Symmetric positive definite if a
 * {@link ConjugateGradient} is to use it. To be implemented by whoever has a better one; {@link
 * Preconditioning} makes it from a matrix.
 */
@FunctionalInterface
public interface Preconditioner {

  /** {@code P = I}: none. */
  Preconditioner IDENTITY = (r, out) -> System.arraycopy(r, 0, out, 0, r.length);

  /**
   * {@code out = P^-1 r}.
   *
   * @param r length n; not written
   * @param out length n; another array than {@code r}, every entry written
   */
  void apply(double[] r, double[] out);

  /**
   * A preconditioner of commons-math3, whose solvers expect the operator P^-1. It makes a vector or
   * two per application.
   */
  static Preconditioner of(RealLinearOperator inverse) {
    return RealOperatorView.from(inverse)::apply;
  }

  /**
   * The operator P^-1 for n unknowns, as {@code solve(a, m, b)} of commons-math3's
   * ConjugateGradient and SymmLQ wants it.
   */
  default RealLinearOperator asRealLinearOperator(int n) {
    return new RealOperatorView(n, this::apply);
  }
}
