package org.flyball.linear;

import org.flyball.run.Certificate;
import org.flyball.run.Checks;

/**
 * The surrogate cost of SOR that arXiv 2310.02246 learns by (section 2): if {@code ||C^k||_2 <=
 * (rho + tau (1 - rho))^k} one step before the end (Assumption 2.1), a solve takes fewer sweeps
 * than
 *
 * <pre>
 * U(omega) = 1 + log(tolerance) / log(rho + tau (1 - rho)),    rho = {@link Young#radius}
 * </pre>
 *
 * <p>U falls on the left of {@link Young#omega} and is Lipschitz on its right, which is why a grid
 * of omegas loses little. For consistently ordered matrices.
 *
 * @param beta the Jacobi radius, in [0, 1)
 * @param tau how far from asymptotic the matrix is, in [0, 1); about 0.2 on small grids
 */
public record SweepBound(double beta, double tau) {

  public SweepBound {
    Checks.that(beta >= 0 && beta < 1, "SweepBound: beta must be in [0, 1), got %s", beta);
    Checks.that(tau >= 0 && tau < 1, "SweepBound: tau must be in [0, 1), got %s", tau);
  }

  /** U(omega). */
  public double steps(double omega, double tolerance) {
    checkTolerance(tolerance);
    double rho = Young.radius(omega, beta);
    return 1 + Math.log(tolerance) / Math.log(rho + tau * (1 - rho));
  }

  /**
   * alpha, the slowest rate of all omegas in [1, largest]: {@code U <= 1 + log tolerance / log
   * alpha}.
   */
  public double slowestRate(double largest) {
    Checks.that(
        largest >= 1 && largest < 2, "SweepBound: largest must be in [1, 2), got %s", largest);
    return tau + (1 - tau) * Math.max(beta * beta, largest - 1);
  }

  /**
   * The Lipschitz constant of U on [omega*, largest], {@code -(1 - tau) log(tolerance) / (alpha
   * log^2 alpha)}. Proved if tau is at least 1/e^2 or beta^2 at least 4/e^2 (1 - 1/e^2).
   */
  public double slope(double largest, double tolerance) {
    checkTolerance(tolerance);
    double alpha = slowestRate(largest);
    double log = Math.log(alpha);
    return -(1 - tau) * Math.log(tolerance) / (alpha * log * log);
  }

  /** The sweeps that a converged solve relative to its start took, beside U. */
  public Certificate certificate(Sor solver, Solution solution) {
    return Certificate.atMost(
        "sweeps of " + solver,
        "arXiv 2310.02246, section 2, under Assumption 2.1",
        steps(solver.omega(), solver.stop().tolerance()),
        solution.steps());
  }

  private static void checkTolerance(double tolerance) {
    Checks.that(
        tolerance > 0 && tolerance < 1,
        "SweepBound: tolerance must be in (0, 1), got %s",
        tolerance);
  }
}
