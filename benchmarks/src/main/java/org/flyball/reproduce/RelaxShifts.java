package org.flyball.reproduce;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.flyball.linear.AdaptiveSor;
import org.flyball.linear.LinearSystem;
import org.flyball.linear.Sor;
import org.flyball.linear.SorBatch;
import org.flyball.random.Seed;
import org.flyball.report.Claim;
import org.flyball.report.ExperimentReport;
import org.flyball.run.Certificate;

/**
 * A stream of 5000 shifted grid Laplacians, SOR, and a bandit that learns omega (arXiv 2310.02246,
 * Figures 2 and 5), beside learners that are told the shift, and hedges around them.
 */
final class RelaxShifts implements Experiment {

  private static final double[] PAPERS_FIXED = {1, 1.2, 1.4, 1.6, 1.8};
  private static final String PAPER = "arXiv 2310.02246";
  private static final double NEAR = 1.1;
  private static final int EARLY = 100;
  private static final double TABLE_SHARE = 0.8; // of the time of one seed

  private final int solves;

  /** At the paper's length. */
  RelaxShifts() {
    this(5_000);
  }

  /** At another length, a multiple of 50, for tests. */
  RelaxShifts(int solves) {
    this.solves = solves;
  }

  @Override
  public String name() {
    return "relax-shifts";
  }

  @Override
  public String summary() {
    return "a bandit learns SOR's omega over 5000 shifted systems (" + PAPER + ", Fig. 2 and 5)";
  }

  @Override
  public int seconds(Effort effort) {
    return effort == Effort.FULL ? 600 : 38;
  }

  @Override
  public ExperimentReport run(Conditions conditions) {
    int seeds = conditions.effort() == Effort.FULL ? 40 : 2;
    ShiftsOutcome low = outcome(ShiftedGrid.Law.LOW, seeds, conditions, 0, 0.4);
    ShiftsOutcome high = outcome(ShiftedGrid.Law.HIGH, seeds, conditions, 0.4, 1);
    double excess = 100 * (low.mean(ShiftsOutcome.RV_NAME) / low.mean(ShiftsOutcome.BEST_NAME) - 1);
    ExperimentReport report =
        ExperimentReport.of(
                name(),
                String.format(
                    Locale.ROOT,
                    "Told the shift, ChebCB costs %.0f %% less than the best fixed omega; told nothing,"
                        + " Tsallis-INF comes within %.0f %% of it and not below",
                    100
                        * (1
                            - low.mean(ShiftsOutcome.CHEB_NAME)
                                / low.mean(ShiftsOutcome.BEST_NAME)),
                    excess))
            .paper(
                "The paper solves A + c I with the 5-point Laplacian of a 10 x 10 grid, a fresh"
                    + " shift c and right-hand side each time, by SOR to a relative residual of"
                    + " 1e-8. Tsallis-INF picks omega from a grid of 20 in [1, 1.95] and is told"
                    + " only how many sweeps the solve took.")
            .paper(
                "Contextual learners are told the shift as well: five bins of Tsallis-INF, and ChebCB."
                    + " It calls 1.6 (low variance) and 1.8 (high variance) the best fixed omegas and"
                    + " shows the learner near them. The paper has plots but no tables; where a"
                    + " number below is compared with a reference, that is our own earlier"
                    + " prototype of the same experiment, in another language.")
            .paper(
                "Not in the paper, and marked as ours: the laws of the shift, hedges that trust such a"
                    + " law only as far as it pays, Thompson sampling over costs that are smooth in"
                    + " log(2 - omega), and adapting omega within a solve.")
            .recipe(ShiftsOutcome.RV)
            .recipe(ShiftsOutcome.IW)
            .recipe(ShiftsOutcome.BINS5)
            .recipe(ShiftsOutcome.CHEB)
            .recipe(ShiftsOutcome.SMOOTH)
            .recipe(ShiftsHedge.COUNTS)
            .recipe(ShiftsHedge.RESIDUALS)
            .recipe(ShiftsHedge.HEDGE)
            .recipe(new Sor(1, ShiftsOutcome.STOP))
            .recipe(ShiftsOutcome.GRID);
    for (ShiftsOutcome outcome : List.of(low, high)) {
      report = report.with(outcome.learningFigure()).with(outcome.omegaFigure());
    }
    for (ShiftsOutcome outcome : List.of(low, high)) {
      report = report.with(ShiftsHedge.figure(outcome));
    }
    for (ShiftsOutcome outcome : List.of(low, high)) {
      report = report.with(outcome.table());
    }
    return claims(report, low, high);
  }

  private ExperimentReport claims(ExperimentReport start, ShiftsOutcome low, ShiftsOutcome high) {
    ExperimentReport report = start;
    for (ShiftsOutcome outcome : List.of(low, high)) {
      boolean isLow = outcome.law == ShiftedGrid.Law.LOW;
      String law = isLow ? "low variance" : "high variance";
      report =
          report
              .with(
                  Claim.about(
                      "Of the paper's five fixed omegas the best is the one it names, " + law,
                      PAPER + ", Figures 2 and 5",
                      isLow ? 1.6 : 1.8,
                      0,
                      outcome.bestOf(PAPERS_FIXED)))
              .with(
                  Claim.about(
                          "Mean sweeps at the best fixed omega of the grid, " + law,
                          "our prototype of " + PAPER + ", Figures 2 and 5",
                          isLow ? 59.1 : 103.9,
                          isLow ? 1 / 59.1 : 0.03,
                          outcome.mean(ShiftsOutcome.BEST_NAME))
                      .in("sweeps"))
              .with(
                  Claim.about(
                          "Mean sweeps at Young's omega* of each instance, " + law,
                          "our prototype of " + PAPER + ", Figures 2 and 5",
                          isLow ? 41.7 : 56.4,
                          0.03,
                          outcome.mean(ShiftsOutcome.STAR_NAME))
                      .in("sweeps"));
      report = report.with(endsAtTheBestFixed(outcome, law));
    }
    for (ShiftsOutcome outcome : List.of(low, high)) {
      String law = outcome.law == ShiftedGrid.Law.LOW ? "low variance" : "high variance";
      report =
          report
              .with(
                  Claim.atMost(
                          "ChebCB, told the shift, costs less than the best fixed omega, " + law,
                          PAPER + ", Figures 2 and 5",
                          1,
                          outcome.mean(ShiftsOutcome.CHEB_NAME)
                              / outcome.mean(ShiftsOutcome.BEST_NAME))
                      .in("times the best fixed"))
              .with(
                  Claim.atMost(
                          "The shift law, from counts, is within 5 % of omega* after 50 solves, "
                              + law,
                          "our own target",
                          1.05,
                          outcome.mean(ShiftsOutcome.LAW_NAME, 50)
                              / outcome.mean(ShiftsOutcome.STAR_NAME, 50))
                      .in("times omega*"))
              .with(
                  Claim.atMost(
                          "The shift law, from residuals, is within 1 % of omega* after 50 solves, "
                              + law,
                          "our own finding: one residual history tells more than all counts",
                          1.01,
                          outcome.mean(ShiftsOutcome.RESIDUAL_NAME, 50)
                              / outcome.mean(ShiftsOutcome.STAR_NAME, 50))
                      .in("times omega*"));
    }
    report =
        report.with(
            Claim.atMost(
                    "ChebCB, low variance, mean over 5000 solves",
                    "our prototype of " + PAPER + ", Figures 2 and 5",
                    47.5,
                    low.mean(ShiftsOutcome.CHEB_NAME))
                .in("sweeps"));
    double best = low.mean(ShiftsOutcome.BEST_NAME);
    report =
        report
            .with(
                Claim.atMost(
                        "With importance weighting, 5000 solves cost at most 1.2 times the best fixed"
                            + " omega, low variance",
                        "our prototype of " + PAPER + ", Figures 2 and 5",
                        1.20,
                        low.mean(ShiftsOutcome.IW_NAME) / best)
                    .in("times the best fixed"))
            .with(
                Claim.atMost(
                        "With reduced variance, 5000 solves cost at most 1.17 times the best fixed omega,"
                            + " low variance",
                        "our prototype of " + PAPER + ", Figures 2 and 5",
                        1.17,
                        low.mean(ShiftsOutcome.RV_NAME) / best)
                    .in("times the best fixed"))
            .with(
                Claim.atMost(
                        "With reduced variance, the last 1000 cost at most 1.08 times, low variance",
                        "our prototype of " + PAPER + ", Figures 2 and 5",
                        1.08,
                        low.last(ShiftsOutcome.RV_NAME) / low.last(ShiftsOutcome.BEST_NAME))
                    .in("times the best fixed"));
    for (ShiftsOutcome outcome : List.of(low, high)) {
      report = ShiftsHedge.claims(smooth(report, outcome), outcome);
    }
    for (ShiftsOutcome outcome : List.of(low, high)) {
      report =
          report.with(
              Claim.atMost(
                      "Adapting omega within each solve, without learning, beats every fixed omega, "
                          + outcome.law.words,
                      "our own finding; the paper has no such comparator",
                      1,
                      outcome.mean(ShiftsOutcome.ADAPTIVE_NAME)
                          / outcome.mean(ShiftsOutcome.BEST_NAME))
                  .in("times the best fixed"));
      report =
          report.with(
              Claim.atLeast(
                      "No learner or fixed omega of the grid beats the best of the grid for each"
                          + " instance, "
                          + outcome.law.words,
                      "true by construction; a check of this experiment",
                      1,
                      outcome.cheapestOnGrid() / outcome.mean(ShiftsOutcome.INSTANCE_NAME))
                  .in("times the best for each instance"));
      Certificate kept = outcome.certificate;
      report =
          report.with(
              Claim.atMost(kept.claim(), kept.source(), kept.bound(), kept.measured())
                  .in("sweeps")
                  .note(
                      String.format(
                          Locale.ROOT,
                          "Kept, but vacuous at this length: always playing the worst omega would"
                              + " cost %.1f million sweeps more than the best one.",
                          1e-6
                              * solves
                              * (outcome.worstFixed() - outcome.mean(ShiftsOutcome.BEST_NAME)))));
    }
    return report;
  }

  private ExperimentReport smooth(ExperimentReport start, ShiftsOutcome outcome) {
    double paid = outcome.mean(ShiftsOutcome.SMOOTH_NAME);
    return start
        .with(
            Claim.atMost(
                    "Thompson sampling with costs smooth in log(2 - omega), told nothing, is within"
                        + " 5 % of the best fixed omega over all solves, "
                        + outcome.law.words,
                    "our own finding",
                    1.05,
                    paid / outcome.mean(ShiftsOutcome.BEST_NAME))
                .in("times the best fixed"))
        .with(
            Claim.atMost(
                    "Its first 100 solves cost less than those of Tsallis-INF, "
                        + outcome.law.words,
                    "our own finding",
                    1,
                    outcome.mean(ShiftsOutcome.SMOOTH_NAME, 0, Math.min(EARLY, solves))
                        / outcome.mean(ShiftsOutcome.RV_NAME, 0, Math.min(EARLY, solves)))
                .in("times Tsallis-INF"));
  }

  private Claim endsAtTheBestFixed(ShiftsOutcome outcome, String law) {
    double all = outcome.mean(ShiftsOutcome.RV_NAME) / outcome.mean(ShiftsOutcome.BEST_NAME);
    double last = outcome.last(ShiftsOutcome.RV_NAME) / outcome.last(ShiftsOutcome.BEST_NAME);
    Claim claim =
        Claim.atMost(
                "Tsallis-INF ends up with the cost of the best fixed omega or less, " + law,
                PAPER + ", Theorem 2.1 and Figures 2 and 5",
                1,
                last)
            .in("times the best fixed");
    // Near is what the paper's curves show and its theory promises in the limit; farther is a
    // failure.
    return last > 1 && last <= NEAR
        ? claim.differs(
            String.format(
                Locale.ROOT,
                "It comes near but not below: %.0f %% above over %d solves, %.0f %% above over the"
                    + " last fifth. Learning goes on after that.",
                100 * (all - 1),
                solves,
                100 * (last - 1)))
        : claim;
  }

  private ShiftsOutcome outcome(
      ShiftedGrid.Law law, int seeds, Conditions conditions, double from, double to) {
    ShiftsOutcome outcome = new ShiftsOutcome(law, seeds, solves);
    for (int s = 0; s < seeds; s++) {
      Seed seed = conditions.seed().child("relax-shifts").child(law.name()).child(s);
      CostTable table = new CostTable(solves);
      double[] star = new double[solves];
      double[] adaptive = new double[solves];
      double[] shifts = new double[solves];
      double share = (to - from) / seeds;
      conditions.forAll(
          solves,
          from + share * s,
          from + share * (s + TABLE_SHARE),
          t -> {
            ShiftedGrid.Instance instance = ShiftedGrid.draw(law, seed.child(t));
            int[] counts = counts(instance);
            table.put(t, Arrays.copyOf(counts, ShiftsOutcome.GRID.size()));
            star[t] = counts[ShiftsOutcome.GRID.size()];
            adaptive[t] = new AdaptiveSor(ShiftsOutcome.STOP).solve(instance.system()).steps();
            shifts[t] = instance.shift();
          });
      List<ShiftsHedge.Learner> learners = ShiftsHedge.learners();
      double[][] paid = new double[learners.size()][];
      conditions.forAll(
          paid.length,
          from + share * (s + TABLE_SHARE),
          from + share * (s + 1),
          k -> paid[k] = learners.get(k).play(law, solves, seed));
      Map<String, double[]> byName = new LinkedHashMap<>();
      for (int k = 0; k < paid.length; k++) {
        byName.put(learners.get(k).name(), paid[k]);
      }
      outcome.add(new ShiftsOutcome.Stream(table, shifts, byName, adaptive, star), seed);
    }
    return outcome;
  }

  /** At every omega of the grid, and last at Young's, in one pass over the matrix a sweep. */
  private static int[] counts(ShiftedGrid.Instance instance) {
    List<Sor> solvers = new ArrayList<>();
    for (int arm = 0; arm < ShiftsOutcome.GRID.size(); arm++) {
      solvers.add(new Sor(ShiftsOutcome.GRID.get(arm), ShiftsOutcome.STOP));
    }
    solvers.add(new Sor(instance.omegaStar(), ShiftsOutcome.STOP));
    LinearSystem system = instance.system();
    return new SorBatch(solvers)
            .solve(
                system.matrix().toSparseMatrix(),
                Collections.nCopies(solvers.size(), system.rightHandSide()))
            .stream()
            .mapToInt(solution -> (int) solution.steps())
            .toArray();
  }
}
