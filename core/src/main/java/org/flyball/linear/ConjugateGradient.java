package org.flyball.linear;

import org.flyball.run.Checks;
import org.flyball.run.Run;
import org.flyball.run.Stop;
import org.flyball.run.Termination;

/**
 * Conjugate gradients (Hestenes and Stiefel 1952), with a preconditioner or without: the iterate
 * that is best in the energy norm over the space spanned so far.
 *
 * <pre>
 * alpha = r^T z / p^T A p      x &lt;- x + alpha p      r &lt;- r - alpha A p
 * z = P^-1 r                   p &lt;- z + beta p       beta = (r^T z) / (r^T z before)
 * </pre>
 *
 * <p><b>When to use.</b> Symmetric positive definite systems, also semidefinite ones with b in the
 * range of A (the Laplacian with natural boundaries), where x then keeps the part of {@code x0} in
 * the null space. It has no parameter. <b>When not.</b> {@link SsorCg} takes fewer and hardly
 * dearer steps on most matrices whose entries are at hand; {@link Sor} is cheaper for loose
 * tolerances on well-conditioned systems.
 *
 * <p><b>Stopping rule.</b> The measure is {@code ||r_k||_2}, never the preconditioned norm,
 * whatever P is; {@link Stop} says when it is small enough. r_k is carried along, so before a run
 * ends as converged it is computed afresh from b - A x; if that is not small enough it takes r_k's
 * place and the directions start anew.
 *
 * <p><b>Outcomes.</b> Converged; step limit; {@link Termination#INDEFINITE}, when a direction with
 * {@code p^T A p <= 0} (or {@code r^T P^-1 r <= 0}) proves the matrix (or the preconditioner) not
 * positive definite, or a diagonal entry does; zero diagonal, if there is a preconditioning; not
 * finite; diverged, when {@code ||r_k||} exceeds 1e10 times the larger of {@code ||r_0||} and
 * {@code ||b||}. x is the iterate before a failure.
 *
 * <p><b>Cost</b> per step: one product, 10 n flops and 80 n bytes, and the preconditioner; nothing
 * is allocated. About sqrt(condition of P^-1 A) steps.
 *
 * @param stop when a solve is done
 * @param preconditioning how to make P from the matrix
 */
public record ConjugateGradient(Stop stop, Preconditioning preconditioning)
    implements LinearSolver {

  /** Without a preconditioner. */
  public ConjugateGradient(Stop stop) {
    this(stop, Preconditioning.NONE);
  }

  /** The same with another preconditioning. */
  public ConjugateGradient with(Preconditioning other) {
    return new ConjugateGradient(stop, other);
  }

  /**
   * Starts to solve.
   *
   * @param system with a symmetric matrix; rounding errors of 1e-12 are let pass
   * @param x0 the start, length n; not written
   */
  @Override
  public Run<Solution> start(LinearSystem system, double[] x0) {
    Symmetry.require(system.matrix(), "ConjugateGradient");
    return start(Start.at(system, x0, "ConjugateGradient: the start x0"));
  }

  @Override
  public Run<Solution> start(LinearSystem system) {
    Symmetry.require(system.matrix(), "ConjugateGradient");
    return start(Start.zero(system));
  }

  private Run<Solution> start(Start start) {
    Matrix matrix = start.system().matrix();
    Termination flaw = Termination.INTERRUPTED;
    for (int i = 0; i < matrix.rows(); i++) {
      double d = matrix.diagonal(i);
      if (d < 0) {
        flaw = Termination.INDEFINITE;
      } else if (d == 0 && preconditioning != Preconditioning.NONE) {
        flaw = Termination.ZERO_DIAGONAL;
        break;
      }
    }
    Preconditioner preconditioner = Preconditioner.IDENTITY;
    if (flaw == Termination.INTERRUPTED) {
      preconditioner =
          preconditioning instanceof Borrowing borrowing
              ? borrowing.of(matrix, start.workspace())
              : preconditioning.of(matrix);
    }
    return new ConjugateGradientRun(
        stop,
        matrix::multiply,
        preconditioner,
        start.system().rightHandSide(),
        start.workspace(),
        start.x0(),
        flaw);
  }

  /**
   * Starts to solve {@code A x = b} with A known by its product only. {@link #preconditioning},
   * which needs the entries, plays no part.
   *
   * @param operator A, symmetric, which is not checked
   * @param preconditioner P, symmetric positive definite; {@link Preconditioner#IDENTITY} for none
   * @param rightHandSide b, length n; copied
   * @param x0 the start, length n; not written
   */
  public Run<Solution> start(
      LinearOperator operator, Preconditioner preconditioner, double[] rightHandSide, double[] x0) {
    Checks.finite(rightHandSide, "ConjugateGradient: the right-hand side");
    Checks.length(x0, rightHandSide.length, "ConjugateGradient: the start x0");
    Checks.finite(x0, "ConjugateGradient: the start x0");
    Workspace workspace = new Workspace(x0.length);
    return new ConjugateGradientRun(
        stop,
        operator,
        preconditioner,
        rightHandSide.clone(),
        workspace,
        workspace.copy(x0),
        Termination.INTERRUPTED);
  }
}
