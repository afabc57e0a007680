package org.flyball.tuning;

import org.flyball.linear.Young;
import org.flyball.random.Seed;
import org.flyball.run.Checks;
import org.flyball.run.Snapshot;
import org.flyball.run.Stop;

/**
 * Learns SOR's omega for the shifted systems {@code (A + c I) x = b} from the law by which the
 * shift acts, by Thompson sampling over its two unknowns. The diagonal of A is constant, d0:
 *
 * <pre>
 * beta(c)  = beta0 d0 / (d0 + c)                                   Jacobi radius, exact
 * omega*   = 2 / (1 + sqrt(1 - beta(c)^2))                         Young
 * steps    ~ 1 + log(tolerance) / log(rho + tau (1 - rho)),  rho = Young's radius(omega, beta(c))
 * </pre>
 *
 * (arXiv 2310.02246, section 2: the near-asymptotic bound, taken as a prediction.) One number beta0
 * fixes the best omega of every shift; tau in (0, 1) says how far from asymptotic the counts are.
 * The belief about both lives on a grid of 192 &times; 6 points. Each proposal draws a point from
 * it and takes that point's omega*, any number up to {@code largestOmega}.
 *
 * <p><b>When:</b> only step counts are to be had, of a family with constant diagonal, consistently
 * ordered like the 5-point Laplacian, of which only the shift changes (also {@code I + s A = s (A +
 * I / s)}, which is the shift {@code 1/s}): within a few per cent of the best omega of each system
 * after some tens of solves, where a bandit on a grid needs thousands. With the residuals at hand,
 * as in {@link TunedByContext}, {@link ResidualShiftLaw} is better still. <b>When not:</b> any
 * other family. The law is assumed, not learnt: where it is wrong, omega is wrong in a systematic
 * way, worse than the best fixed one. {@link ParameterLearner#certificates()} then reports that the
 * counts are not those of the law; {@link org.flyball.bandit.ChebCb} is the learner to take
 * instead.
 *
 * <p><b>Noise.</b> An observation's weight saturates (Geman and McClure 1987), so a failed solve or
 * an odd right-hand side is no proof; and observations fade, so that the belief never hardens
 * around a law that holds only roughly.
 *
 * <p><b>Cost</b> of a solve: about 1200 logarithms, 18 microseconds; no allocation but the {@link
 * Proposal}.
 *
 * @param diagonal d0, the diagonal entry of A, positive
 * @param tolerance what the residual is reduced to, in (0, 1)
 * @param largestOmega the largest omega ever proposed, in (1, 2)
 */
public record ShiftLaw(double diagonal, double tolerance, double largestOmega)
    implements ParameterPolicy {

  public ShiftLaw {
    Checks.that(
        diagonal > 0 && diagonal < Double.POSITIVE_INFINITY,
        "ShiftLaw: the diagonal must be positive and finite, got %s",
        diagonal);
    Checks.that(
        tolerance > 0 && tolerance < 1,
        "ShiftLaw: the tolerance must be in (0, 1), got %s; it is that of the solver's Stop",
        tolerance);
    Checks.that(
        largestOmega > 1 && largestOmega < 2,
        "ShiftLaw: the largest omega must be in (1, 2), got %s; 1.97 is usual",
        largestOmega);
  }

  /**
   * Omega up to 1.97, the tolerance of this rule.
   *
   * @param diagonal d0, the diagonal entry of the matrix with shift 0
   * @param stop the solver's, relative to the start or the data
   */
  public static ShiftLaw of(double diagonal, Stop stop) {
    return new ShiftLaw(diagonal, stop.tolerance(), 1.97);
  }

  /** The same up to another omega. */
  public ShiftLaw withLargestOmega(double other) {
    return new ShiftLaw(diagonal, tolerance, other);
  }

  /**
   * The steps the law predicts, less 1.
   *
   * @param omega in (0, 2)
   * @param beta Jacobi radius, in [0, 1)
   * @param tau in [0, 1)
   */
  public double predict(double omega, double beta, double tau) {
    double rho = Young.radius(omega, beta);
    return StrictMath.log(tolerance) / StrictMath.log(rho + tau * (1 - rho));
  }

  /** {@code d0 / (d0 + c)}, by which a shift scales the Jacobi radius. */
  static double factor(String who, double diagonal, double shift) {
    double factor = diagonal / (diagonal + shift);
    if (!(factor > 0 && factor < Double.POSITIVE_INFINITY)) {
      Checks.that(
          false,
          "%s: the shift must be finite and above -%s, got %s; the diagonal of a positive definite"
              + " matrix is positive",
          who,
          diagonal,
          shift);
    }
    return factor;
  }

  @Override
  public ParameterLearner start(Seed seed) {
    return new ShiftLawLearner(this, seed.stream());
  }

  @Override
  public ParameterLearner resume(Snapshot snapshot) {
    String saved = snapshot.expect("ShiftLaw").text("policy");
    Checks.that(
        saved.equals(toString()), "ShiftLaw: the snapshot is of %s, this is %s", saved, this);
    return ShiftLawLearner.resume(this, snapshot);
  }
}
