package org.flyball.reproduce;

import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import org.flyball.linear.EnergyBound;
import org.flyball.linear.SweepBound;
import org.flyball.linear.Young;
import org.flyball.report.Claim;
import org.flyball.report.ExperimentReport;

/** What the paper says of its surrogate bound, held against {@link RelaxBounds}' numbers. */
final class BoundClaims {

  private static final String PAPER = "arXiv 2310.02246, section 2";
  private static final String OURS = "our prototype of " + PAPER;
  private static final double LARGEST = 1.95;

  /** The prototype's taus are printed with two digits; its right-hand sides were others. */
  private static final double TAU_TOLERANCE = 0.02;

  private BoundClaims() {}

  static ExperimentReport add(ExperimentReport report, BoundsOutcome outcome) {
    List<Asymptocity> all = outcome.all();
    double share = all.stream().mapToDouble(Asymptocity::worstShare).max().orElse(Double.NaN);
    double least = all.stream().mapToDouble(Asymptocity::tau).min().orElse(Double.NaN);
    Asymptocity plain = outcome.plain();
    return report
        .with(
            Claim.atMost(
                    "Under Assumption 2.1 every solve costs less than U, on every grid and omega here",
                    PAPER + " and Figure 1",
                    1,
                    share)
                .in("times U")
                .note(
                    "tau is the least that the assumption allows for each system, so U is as low as"
                        + " it can be. This checks the formula; it predicts nothing."))
        .with(
            Claim.atMost(
                    "U exceeds 1 + log eps / log alpha at no omega, but for rounding",
                    PAPER,
                    1e-9,
                    worst(all, BoundClaims::overCeiling))
                .in("sweeps"))
        .with(
            Claim.atMost(
                    "U falls from one omega to the next all the way up to omega*",
                    PAPER,
                    0,
                    worst(all, BoundClaims::rise))
                .in("sweeps up"))
        .with(
            Claim.atMost(
                    "Right of omega*, U is Lipschitz with the constant of the paper",
                    PAPER,
                    1,
                    worst(all, BoundClaims::steepness))
                .in("times the constant"))
        .with(
            Claim.atLeast(
                "tau is typically at least 1/e^2: the least over all grids here",
                PAPER + " and Figure 3",
                Math.exp(-2),
                least))
        .with(
            Claim.atMost(
                "tau at seven shifts from -0.15 to 0.45, largest distance from the prototype's",
                OURS,
                TAU_TOLERANCE,
                outcome.distanceFromPrototype()))
        .with(
            Claim.atMost(
                    "The omega with the least U is within 10 % of the cheapest of the grid, no shift",
                    "our reading of " + PAPER + ", Figure 1", 1.1, regret(plain))
                .in("times the least cost"))
        .with(
            Claim.atMost(
                    "The corrected energy bound is above the cost of every omega, no shift",
                    "arXiv 2310.02246, Theorem D.1, corrected",
                    1,
                    ofEnergy(plain, outcome.energy()))
                .in("times the bound")
                .note(
                    String.format(
                        Locale.ROOT,
                        "True, and far off: at omega* it promises %.0f sweeps.",
                        outcome
                            .energy()
                            .steps(
                                Young.omega(plain.beta()),
                                Asymptocity.TOLERANCE,
                                BoundsOutcome.CONDITION))));
  }

  private static double worst(List<Asymptocity> all, ToDoubleFunction<Asymptocity> of) {
    return all.stream().mapToDouble(of).max().orElse(Double.NaN);
  }

  private static double overCeiling(Asymptocity one) {
    SweepBound bound = one.bound();
    double ceiling = 1 + Math.log(Asymptocity.TOLERANCE) / Math.log(bound.slowestRate(LARGEST));
    double worst = Double.NEGATIVE_INFINITY;
    for (double u : BoundsOutcome.bounds(one)) {
      worst = Math.max(worst, u - ceiling);
    }
    return worst;
  }

  /** The largest increase of U between neighbours at or left of omega*. */
  private static double rise(Asymptocity one) {
    double[] u = BoundsOutcome.bounds(one);
    double worst = Double.NEGATIVE_INFINITY;
    for (int i = 1; i < u.length && one.omegas()[i] <= Young.omega(one.beta()); i++) {
      worst = Math.max(worst, u[i] - u[i - 1]);
    }
    return worst;
  }

  /** The steepest chord of U at or right of omega*, in units of the promised constant. */
  private static double steepness(Asymptocity one) {
    double[] u = BoundsOutcome.bounds(one);
    double[] x = one.omegas();
    double slope = one.bound().slope(LARGEST, Asymptocity.TOLERANCE);
    double worst = 0;
    for (int i = 1; i < u.length; i++) {
      if (x[i - 1] >= Young.omega(one.beta())) {
        worst = Math.max(worst, Math.abs(u[i] - u[i - 1]) / (x[i] - x[i - 1]) / slope);
      }
    }
    return worst;
  }

  /** The cost at the omega with the least U over the least cost. */
  static double regret(Asymptocity one) {
    double[] u = BoundsOutcome.bounds(one);
    double[] cost = BoundsOutcome.costs(one);
    return cost[BoundsOutcome.lowest(u)] / cost[BoundsOutcome.lowest(cost)];
  }

  private static double ofEnergy(Asymptocity one, EnergyBound energy) {
    double worst = 0;
    for (int i = 0; i < one.omegas().length; i++) {
      double bound = energy.steps(one.omegas()[i], Asymptocity.TOLERANCE, BoundsOutcome.CONDITION);
      worst = Math.max(worst, one.cost()[i] / bound);
    }
    return worst;
  }
}
