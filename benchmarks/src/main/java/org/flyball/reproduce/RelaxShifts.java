package org.flyball.reproduce;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.flyball.bandit.Binned;
import org.flyball.bandit.ChebCb;
import org.flyball.bandit.ContextRange;
import org.flyball.bandit.ContextualPolicy;
import org.flyball.bandit.Estimator;
import org.flyball.bandit.LossScale;
import org.flyball.bandit.Policy;
import org.flyball.bandit.RegretBound;
import org.flyball.bandit.TsallisInf;
import org.flyball.linear.AdaptiveSor;
import org.flyball.linear.LinearSystem;
import org.flyball.linear.Sor;
import org.flyball.random.Seed;
import org.flyball.report.Axis;
import org.flyball.report.Claim;
import org.flyball.report.ExperimentReport;
import org.flyball.report.Figure;
import org.flyball.report.Mark;
import org.flyball.report.Series;
import org.flyball.report.Table;
import org.flyball.run.Certificate;
import org.flyball.run.Stop;
import org.flyball.tuning.Grid;
import org.flyball.tuning.ParameterPolicy;
import org.flyball.tuning.ResidualShiftLaw;
import org.flyball.tuning.ShiftLaw;
import org.flyball.tuning.TunedByContext;

/**
 * A stream of 5000 shifted grid Laplacians, SOR, and a bandit that learns omega (arXiv 2310.02246,
 * Figures 2 and 5), without the contextual learners.
 */
final class RelaxShifts implements Experiment {

  private static final int BINS = 50;
  private static final Grid GRID = Grid.linear(1, 1.95, 20);
  private static final Stop STOP = Stop.below(1e-8);
  private static final double[] PAPERS_FIXED = {1, 1.2, 1.4, 1.6, 1.8};
  private static final Policy RV = new TsallisInf();
  private static final Policy IW = new TsallisInf().withEstimator(Estimator.IMPORTANCE_WEIGHTED);

  private static final String PAPER = "arXiv 2310.02246";
  private static final String RV_NAME = "Tsallis-INF, reduced variance";
  private static final String IW_NAME = "Tsallis-INF, importance weighted";
  private static final String BEST_NAME = "best fixed omega of the grid";
  private static final String INSTANCE_NAME = "best omega of the grid for each instance";
  private static final ContextRange SHIFTS = new ContextRange(-0.15, 0.65);
  private static final ContextualPolicy CHEB = new ChebCb(SHIFTS);
  private static final ContextualPolicy BINS5 = new Binned(SHIFTS, 5, IW);
  private static final ParameterPolicy SHIFT_LAW = ShiftLaw.of(4, STOP);
  private static final ParameterPolicy RESIDUAL_LAW = new ResidualShiftLaw(4, 1.95);
  private static final String CHEB_NAME = "ChebCB, told the shift";
  private static final String BINS_NAME = "Tsallis-INF, 5 bins of the shift";
  private static final String LAW_NAME = "shift law from counts, told the shift";
  private static final String RESIDUAL_NAME = "shift law from residuals, told the shift";
  private static final String ADAPTIVE_NAME = "adaptive within each solve, nothing learnt";
  private static final String STAR_NAME = "Young's omega* for each instance";

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
    return effort == Effort.FULL ? 600 : 45;
  }

  @Override
  public ExperimentReport run(Conditions conditions) {
    int seeds = conditions.effort() == Effort.FULL ? 40 : 3;
    Outcome low = outcome(ShiftedGrid.Law.LOW, seeds, conditions, 0, 0.4);
    Outcome high = outcome(ShiftedGrid.Law.HIGH, seeds, conditions, 0.4, 1);
    double excess = 100 * (low.mean(RV_NAME) / low.mean(BEST_NAME) - 1);
    ExperimentReport report =
        ExperimentReport.of(
                name(),
                String.format(
                    Locale.ROOT,
                    "Told the shift, ChebCB costs %.0f %% less than the best fixed omega; told nothing,"
                        + " Tsallis-INF comes within %.0f %% of it and not below",
                    100 * (1 - low.mean(CHEB_NAME) / low.mean(BEST_NAME)),
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
            .recipe(RV)
            .recipe(IW)
            .recipe(BINS5)
            .recipe(CHEB)
            .recipe(SHIFT_LAW)
            .recipe(RESIDUAL_LAW)
            .recipe(new Sor(1, STOP))
            .recipe(GRID);
    for (Outcome outcome : List.of(low, high)) {
      report = report.with(outcome.learningFigure()).with(outcome.omegaFigure());
    }
    for (Outcome outcome : List.of(low, high)) {
      report = report.with(outcome.table());
    }
    return claims(report, low, high);
  }

  private ExperimentReport claims(ExperimentReport start, Outcome low, Outcome high) {
    ExperimentReport report = start;
    for (Outcome outcome : List.of(low, high)) {
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
                          "our prototype of " + PAPER + ", section 2.3",
                          isLow ? 59.1 : 103.9,
                          isLow ? 1 / 59.1 : 0.03,
                          outcome.mean(BEST_NAME))
                      .in("sweeps"))
              .with(
                  Claim.about(
                          "Mean sweeps at Young's omega* of each instance, " + law,
                          "our prototype of " + PAPER + ", section 2.3",
                          isLow ? 41.7 : 56.4,
                          0.03,
                          outcome.mean(STAR_NAME))
                      .in("sweeps"));
      double ratio = outcome.mean(RV_NAME) / outcome.mean(BEST_NAME);
      report =
          report.with(
              Claim.atMost(
                      "Tsallis-INF ends up with the cost of the best fixed omega or less, " + law,
                      PAPER + ", section 2.3",
                      1,
                      outcome.last(RV_NAME) / outcome.last(BEST_NAME))
                  .in("times the best fixed")
                  .differs(
                      String.format(
                          Locale.ROOT,
                          "It comes near but not below: %.0f %% above over 5000 solves, %.0f %%"
                              + " above over the last 1000. Learning goes on after T = 5000.",
                          100 * (ratio - 1),
                          100 * (outcome.last(RV_NAME) / outcome.last(BEST_NAME) - 1))));
    }
    for (Outcome outcome : List.of(low, high)) {
      String law = outcome.law == ShiftedGrid.Law.LOW ? "low variance" : "high variance";
      report =
          report
              .with(
                  Claim.atMost(
                          "ChebCB, told the shift, costs less than the best fixed omega, " + law,
                          PAPER + ", section 2.4 and Figures 2 and 5",
                          1,
                          outcome.mean(CHEB_NAME) / outcome.mean(BEST_NAME))
                      .in("times the best fixed"))
              .with(
                  Claim.atMost(
                          "The shift law, from counts, is within 5 % of omega* after 50 solves, "
                              + law,
                          "our own target",
                          1.05,
                          outcome.mean(LAW_NAME, 50) / outcome.mean(STAR_NAME, 50))
                      .in("times omega*"))
              .with(
                  Claim.atMost(
                          "The shift law, from residuals, is within 1 % of omega* after 50 solves, "
                              + law,
                          "our own finding: one residual history tells more than all counts",
                          1.01,
                          outcome.mean(RESIDUAL_NAME, 50) / outcome.mean(STAR_NAME, 50))
                      .in("times omega*"));
    }
    report =
        report.with(
            Claim.atMost(
                    "ChebCB, low variance, mean over 5000 solves",
                    "our prototype of " + PAPER + ", section 2.4",
                    47.5,
                    low.mean(CHEB_NAME))
                .in("sweeps"));
    double best = low.mean(BEST_NAME);
    report =
        report
            .with(
                Claim.atMost(
                        "With importance weighting, 5000 solves cost at most 1.2 times the best fixed"
                            + " omega, low variance",
                        "our prototype of " + PAPER + ", section 2.3",
                        1.20,
                        low.mean(IW_NAME) / best)
                    .in("times the best fixed"))
            .with(
                Claim.atMost(
                        "With reduced variance, 5000 solves cost at most 1.17 times the best fixed omega,"
                            + " low variance",
                        "our prototype of " + PAPER + ", section 2.3",
                        1.17,
                        low.mean(RV_NAME) / best)
                    .in("times the best fixed"))
            .with(
                Claim.atMost(
                        "With reduced variance, the last 1000 cost at most 1.08 times, low variance",
                        "our prototype of " + PAPER + ", section 2.3",
                        1.08,
                        low.last(RV_NAME) / low.last(BEST_NAME))
                    .in("times the best fixed"));
    for (Outcome outcome : List.of(low, high)) {
      report =
          report.with(
              Claim.atMost(
                      "Adapting omega within each solve, without learning, beats every fixed omega, "
                          + outcome.law.words,
                      "our own finding; the paper has no such comparator",
                      1,
                      outcome.mean(ADAPTIVE_NAME) / outcome.mean(BEST_NAME))
                  .in("times the best fixed"));
      report =
          report.with(
              Claim.atLeast(
                      "No learner or fixed omega of the grid beats the best of the grid for each"
                          + " instance, "
                          + outcome.law.words,
                      "true by construction; a check of this experiment",
                      1,
                      outcome.cheapestOnGrid() / outcome.mean(INSTANCE_NAME))
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
                          1e-6 * solves * (outcome.worstFixed() - outcome.mean(BEST_NAME)))));
    }
    return report;
  }

  private Outcome outcome(
      ShiftedGrid.Law law, int seeds, Conditions conditions, double from, double to) {
    Outcome outcome = new Outcome(law, seeds, solves);
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
          from + share * (s + 1),
          t -> {
            ShiftedGrid.Instance instance = ShiftedGrid.draw(law, seed.child(t));
            int[] counts = new int[GRID.size()];
            for (int arm = 0; arm < counts.length; arm++) {
              counts[arm] = count(instance.system(), GRID.get(arm));
            }
            table.put(t, counts);
            star[t] = count(instance.system(), instance.omegaStar());
            adaptive[t] = new AdaptiveSor(STOP).solve(instance.system()).steps();
            shifts[t] = instance.shift();
          });
      outcome.add(
          new Stream(
              table,
              shifts,
              byLaw(law, SHIFT_LAW, seed),
              byLaw(law, RESIDUAL_LAW, seed),
              adaptive,
              star),
          seed);
    }
    return outcome;
  }

  /** The shift law proposes any omega, not only the grid's, so its solves are done as it goes. */
  private double[] byLaw(ShiftedGrid.Law law, ParameterPolicy policy, Seed seed) {
    TunedByContext tuned =
        TunedByContext.over(Sor::new, STOP).by(policy, seed.child("learner").child("law"));
    double[] paid = new double[solves];
    for (int t = 0; t < solves; t++) {
      ShiftedGrid.Instance instance = ShiftedGrid.draw(law, seed.child(t));
      paid[t] = tuned.solve(instance.system(), instance.shift()).steps();
    }
    return paid;
  }

  private static int count(LinearSystem system, double omega) {
    return (int) new Sor(omega, STOP).solve(system).steps();
  }

  /** The counts of one seed that no learner on the grid has a hand in. */
  private record Stream(
      CostTable table,
      double[] shifts,
      double[] law,
      double[] residualLaw,
      double[] adaptive,
      double[] star) {}

  /** What one law gave, over all seeds. */
  private static final class Outcome {

    final ShiftedGrid.Law law;
    private final int seeds;
    private final int solves;
    private final Map<String, double[][]> paid = new LinkedHashMap<>();
    private int added;
    Certificate certificate = Certificate.atMost("not run", "", Double.NaN, Double.NaN);

    Outcome(ShiftedGrid.Law law, int seeds, int solves) {
      this.law = law;
      this.seeds = seeds;
      this.solves = solves;
    }

    void add(Stream stream, Seed root) {
      Seed seed = root.child("learner");
      CostTable table = stream.table;
      int best = table.bestFixed();
      put(RV_NAME, table.play(RV, seed.child("rv")));
      put(IW_NAME, table.play(IW, seed.child("iw")));
      put(BINS_NAME, table.play(BINS5, stream.shifts, seed.child("bins")));
      put(CHEB_NAME, table.play(CHEB, stream.shifts, seed.child("cheb")));
      put(LAW_NAME, stream.law);
      put(RESIDUAL_NAME, stream.residualLaw);
      put(ADAPTIVE_NAME, stream.adaptive);
      for (int arm = 0; arm < GRID.size(); arm++) {
        put(omegaName(GRID.get(arm)), table.fixed(arm));
      }
      put(BEST_NAME, table.fixed(best));
      put(INSTANCE_NAME, table.bestPerInstance());
      put(STAR_NAME, stream.star);
      if (added == 0) {
        int most = table.largest();
        Policy known = new TsallisInf().withScale(LossScale.known(most));
        double regret =
            solves
                * (CostTable.mean(table.play(known, seed.child("known")))
                    - CostTable.mean(table.fixed(best)));
        Certificate kept = RegretBound.reducedVariance(GRID.size(), solves, most).check(regret);
        certificate =
            Certificate.atMost(
                "Regret in sweeps against the best fixed omega, losses scaled by their maximum, "
                    + law.words,
                kept.source(),
                kept.bound(),
                regret);
      }
      added++;
    }

    private void put(String policy, double[] counts) {
      paid.computeIfAbsent(policy, key -> new double[seeds][])[added] = counts;
    }

    private double[][] of(String policy) {
      double[][] counts = paid.get(policy);
      if (counts == null) {
        throw new IllegalStateException("no policy " + policy);
      }
      return counts;
    }

    double mean(String policy) {
      return mean(policy, 0);
    }

    double last(String policy) {
      return mean(policy, solves - solves / 5);
    }

    double mean(String policy, int from) {
      double sum = 0;
      for (double[] counts : of(policy)) {
        sum += CostTable.mean(counts, from, solves);
      }
      return sum / seeds;
    }

    double bestOf(double[] omegas) {
      double best = omegas[0];
      for (double omega : omegas) {
        best = mean(omegaName(omega)) < mean(omegaName(best)) ? omega : best;
      }
      return best;
    }

    private static String omegaName(double omega) {
      return String.format(Locale.ROOT, "omega = %.2f", omega);
    }

    private String id(String what) {
      return what + "-" + law.name().toLowerCase(Locale.ROOT) + "-variance";
    }

    Figure learningFigure() {
      double[] x = new double[BINS];
      for (int k = 0; k < BINS; k++) {
        x[k] = (k + 0.5) * solves / BINS;
      }
      Figure figure =
          Figure.of(
                  id("learning"),
                  String.format(
                      Locale.ROOT,
                      "%.0f sweeps a solve when omega is learnt, %.0f at the best fixed omega, %.0f"
                          + " at omega = 1 (%s)",
                      mean(RV_NAME),
                      mean(BEST_NAME),
                      mean(omegaName(1)),
                      law.words))
              .x(Axis.linear("solve"))
              .y(Axis.log("sweeps per solve, mean of " + solves / BINS + " solves"))
              .caption(
                  "Median and 10-90 % band over "
                      + seeds
                      + " seeds. Every policy, each fixed omega among them, is in the table.");
      String[] curves = {
        RV_NAME,
        BINS_NAME,
        CHEB_NAME,
        RESIDUAL_NAME,
        ADAPTIVE_NAME,
        BEST_NAME,
        omegaName(1),
        omegaName(1.4),
        INSTANCE_NAME
      };
      for (String curve : curves) {
        figure = figure.with(Series.overSeeds(curve, x, binned(curve)));
      }
      return figure.with(Series.overSeeds(STAR_NAME, x, binned(STAR_NAME)).theory());
    }

    private double[][] binned(String policy) {
      double[][] counts = of(policy);
      double[][] means = new double[seeds][BINS];
      int bin = solves / BINS;
      for (int s = 0; s < seeds; s++) {
        for (int k = 0; k < means[s].length; k++) {
          means[s][k] = CostTable.mean(counts[s], k * bin, (k + 1) * bin);
        }
      }
      return means;
    }

    Figure omegaFigure() {
      double[] omegas = GRID.toArray();
      double[][] means = new double[seeds][omegas.length];
      for (int arm = 0; arm < omegas.length; arm++) {
        double[][] counts = of(omegaName(omegas[arm]));
        for (int s = 0; s < seeds; s++) {
          means[s][arm] = CostTable.mean(counts[s]);
        }
      }
      return Figure.of(
              id("omega"),
              String.format(
                  Locale.ROOT,
                  "A wrong omega costs up to %.0f times the best one; the learner finds it unaided"
                      + " (%s)",
                  worstFixed() / mean(BEST_NAME),
                  law.words))
          .x(Axis.linear("omega, the same for all " + solves + " solves"))
          .y(Axis.log("sweeps per solve, mean of " + solves + " solves"))
          .with(Series.overSeeds("fixed omega", omegas, means))
          .with(Mark.horizontal(RV_NAME, mean(RV_NAME)))
          .with(Mark.horizontal(CHEB_NAME, mean(CHEB_NAME)))
          .with(Mark.horizontal(RESIDUAL_NAME, mean(RESIDUAL_NAME)))
          .with(Mark.horizontal(ADAPTIVE_NAME, mean(ADAPTIVE_NAME)))
          .with(Mark.horizontal(INSTANCE_NAME, mean(INSTANCE_NAME)));
    }

    /** The least mean of all that choose from the grid without seeing every cost. */
    double cheapestOnGrid() {
      double least = Double.POSITIVE_INFINITY;
      for (String learner : List.of(RV_NAME, IW_NAME, BINS_NAME, CHEB_NAME)) {
        least = Math.min(least, mean(learner));
      }
      for (double omega : GRID.toArray()) {
        least = Math.min(least, mean(omegaName(omega)));
      }
      return least;
    }

    private double worstFixed() {
      double worst = 0;
      for (double omega : GRID.toArray()) {
        worst = Math.max(worst, mean(omegaName(omega)));
      }
      return worst;
    }

    Table table() {
      Table table =
          Table.of(
              id("policies"),
              "Sweeps per solve, " + law.words,
              "policy",
              "all " + solves + " solves",
              "last " + solves / 5,
              "times the best fixed");
      for (String policy : paid.keySet()) {
        table = table.row(policy, mean(policy), last(policy), mean(policy) / mean(BEST_NAME));
      }
      return table;
    }
  }
}
