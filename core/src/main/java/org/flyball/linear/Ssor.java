package org.flyball.linear;

import org.flyball.run.Checks;
import org.flyball.run.Run;
import org.flyball.run.Stop;

/**
 * Symmetric successive over-relaxation: a forward and a backward sweep, together one step,
 *
 * <pre>
 * x &lt;- x + (D/omega + L)^-1 (b - A x),    x &lt;- x + (D/omega + U)^-1 (b - A x)
 * </pre>
 *
 * or {@code x <- x + P^-1 (b - A x)} with the P of {@link SsorPreconditioning}.
 *
 * <p><b>When to use.</b> Where a symmetric step is needed: for a symmetric positive definite matrix
 * {@code I - P^-1 A} has real eigenvalues in [0, 1), so the residual falls without oscillation and
 * the convergence depends smoothly on omega, which theory likes (arXiv 2310.02246, section 3).
 * <b>When not.</b> As a solver it takes more sweeps than {@link Sor} at its best omega, and far
 * more than {@link SsorCg}, which accelerates it.
 *
 * <p><b>Stopping rule and outcomes</b> are those of {@link Sor}; the measure is {@code ||r_k||_2},
 * exact after every step. Any square matrix with a nonzero diagonal will do; without symmetry
 * nothing is promised.
 *
 * <p><b>Cost</b> per step with z off-diagonal entries per row: 3z + 20 flops, two half passes over
 * the matrix; nothing is allocated. The forward sweep of the next step is done with it.
 *
 * @param omega the relaxation parameter, in (0, 2); 1 is symmetric Gauss-Seidel
 * @param stop when a solve is done
 */
public record Ssor(double omega, Stop stop) implements LinearSolver {

  public Ssor {
    Checks.that(
        omega > 0 && omega < 2,
        "Ssor: omega must be in (0, 2), got %s; SSOR diverges outside, 1 is symmetric Gauss-Seidel",
        omega);
  }

  @Override
  public Run<Solution> start(LinearSystem system, double[] x0) {
    return new SsorRun(this, Start.at(system, x0, "Ssor: the start x0"));
  }

  @Override
  public Run<Solution> start(LinearSystem system) {
    return new SsorRun(this, Start.zero(system));
  }
}
