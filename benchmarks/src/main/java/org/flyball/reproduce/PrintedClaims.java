package org.flyball.reproduce;

import java.util.Locale;
import org.flyball.linear.ConditionBound;
import org.flyball.linear.LinearSystem;
import org.flyball.linear.Ssor;
import org.flyball.random.Seed;
import org.flyball.report.Claim;
import org.flyball.report.ExperimentReport;
import org.flyball.run.Stop;

/** The ledger lines of {@link RelaxPrinted}. */
final class PrintedClaims {

  private static final String PAPER = "arXiv 2310.02246";
  private static final String CODE = PAPER + ", released code";
  private static final String OURS = "our prototype of " + PAPER;
  private static final double TOLERANCE = 1e-8;
  private static final int SIDE = ShiftedGrid.SIDE;

  private PrintedClaims() {}

  static ExperimentReport add(ExperimentReport start, PrintedOutcome outcome, Seed seed) {
    return heat(theory(newton(start, outcome), outcome, seed), outcome.heat());
  }

  private static ExperimentReport newton(ExperimentReport start, PrintedOutcome outcome) {
    int rounds = outcome.own()[0].length;
    return start
        .with(
            Claim.atMost(
                    "The released Newton iteration gives probabilities: their largest sum",
                    CODE,
                    1 + 1e-6,
                    outcome.largestSum())
                .explained(
                    String.format(
                        Locale.ROOT,
                        "It starts right of the root once losses have grown, stops after 20 steps and is"
                            + " not checked. The first of %d seeds breaks in round %d, the last in round"
                            + " %d.",
                        outcome.released().length,
                        outcome.earliestBreak(),
                        outcome.latestBreak())))
        .with(
            Claim.atMost(
                    "Every seed's released iteration breaks before the run is over: the last one does",
                    "our re-run of the released recurrence; the MATLAB code was not run",
                    rounds,
                    outcome.latestBreak())
                .in("rounds"))
        .with(
            Claim.atLeast(
                "From the break on, most rounds have a sum of 10\u00b9\u00b2 or more: their share",
                "our re-run of the released recurrence; the MATLAB code was not run",
                0.5,
                outcome.shareOfHuge()))
        .with(
            Claim.atMost(
                "Our probabilities sum to 1: the largest error in the same rounds",
                "our own check",
                1e-14,
                outcome.ownError()));
  }

  private static ExperimentReport theory(
      ExperimentReport start, PrintedOutcome outcome, Seed seed) {
    double[] b = ShiftedGrid.truncatedGaussian(seed.child("stop").stream(), SIDE * SIDE);
    LinearSystem system = new LinearSystem(ShiftedGrid.matrix(0), b);
    Stop right = Stop.below(TOLERANCE).relativeTo(Stop.Scale.ONE);
    double turned = new Ssor(1.5, right).solve(system).residual();
    double printed = new Ssor(1.5, Stop.after(0)).solve(system).residual();
    DenseSor dense = new DenseSor(ShiftedGrid.matrix(0));
    double least = new ConditionBound(dense.mu(), dense.nu()).bestOmega();
    return start
        .with(
            Claim.atMost(
                    "One SOR step at omega = 1.9 shrinks the squared energy norm as Theorem D.1 says",
                    PAPER + ", Theorem D.1 and energy_norm.m",
                    outcome.energy().printedSquaredNorm(1.9),
                    outcome.exactAt(1.9))
                .explained(
                    "The printed denominator has O^2 + R - 1/4, which is negative here; with max(0, .) in"
                        + " its place the bound holds."))
        .with(
            Claim.atMost(
                "Corrected, Theorem D.1 holds at every omega from 0.05 to 1.95: the largest excess",
                "our correction of " + PAPER + ", Theorem D.1",
                0,
                outcome.worstExcess()))
        .with(
            Claim.atMost(
                    "The printed left end of Theorem 2.3's grid, 2 sqrt 2 + 2, is an omega of SSOR",
                    PAPER + ", Theorem 2.3",
                    2,
                    2 * Math.sqrt(2) + 2)
                .explained(
                    "It must be 2 sqrt 2 - 2 = 0.828: the least omega that the bound's minimiser 2 / (1 +"
                        + " sqrt(2 (1 + 2 nu) / mu)) takes for mu = 1 and nu = 0."))
        .with(
            Claim.atLeast(
                "The bound's minimiser on the 10 x 10 grid lies right of 2 sqrt 2 - 2",
                "our correction of " + PAPER + ", Theorem 2.3",
                2 * Math.sqrt(2) - 2,
                least))
        .with(
            Claim.atMost(
                    "SSOR stopped as Algorithm 8 is printed leaves a residual of at most eps",
                    PAPER + ", Algorithm 8",
                    TOLERANCE,
                    printed)
                .explained(
                    "The inequality is turned round: it returns as soon as the residual is above eps,"
                        + " that is before the first sweep."))
        .with(
            Claim.atMost(
                "With the inequality the other way it does",
                "our correction of " + PAPER + ", Algorithm 8",
                TOLERANCE,
                turned));
  }

  private static ExperimentReport heat(ExperimentReport start, HeatVersions heat) {
    long[] prototype = {156_851, 58_481, 39_465};
    String size = heat.cells() + " cells a side: ";
    ExperimentReport report =
        start
            .with(
                Claim.about(
                        size + "text and released code take the same CG iterations",
                        PAPER + ", heat equation, and its code",
                        heat.code()[0],
                        0,
                        heat.floorAndBump()[0])
                    .in("iterations")
                    .explained(
                        "The smaller amplitude of kappa is 0.01 in the text, 0.1 in the code."))
            .with(
                Claim.about(
                        size + "the bumps' height does not matter to the iterations",
                        "our own finding: the equation is linear, the tolerance relative",
                        heat.floor()[0],
                        0,
                        heat.floorAndBump()[0])
                    .in("iterations"));
    if (heat.cells() == 50) {
      for (int k = 0; k < prototype.length; k++) {
        report =
            report.with(
                Claim.about(
                        size + "with the text's diffusivity, " + HeatVersions.NAMES.get(k),
                        OURS,
                        prototype[k],
                        0.01,
                        heat.floor()[k])
                    .in("iterations"));
      }
    }
    return report;
  }
}
