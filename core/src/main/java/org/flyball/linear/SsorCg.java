package org.flyball.linear;

import org.flyball.run.Checks;
import org.flyball.run.Run;
import org.flyball.run.Stop;

/**
 * Conjugate gradients preconditioned by SSOR, in Eisenstat's form (1981): the iterates of {@code
 * new ConjugateGradient(stop, new SsorPreconditioning(omega))} at about the cost of plain conjugate
 * gradients per step.
 *
 * <p><b>When to use.</b> The first choice for symmetric positive definite matrices, in an order
 * that keeps neighbours together. It converges for every omega; 1 is a good start, and on fine
 * regular grids values up to 1.9 halve the count. SOR's best omega is not the best here; {@link
 * ConditionBound#bestOmega} is one from theory, and {@code org.flyball.tuning.Tuned} learns it.
 * <b>When not.</b> In red-black order, where SSOR loses most of its gain.
 *
 * <p><b>Stopping rule</b> (arXiv 2310.02246, section 2): the true {@code ||r_k||_2} as in {@link
 * ConjugateGradient}, not the norm of the split system that Eisenstat's form works on; it comes
 * from the identity in {@link EisenstatSweep} without a product. Before a run ends as converged it
 * is computed afresh from b - A x.
 *
 * <p><b>Outcomes</b> are those of {@link ConjugateGradient}: a zero on the diagonal is {@link
 * org.flyball.run.Termination#ZERO_DIAGONAL}, a negative entry there {@link
 * org.flyball.run.Termination#INDEFINITE}. A matrix that is not symmetric is refused.
 *
 * <p><b>Cost</b> per step with z off-diagonal entries per row: 3z + 34 flops and 12z + 190 bytes
 * per row, residual and norm included; nothing is allocated. One preparation serves all omegas of a
 * matrix, and {@link Sor} and {@link Ssor} as well.
 *
 * @param omega the relaxation parameter, in (0, 2)
 * @param stop when a solve is done
 */
public record SsorCg(double omega, Stop stop) implements LinearSolver {

  public SsorCg {
    Checks.that(
        omega > 0 && omega < 2,
        "SsorCg: omega must be in (0, 2), got %s; outside, the preconditioner is not positive"
            + " definite",
        omega);
  }

  /**
   * Starts to solve.
   *
   * @param system with a symmetric matrix; rounding errors of 1e-12 are let pass
   * @param x0 the start, length n; not written
   */
  @Override
  public Run<Solution> start(LinearSystem system, double[] x0) {
    Symmetry.require(system.matrix(), "SsorCg");
    return new SsorCgRun(this, Start.at(system, x0, "SsorCg: the start x0"));
  }

  @Override
  public Run<Solution> start(LinearSystem system) {
    Symmetry.require(system.matrix(), "SsorCg");
    return new SsorCgRun(this, Start.zero(system));
  }
}
