package org.flyball.linear;

import org.flyball.run.Checks;

/**
 * SSOR as a preconditioner, with its constant:
 *
 * <pre>
 * P = omega / (2 - omega) (D/omega + L) D^-1 (D/omega + L)^T
 * </pre>
 *
 * so that {@code I - P^-1 A} is exactly the error matrix of one {@link Ssor} step from zero. Then
 * {@code P^-1 A} has its eigenvalues in (0, 1], the largest near 1. On a matrix that is not
 * symmetric, {@code D/omega + U} takes the place of the last factor.
 *
 * <p><b>When to use.</b> In a {@link ConjugateGradient} of commons-math3, or inside a method of
 * your own. For a solve by conjugate gradients {@link SsorCg} takes the same steps at half the
 * cost. omega = 1 is a good first choice; see {@link ConditionBound#bestOmega}.
 *
 * <p>Cost per application: two triangular solves, 2z + 10 flops per row with z off-diagonal
 * entries; nothing is allocated, and one preparation serves all omegas of a matrix. A prepared one
 * is safe for many threads.
 *
 * @param omega the relaxation parameter, in (0, 2)
 */
public record SsorPreconditioning(double omega) implements Borrowing {

  public SsorPreconditioning {
    Checks.that(
        omega > 0 && omega < 2,
        "SsorPreconditioning: omega must be in (0, 2), got %s; outside, the matrix P is not"
            + " positive definite",
        omega);
  }

  @Override
  public Preconditioner of(Matrix matrix) {
    Checks.that(
        matrix.rows() == matrix.columns(),
        "SsorPreconditioning: the matrix must be square, got %s",
        matrix);
    return of(matrix.rows(), matrix.scaled());
  }

  @Override
  public Preconditioner of(Matrix matrix, Workspace workspace) {
    return of(matrix.rows(), matrix.scaled(workspace));
  }

  private Preconditioner of(int n, ScaledMatrix scaled) {
    Checks.that(
        scaled.zeroDiagonalRow() < 0,
        "SsorPreconditioning: diagonal entry %s is 0; reorder the equations",
        scaled.zeroDiagonalRow());
    SymmetricSweep sweep = scaled.symmetricSweep(omega);
    double constant = 2 / omega - 1;
    return (r, out) -> {
      Checks.length(r, n, "SsorPreconditioning: r");
      Checks.length(out, n, "SsorPreconditioning: out");
      System.arraycopy(r, 0, out, 0, out.length);
      scaled.scale(out);
      sweep.solveLower(out, out);
      sweep.solveUpper(out);
      scaled.unscale(constant, out, out);
    };
  }
}
