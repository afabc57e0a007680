package org.flyball.linear;

import org.flyball.run.Certificate;
import org.flyball.run.Checks;

/**
 * How SSOR improves the condition of a symmetric positive definite matrix, for every omega, and
 * what conjugate gradients make of it (Axelsson 1994, Theorem 7.17; Lemma E.2 of arXiv 2310.02246):
 *
 * <pre>
 * mu = lambda_max(D A^-1)                  nu = lambda_max((L D^-1 L^T - D/4) A^-1) &gt;= -1/4
 * kappa(P^-1 A) &lt;= (1 + mu (2 - omega)^2 / (4 omega) + omega nu) / (2 - omega)
 * </pre>
 *
 * <p>Its minimiser is {@code omega* = 2 / (1 + sqrt(2 (1 + 2 nu) / mu))}: a start for {@link
 * SsorCg}, though not its best omega.
 *
 * @param mu one over the smallest eigenvalue of D^-1 A, or more; at least 1
 * @param nu as above, or more; at least -1/4
 */
public record ConditionBound(double mu, double nu) {

  public ConditionBound {
    Checks.that(
        mu >= 1 && mu < Double.POSITIVE_INFINITY,
        "ConditionBound: mu must be finite and at least 1, got %s; it is below 1 for no matrix",
        mu);
    Checks.that(
        nu >= -0.25 && nu < Double.POSITIVE_INFINITY,
        "ConditionBound: nu must be finite and at least -1/4, got %s",
        nu);
  }

  /**
   * mu by Lanczos, and in place of nu a bound that costs next to nothing: {@code (R - 1/4) mu} if
   * that is positive, else {@code (R - 1/4) / lambda_max(D^-1 A)}, with the R of {@link
   * EnergyBound}. {@link SsorSpectrum} has nu itself.
   *
   * @param matrix symmetric positive definite
   */
  public static ConditionBound of(SparseMatrix matrix) {
    return of(matrix, JacobiSpectrum.of(matrix));
  }

  /** The same where the spectrum is at hand. */
  public static ConditionBound of(SparseMatrix matrix, JacobiSpectrum spectrum) {
    EnergyBound energy = EnergyBound.of(matrix, spectrum);
    double mu = Math.max(1, 1 / energy.smallest());
    double over = energy.triangle() - 0.25;
    double largest = spectrum.largest() + spectrum.largestError();
    return new ConditionBound(mu, over > 0 ? over * mu : over / largest);
  }

  /** The bound on the condition of {@code P^-1 A}; at least 1. */
  public double condition(double omega) {
    Checks.that(omega > 0 && omega < 2, "ConditionBound: omega must be in (0, 2), got %s", omega);
    double gap = 2 - omega;
    return (1 + mu * gap * gap / (4 * omega) + omega * nu) / gap;
  }

  /** The omega with the least {@link #condition}. */
  public double bestOmega() {
    return 2 / (1 + Math.sqrt(2 * (1 + 2 * nu) / mu));
  }

  /**
   * The surrogate cost of arXiv 2310.02246, Lemma E.2: with k the condition bound and c the
   * condition of A,
   *
   * <pre>
   * U = 1 + tau log(sqrt(c)/tolerance + sqrt(c/tolerance^2 - 1)) / -log(1 - 2/(1 + sqrt(k)))
   * </pre>
   *
   * @param tolerance in (0, 1)
   * @param condition of A in the 2-norm, at least 1
   * @param tau in (0, 1]; with 1, no solve from zero takes more steps than this, whatever b is
   */
  public double steps(double omega, double tolerance, double condition, double tau) {
    Checks.that(
        tolerance > 0 && tolerance < 1 && condition >= 1 && tau > 0 && tau <= 1,
        "ConditionBound: tolerance must be in (0, 1), condition at least 1, tau in (0, 1], got %s,"
            + " %s, %s",
        tolerance,
        condition,
        tau);
    double ratio = Math.sqrt(condition) / tolerance;
    double root = Math.sqrt(Math.max(1, condition(omega)));
    // log(r + sqrt(r^2 - 1)), with the square kept from overflow; -log((root - 1) / (root + 1)).
    double gain = Math.log(ratio) + Math.log1p(Math.sqrt((1 - 1 / ratio) * (1 + 1 / ratio)));
    return 1 + tau * gain / -Math.log1p(-2 / (1 + root));
  }

  /** The steps that a converged solve relative to its start took, beside {@link #steps}. */
  public Certificate certificate(SsorCg solver, Solution solution, double condition) {
    return Certificate.atMost(
        "steps of " + solver,
        "Axelsson 1994, Theorem 7.17; arXiv 2310.02246, Lemma E.2 with tau = 1",
        steps(solver.omega(), solver.stop().tolerance(), condition, 1),
        solution.steps());
  }
}
