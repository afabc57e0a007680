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
import org.flyball.bandit.SmoothThompson;
import org.flyball.bandit.TsallisInf;
import org.flyball.random.Seed;
import org.flyball.report.Axis;
import org.flyball.report.Figure;
import org.flyball.report.Series;
import org.flyball.report.Table;
import org.flyball.run.Certificate;
import org.flyball.run.Stop;
import org.flyball.tuning.Grid;

/** What the policies paid on the streams of one law, over all seeds. */
final class ShiftsOutcome {

  static final Grid GRID = Grid.linear(1, 1.95, 20);
  static final Stop STOP = Stop.below(1e-8);
  static final Policy RV = new TsallisInf();
  static final Policy IW = new TsallisInf().withEstimator(Estimator.IMPORTANCE_WEIGHTED);
  static final Policy SMOOTH = new SmoothThompson().at(GRID.towardsTwo());
  static final ContextRange SHIFTS = new ContextRange(-0.15, 0.65);
  static final ContextualPolicy CHEB = new ChebCb(SHIFTS);
  static final ContextualPolicy BINS5 = new Binned(SHIFTS, 5, IW);

  static final String RV_NAME = "Tsallis-INF, reduced variance";
  static final String IW_NAME = "Tsallis-INF, importance weighted";
  static final String SMOOTH_NAME = "Thompson sampling, costs smooth in log(2 - omega)";
  static final String BEST_NAME = "best fixed omega of the grid";
  static final String INSTANCE_NAME = "best omega of the grid for each instance";
  static final String CHEB_NAME = "ChebCB, told the shift";
  static final String BINS_NAME = "Tsallis-INF, 5 bins of the shift";
  static final String LAW_NAME = "shift law from counts, told the shift";
  static final String RESIDUAL_NAME = "shift law from residuals, told the shift";
  static final String ADAPTIVE_NAME = "adaptive within each solve, nothing learnt";
  static final String STAR_NAME = "Young's omega* for each instance";

  private static final int BINS = 50;

  /**
   * The counts of one seed that no learner on the grid has a hand in.
   *
   * @param table of every omega of the grid
   * @param shifts of the systems
   * @param learners what those that choose any omega paid, by name, in the order of the table
   * @param adaptive what adapting within each solve took
   * @param star at Young's omega* of each
   */
  record Stream(
      CostTable table,
      double[] shifts,
      Map<String, double[]> learners,
      double[] adaptive,
      double[] star) {}

  final ShiftedGrid.Law law;
  private final int seeds;
  final int solves;
  private final Map<String, double[][]> paid = new LinkedHashMap<>();
  private int added;
  Certificate certificate = Certificate.atMost("not run", "", Double.NaN, Double.NaN);

  ShiftsOutcome(ShiftedGrid.Law law, int seeds, int solves) {
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
    put(SMOOTH_NAME, table.play(SMOOTH, seed.child("smooth")));
    put(BINS_NAME, table.play(BINS5, stream.shifts, seed.child("bins")));
    put(CHEB_NAME, table.play(CHEB, stream.shifts, seed.child("cheb")));
    stream.learners.forEach(this::put);
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

  /** What a policy paid, by seed and solve. */
  double[][] of(String policy) {
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
    return mean(policy, from, solves);
  }

  double mean(String policy, int from, int to) {
    double sum = 0;
    for (double[] counts : of(policy)) {
      sum += CostTable.mean(counts, from, to);
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

  /** A file name for this law. */
  String id(String what) {
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
                    "Learnt omegas: %.0f sweeps a solve told nothing, %.0f told the shift, %.0f knowing"
                        + " the law; best fixed %.0f, omega = 1 takes %.0f (%s)",
                    mean(RV_NAME),
                    mean(CHEB_NAME),
                    mean(RESIDUAL_NAME),
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
      SMOOTH_NAME,
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
                "A wrong omega costs up to %.0f times the best one; learners told nothing take %.0f to"
                    + " %.0f %% more than that one (%s)",
                worstFixed() / mean(BEST_NAME),
                100 * (mean(SMOOTH_NAME) / mean(BEST_NAME) - 1),
                100 * (mean(RV_NAME) / mean(BEST_NAME) - 1),
                law.words))
        .x(Axis.linear("omega, the same for all " + solves + " solves"))
        .y(Axis.log("sweeps per solve, mean of " + solves + " solves"))
        .caption("The level lines choose an omega for each solve, whatever the axis says.")
        .with(Series.overSeeds("fixed omega", omegas, means))
        .with(level(RV_NAME))
        .with(level(SMOOTH_NAME))
        .with(level(ADAPTIVE_NAME))
        .with(level(CHEB_NAME))
        .with(level(INSTANCE_NAME))
        .with(level(RESIDUAL_NAME));
  }

  private Series level(String policy) {
    double mean = mean(policy);
    double[] ends = {GRID.get(0), GRID.get(GRID.size() - 1)};
    return Series.line(policy, ends, new double[] {mean, mean});
  }

  /** The least mean of all that choose from the grid without seeing every cost. */
  double cheapestOnGrid() {
    double least = Double.POSITIVE_INFINITY;
    for (String learner : List.of(RV_NAME, IW_NAME, SMOOTH_NAME, BINS_NAME, CHEB_NAME)) {
      least = Math.min(least, mean(learner));
    }
    for (double omega : GRID.toArray()) {
      least = Math.min(least, mean(omegaName(omega)));
    }
    return least;
  }

  double worstFixed() {
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
