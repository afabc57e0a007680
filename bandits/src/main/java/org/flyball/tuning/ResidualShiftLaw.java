package org.flyball.tuning;

import org.flyball.random.Seed;
import org.flyball.run.Checks;
import org.flyball.run.Snapshot;

/**
 * Learns SOR's omega for the shifted systems {@code (A + c I) x = b} from how fast residuals fall,
 * not from step counts: one solve below omega* tells everything.
 *
 * <pre>
 * ratio    -> rho(omega, beta(c))           where the residuals of a solve with omega &lt; omega* settle
 * beta(c)  = (ratio + omega - 1) / (omega sqrt(ratio))                        Young
 * beta(c)  = beta0 d0 / (d0 + c)                                              the shift law
 * omega*   = 2 / (1 + sqrt(1 - beta(c)^2))
 * </pre>
 *
 * <p>At and above omega* the ratio is {@code omega - 1} whatever beta, and says nothing. So the
 * learner starts with 1.5 and 1 in turn until it has a ratio, goes to omega*, and looks again from
 * below at the solves 1, 2, 4, 8, ..., where {@code theta = 2 / omega - 1} is a quarter above that
 * of omega* and a solve takes half as many steps again. A solve meant to be at omega* whose
 * residuals say that it is below calls for another look at once. The estimate of beta0 is the
 * median of the last five looks.
 *
 * <p><b>When:</b> the first choice for a shifted family with constant diagonal, consistently
 * ordered like the 5-point Laplacian: at the best omega of each system from the third or fourth
 * solve on; on the stream of arXiv 2310.02246, Figure 2, all 5000 solves together take 0.2 % more
 * sweeps than with the true beta0. <b>When not:</b> any other family, and where residuals do not
 * settle, as in solves of less than nine steps: {@link ShiftLaw} needs step counts alone. Where
 * nothing settles this one keeps solving at 1.5 and 1. {@link ParameterLearner#certificates()}
 * reports whether one look agrees with the next.
 *
 * <p>Draws no random numbers. Cost of a round: a few square roots and two logarithms.
 *
 * @param diagonal d0, the diagonal entry of A, positive
 * @param largestOmega the largest omega ever proposed, in (1, 2)
 */
public record ResidualShiftLaw(double diagonal, double largestOmega) implements ParameterPolicy {

  public ResidualShiftLaw {
    Checks.that(
        diagonal > 0 && diagonal < Double.POSITIVE_INFINITY,
        "ResidualShiftLaw: the diagonal must be positive and finite, got %s",
        diagonal);
    Checks.that(
        largestOmega > 1 && largestOmega < 2,
        "ResidualShiftLaw: the largest omega must be in (1, 2), got %s; 1.99 is usual",
        largestOmega);
  }

  /** Omega up to 1.99. */
  public ResidualShiftLaw(double diagonal) {
    this(diagonal, 1.99);
  }

  @Override
  public ParameterLearner start(Seed seed) {
    return new ResidualShiftLawLearner(this);
  }

  @Override
  public ParameterLearner resume(Snapshot snapshot) {
    String saved = snapshot.expect("ResidualShiftLaw").text("policy");
    Checks.that(
        saved.equals(toString()),
        "ResidualShiftLaw: the snapshot is of %s, this is %s",
        saved,
        this);
    return ResidualShiftLawLearner.resume(this, snapshot);
  }
}
