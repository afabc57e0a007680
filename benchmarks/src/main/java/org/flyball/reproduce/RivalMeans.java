package org.flyball.reproduce;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.flyball.graph.AsymptoticVariance;
import org.flyball.graph.Repulsion;
import org.flyball.graph.ReversibleChain;
import org.flyball.graph.WalkTheory;
import org.flyball.random.Seed;
import org.flyball.report.Axis;
import org.flyball.report.Claim;
import org.flyball.report.ExperimentReport;
import org.flyball.report.Figure;
import org.flyball.report.Series;
import org.flyball.report.Table;
import org.flyball.walk.History;
import org.flyball.walk.HistoryDriven;
import org.flyball.walk.IndependentDraws;
import org.flyball.walk.MeanEstimator;
import org.flyball.walk.MetropolisWalk;
import org.flyball.walk.Mhda;
import org.flyball.walk.NonBacktracking;
import org.flyball.walk.RandomWalk;
import org.flyball.walk.ReplicaMean;
import org.flyball.walk.Sampling;
import org.flyball.walk.SelfRepellent;
import org.flyball.walk.Shuffling;

/** What each sampling makes of the mean of six values on two joined triangles. */
final class RivalMeans {

  private static final String PROTOTYPE = "prototype, exact on arcs";
  private static final double WIDTH = 4;

  /** What the picture has room for. */
  private static final List<String> DRAWN =
      List.of(
          "Metropolis",
          "simple",
          "MHDA",
          "NBRW",
          "HDT, alpha = 5",
          "independent draws",
          "SRRW, alpha = 5",
          "HDT-MHDA, alpha = 5",
          "SRRW, alpha = 5, a = 0.7");

  /** How far above its limit a history-driven target is after a few thousand steps. */
  private static final double SURPLUS = 1.25;

  /** n Var: in the limit of large n, and as measured. */
  private record Cell(String name, double limit, ReplicaMean found) {}

  private final List<String> names = new ArrayList<>();
  private final List<Double> limits = new ArrayList<>();
  private final List<Sampling> samplings = new ArrayList<>();
  private final List<Cell> cells = new ArrayList<>();
  private final int steps;
  private final int runs;

  private RivalMeans(int steps, int runs) {
    this.steps = steps;
    this.runs = runs;
    double[] g = SixNodes.values();
    ReversibleChain metropolis = SixNodes.metropolis();
    ReversibleChain simple = SixNodes.simple();
    double[] reweighted = new double[g.length];
    for (int i = 0; i < g.length; i++) {
      reweighted[i] = (g[i] - SixNodes.MEAN) * simple.totalMass() / simple.mass(i) / g.length;
    }
    AsymptoticVariance uniform = WalkTheory.of(metropolis).of(g);
    AsymptoticVariance degrees = WalkTheory.of(simple).of(reweighted);
    chain("lazy Metropolis", ReversibleChain.lazy(metropolis), g);
    chain("maximum degree", ReversibleChain.maximumDegree(SixNodes.GRAPH), g);
    chain("Metropolis", metropolis, g);
    chain("simple", simple, reweighted);
    add("MHDA", 10.929, Mhda.uniform(SixNodes.GRAPH));
    add("NBRW", 7.302, new NonBacktracking(SixNodes.GRAPH));
    for (double alpha : new double[] {1, 5, 10}) {
      add(
          "HDT, alpha = " + Math.round(alpha),
          uniform.visitAverage(Repulsion.historyDriven(alpha)).value(),
          new HistoryDriven(MetropolisWalk.uniform(simple), alpha));
    }
    add("HDT-MHDA, alpha = 5", 10.929 / 11, new HistoryDriven(Mhda.uniform(SixNodes.GRAPH), 5));
    add("independent draws", uniform.independentDraws().value(), IndependentDraws.uniform(6));
    for (double alpha : new double[] {1, 5, 10}) {
      add(
          "SRRW, alpha = " + Math.round(alpha),
          uniform.visitAverage(Repulsion.selfRepellent(alpha)).value(),
          new SelfRepellent(metropolis, alpha));
    }
    for (double alpha : new double[] {5, 10}) {
      add(
          "SRRW on simple, alpha = " + Math.round(alpha),
          degrees.visitAverage(Repulsion.selfRepellent(alpha)).value(),
          new SelfRepellent(simple, alpha));
    }
    History fading = History.fading(0.7);
    double square = uniform.timeAverage(Repulsion.historyDriven(5)).value();
    add(
        "HDT, alpha = 5, a = 0.7",
        square,
        new HistoryDriven(MetropolisWalk.uniform(simple), 5).withHistory(fading));
    add(
        "HDT-MHDA, alpha = 5, a = 0.7",
        10.929 / 36,
        new HistoryDriven(Mhda.uniform(SixNodes.GRAPH), 5).withHistory(fading));
    add(
        "SRRW, alpha = 5, a = 0.7",
        uniform.timeAverage(Repulsion.selfRepellent(5)).value(),
        new SelfRepellent(metropolis, 5).withHistory(fading));
    add("shuffling", 0, new Shuffling(6));
  }

  /** Measures them. */
  static RivalMeans of(Conditions conditions, int steps, int runs, double from, double to) {
    RivalMeans means = new RivalMeans(steps, runs);
    List<Function<Seed, double[]>> work = new ArrayList<>();
    MeanEstimator estimator = new MeanEstimator().withTokens(1);
    for (Sampling sampling : means.samplings) {
      work.add(
          seed -> {
            double found = estimator.estimate(sampling, SixNodes.values(), steps, seed).value();
            double error = found - SixNodes.MEAN;
            return new double[] {steps * error * error};
          });
    }
    Seed seed = conditions.seed().child("walk-rivals").child("means");
    ReplicaMean[][] found = Repeated.measure(conditions, seed, work, runs, from, to);
    for (int i = 0; i < found.length; i++) {
      means.cells.add(new Cell(means.names.get(i), means.limits.get(i), found[i][0]));
    }
    return means;
  }

  private void chain(String name, ReversibleChain chain, double[] g) {
    add(name, WalkTheory.of(chain).of(g).base().value(), new RandomWalk(chain));
  }

  private void add(String name, double limit, Sampling sampling) {
    names.add(name);
    limits.add(limit);
    samplings.add(sampling);
  }

  private double found(String name) {
    return cell(name).found().mean();
  }

  private Cell cell(String name) {
    return cells.stream().filter(cell -> cell.name().equals(name)).findFirst().orElseThrow();
  }

  /** The report with what was found. */
  ExperimentReport addTo(ExperimentReport report) {
    return claims(report.with(figure()).with(table()));
  }

  private Figure figure() {
    List<Cell> shown = DRAWN.stream().map(this::cell).toList();
    List<String> labels =
        shown.stream()
            .map(
                cell ->
                    cell.name()
                        .replace(", alpha = 5", "")
                        .replace(", a = 0.7", " 0.7")
                        .replace("independent", "free"))
            .toList();
    return Figure.of(
            "means",
            String.format(
                Locale.ROOT,
                "At alpha = 5 SRRW beats HDT over the same chain %.1f times; over MHDA, where no SRRW"
                    + " can be, HDT has %.2f of SRRW's variance",
                found("HDT, alpha = 5") / found("SRRW, alpha = 5"),
                found("HDT-MHDA, alpha = 5") / found("SRRW, alpha = 5")))
        .x(Axis.categories("sampling", labels))
        .y(Axis.log("n times the variance of the mean of six values"))
        .with(Series.bars("limit of large n", shown.stream().mapToDouble(Cell::limit).toArray()))
        .with(
            Series.bars(
                "measured", shown.stream().mapToDouble(cell -> cell.found().mean()).toArray()))
        .caption(
            "alpha = 5; SRRW 0.7 has the memory a = 0.7. Free draws are independent ones. Shuffling is not"
                + " shown: after whole epochs its mean is exact.");
  }

  private Table table() {
    Table table =
        Table.of(
            "means-table",
            "n Var of the mean of six values, " + steps + " steps, " + runs + " runs",
            "sampling",
            "limit of large n",
            "measured",
            "standard error");
    for (Cell cell : cells) {
      table =
          table.row(cell.name(), cell.limit(), cell.found().mean(), cell.found().standardError());
    }
    return table;
  }

  private ExperimentReport claims(ExperimentReport start) {
    double error = Repeated.error(runs);
    double away = 0;
    double least = Double.POSITIVE_INFINITY;
    double most = 0;
    double above = Double.POSITIVE_INFINITY;
    for (Cell cell : cells) {
      double ratio = cell.found().mean() / cell.limit();
      if (cell.name().endsWith("a = 0.7")) {
        above = Math.min(above, ratio);
      } else if (cell.name().startsWith("HDT")) {
        least = Math.min(least, ratio);
        most = Math.max(most, ratio);
      } else if (cell.limit() > 0) {
        away = Math.max(away, Math.abs(ratio - 1) / error);
      }
    }
    return start
        .with(
            Claim.atMost(
                    "Without a history, and for SRRW, n Var is the exact one (MHDA 10.929, NBRW 7.302"
                        + " reweighted): the largest distance of 12",
                    "derived; " + PROTOTYPE,
                    WIDTH,
                    away)
                .in("standard errors"))
        .with(
            Claim.atLeast(
                    "HDT does not fall short of V / (2 alpha + 1): the least share of 4",
                    "arXiv 2505.18300 (second-hand), derived",
                    1 - WIDTH * error,
                    least)
                .in("times"))
        .with(
            Claim.atMost(
                    "and it is near to it at this n: the largest share of 4",
                    "measured before: 5 to 18 % at 4000 steps",
                    SURPLUS * (1 + WIDTH * error),
                    most)
                .in("times"))
        .with(
            Claim.atMost(
                    "Over the same chain SRRW is better than HDT at alpha = 1, 5, 10: the largest ratio",
                    "derived for slow modes",
                    1,
                    Math.max(
                        found("SRRW, alpha = 1") / found("HDT, alpha = 1"),
                        Math.max(
                            found("SRRW, alpha = 5") / found("HDT, alpha = 5"),
                            found("SRRW, alpha = 10") / found("HDT, alpha = 10"))))
                .in("times"))
        .with(
            Claim.atMost(
                    "Over MHDA, which is not reversible and so no base for SRRW, HDT is better than"
                        + " SRRW over Metropolis steps, alpha = 5: the ratio",
                    "measured here",
                    1,
                    found("HDT-MHDA, alpha = 5") / found("SRRW, alpha = 5"))
                .in("times"))
        .with(
            Claim.atMost(
                    "With a fading memory HDT is no longer ahead: SRRW over HDT-MHDA, alpha = 5,"
                        + " a = 0.7",
                    "measured here",
                    1,
                    found("SRRW, alpha = 5, a = 0.7") / found("HDT-MHDA, alpha = 5, a = 0.7"))
                .in("times"))
        .with(
            Claim.atLeast(
                    "Fading memories approach their limits from above: the least of 3 shares",
                    "derived",
                    1 - WIDTH * error,
                    above)
                .in("times"))
        .with(
            Claim.atMost(
                "Shuffling is exact after whole epochs: n Var",
                "by construction",
                1e-20,
                found("shuffling")));
  }
}
