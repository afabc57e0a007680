package org.flyball.reproduce;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.flyball.graph.AsymptoticVariance;
import org.flyball.graph.Repulsion;
import org.flyball.graph.WalkTheory;
import org.flyball.random.Seed;
import org.flyball.report.Axis;
import org.flyball.report.Claim;
import org.flyball.report.ExperimentReport;
import org.flyball.report.Figure;
import org.flyball.report.Mark;
import org.flyball.report.Series;
import org.flyball.report.Table;
import org.flyball.run.Stop;
import org.flyball.walk.ApproximationRun;
import org.flyball.walk.Averaging;
import org.flyball.walk.Gain;
import org.flyball.walk.History;
import org.flyball.walk.MeanEstimator;
import org.flyball.walk.ReplicaMean;
import org.flyball.walk.SelfRepellent;
import org.flyball.walk.StochasticApproximation;
import org.flyball.walk.Weighting;

/** Averages of theta along a walk: the best case's variance in all three, beyond the papers. */
final class WalkAveraging implements Experiment {

  private static final String OURS = "derived, beyond the papers";
  private static final double WIDTH = 4;

  /**
   * Allowed beside chance: what linearising leaves out; 10 % of values were measured over 2000
   * runs.
   */
  private static final double ROOM = 0.15;

  private static final double POWER = 3;

  private final int steps;
  private final int runs;

  /** At the usual size. */
  WalkAveraging() {
    this(100_000, 240);
  }

  /** With so many steps and runs, for tests. */
  WalkAveraging(int steps, int runs) {
    this.steps = steps;
    this.runs = runs;
  }

  @Override
  public String name() {
    return "walk-averaging";
  }

  @Override
  public String summary() {
    return "averages of theta gain 1 / alpha\u00b2 in all three cases (beyond arXiv 2401.09665)";
  }

  @Override
  public int seconds(Effort effort) {
    return effort == Effort.FULL ? 200 : 12;
  }

  /** What is averaged. */
  private enum Kind {
    /** theta, all steps alike. */
    THETA,
    /** theta, with weights k^3. */
    WEIGHTED,
    /** g(X_n) itself. */
    VALUES
  }

  /** One setting. */
  private record Plan(String name, Kind kind, double alpha, double a, double b) {

    private SelfRepellent walk() {
      return new SelfRepellent(SixNodes.metropolis(), alpha).withHistory(History.fading(a));
    }

    StochasticApproximation recipe() {
      return StochasticApproximation.of(walk(), Gain.power(b), Seed.of(1))
          .with(kind == Kind.WEIGHTED ? Averaging.weighted(POWER) : Averaging.uniform());
    }

    /** n times the squared error of the average. */
    Function<Seed, double[]> run(int... at) {
      return kind == Kind.VALUES ? ofValues(at) : ofTheta(at);
    }

    private Function<Seed, double[]> ofTheta(int... at) {
      StochasticApproximation recipe = recipe();
      return seed -> {
        double[] out = new double[at.length];
        double[] start = {SixNodes.MEAN};
        ApproximationRun run =
            recipe
                .with(seed)
                .start(SixNodes.FIELD, Weighting.uniform(), start, Stop.after(at[at.length - 1]));
        for (int k = 0; k < at.length; k++) {
          while (run.steps() < at[k] && run.step()) {
            // on to the next place
          }
          double error = run.x()[0] - SixNodes.MEAN;
          out[k] = at[k] * error * error;
        }
        return out;
      };
    }

    private Function<Seed, double[]> ofValues(int... at) {
      MeanEstimator estimator = new MeanEstimator().withTokens(1);
      SelfRepellent walk = walk();
      int last = at[at.length - 1];
      return seed -> {
        double[] out = new double[at.length];
        double value = estimator.estimate(walk, SixNodes.values(), last, seed).value();
        double error = value - SixNodes.MEAN;
        for (int k = 0; k < at.length; k++) {
          out[k] = k == at.length - 1 ? last * error * error : Double.NaN;
        }
        return out;
      };
    }

    /** The limit of large n. */
    double limit() {
      Repulsion repulsion = Repulsion.selfRepellent(alpha);
      AsymptoticVariance theory = theory();
      if (a == 1 && alpha > 0) {
        return theory.visitAverage(repulsion).value();
      }
      return kind == Kind.WEIGHTED
          ? theory.polynomialAverage(repulsion, POWER).value()
          : theory.timeAverage(repulsion).value();
    }

    /** n Var by the linearised pair; of values too, which theta's average tends to. */
    double[] pair(int... at) {
      if (kind == Kind.VALUES) {
        double[] only = new double[at.length];
        Arrays.fill(only, limit());
        return only;
      }
      LinearPair.Moments[] moments =
          LinearPair.of(SixNodes.metropolis(), SixNodes.values())
              .moments(Repulsion.selfRepellent(alpha), a, b, kind == Kind.WEIGHTED ? POWER : 0, at);
      double[] out = new double[at.length];
      for (int k = 0; k < at.length; k++) {
        out[k] = at[k] * moments[k].mean();
      }
      return out;
    }
  }

  private static AsymptoticVariance theory() {
    return WalkTheory.of(SixNodes.metropolis()).of(SixNodes.values());
  }

  /** One setting, measured at several n, the last of which counts. */
  private record Cell(Plan plan, ReplicaMean[] found, double[] pair) {

    double last() {
      return found[found.length - 1].mean();
    }

    double error() {
      return found[found.length - 1].standardError();
    }

    double expected() {
      return pair[pair.length - 1];
    }
  }

  private static List<Plan> plans() {
    return List.of(
        new Plan("base chain", Kind.THETA, 0, 1, 0.6),
        new Plan("(i) b > a", Kind.THETA, 1, 0.7, 0.8),
        new Plan("(i) b > a", Kind.THETA, 5, 0.7, 0.8),
        new Plan("(i) b > a", Kind.THETA, 10, 0.7, 0.8),
        new Plan("(ii) b = a", Kind.THETA, 5, 0.7, 0.7),
        new Plan("(iii) b < a", Kind.THETA, 1, 0.7, 0.6),
        new Plan("(iii) b < a", Kind.THETA, 5, 0.7, 0.6),
        new Plan("(iii) b < a", Kind.THETA, 10, 0.7, 0.6),
        new Plan("a = 1", Kind.THETA, 1, 1, 0.7),
        new Plan("a = 1", Kind.THETA, 5, 1, 0.7),
        new Plan("a = 1", Kind.THETA, 10, 1, 0.7),
        new Plan("(iii), weights k^3", Kind.WEIGHTED, 5, 0.7, 0.6),
        new Plan("values, a = 0.7", Kind.VALUES, 5, 0.7, 1),
        new Plan("values, a = 1", Kind.VALUES, 5, 1, 1));
  }

  private static int[] places(int last) {
    List<Integer> places = new ArrayList<>();
    for (double n = last; n >= 30; n /= Math.sqrt(10)) {
      places.add(0, (int) Math.round(n));
    }
    return places.stream().mapToInt(Integer::intValue).toArray();
  }

  @Override
  public ExperimentReport run(Conditions conditions) {
    int many = conditions.effort() == Effort.FULL ? 4000 : runs;
    int[] at = places(steps);
    List<Plan> plans = plans();
    List<Function<Seed, double[]>> work = new ArrayList<>();
    plans.forEach(plan -> work.add(plan.run(at)));
    ReplicaMean[][] found =
        Repeated.measure(conditions, conditions.seed().child("walk-averaging"), work, many, 0, 1);
    List<Cell> cells = new ArrayList<>();
    for (int i = 0; i < found.length; i++) {
      cells.add(new Cell(plans.get(i), found[i], plans.get(i).pair(at)));
    }
    return report(cells, at, many);
  }

  private static Cell cell(List<Cell> cells, String name, double alpha) {
    return cells.stream()
        .filter(cell -> cell.plan().name().startsWith(name) && cell.plan().alpha() == alpha)
        .findFirst()
        .orElseThrow();
  }

  private ExperimentReport report(List<Cell> cells, int[] at, int many) {
    Cell third = cell(cells, "(iii) b < a", 5);
    Cell even = cell(cells, "a = 1", 5);
    return claims(
        ExperimentReport.of(
                "walk-averaging",
                String.format(
                    Locale.ROOT,
                    "The mean of the thetas has n Var = %.2f even where theta is the faster of the"
                        + " two, near U(5) = %.3f; with a = 1 it is %.2f",
                    third.last(),
                    third.plan().limit(),
                    even.last()))
            .paper(
                "The papers look at the last theta, for which a and b have to be set against each"
                    + " other. The Polyak-Ruppert mean of all thetas needs none of it: n Cov tends to"
                    + " J^-1 U(alpha) J^-T for any b in (1/2, 1) and any a below 1, so that it gains"
                    + " 1/alpha\u00b2 at the rate 1/n in all three cases (derived). With a = 1 it gains"
                    + " 1/alpha only: the walk's memory is then as long as the average.")
            .paper(
                "The same holds for plain means of g(X_n) along a walk. Weights k^3 forget a bad"
                    + " start sooner and cost a factor 16/7. Two joined triangles, Metropolis steps,"
                    + " H = g_i - theta from the root on; mean squares over "
                    + many
                    + " runs of "
                    + steps
                    + " steps.")
            .recipe(third.plan().recipe())
            .with(alphaFigure(cells))
            .with(stepFigure(cells, at))
            .with(table(cells)),
        cells,
        many);
  }

  private static Figure alphaFigure(List<Cell> cells) {
    double[] grid = new double[41];
    double[] fading = new double[grid.length];
    double[] even = new double[grid.length];
    AsymptoticVariance theory = theory();
    for (int i = 0; i < grid.length; i++) {
      grid[i] = Math.pow(20, i / 40.0);
      Repulsion repulsion = Repulsion.selfRepellent(grid[i] - 1);
      fading[i] = theory.timeAverage(repulsion).value();
      even[i] = theory.visitAverage(repulsion).value();
    }
    Figure figure =
        Figure.of(
                "alpha",
                String.format(
                    Locale.ROOT,
                    "From alpha = 1 to 10 the average's variance falls %.0f times in case (iii), with"
                        + " a = 1 only %.1f times",
                    cell(cells, "(iii) b < a", 1).last() / cell(cells, "(iii) b < a", 10).last(),
                    cell(cells, "a = 1", 1).last() / cell(cells, "a = 1", 10).last()))
            .x(Axis.log("1 + alpha"))
            .y(Axis.log("n Var of the mean of the thetas"))
            .caption("Points: measured. Grey lines: the limits of large n.");
    for (String name : List.of("base chain", "(i) b > a", "(ii) b = a", "(iii) b < a", "a = 1")) {
      List<Cell> group = cells.stream().filter(cell -> cell.plan().name().equals(name)).toList();
      figure =
          figure.with(
              Series.points(
                  name,
                  group.stream().mapToDouble(cell -> 1 + cell.plan().alpha()).toArray(),
                  group.stream().mapToDouble(Cell::last).toArray()));
    }
    return figure
        .with(Series.line("U(alpha), a < 1", grid, fading).theory())
        .with(Series.line("V_x(alpha), a = 1", grid, even).theory())
        .with(Mark.horizontal("independent draws", theory.independentDraws().value()));
  }

  private static Figure stepFigure(List<Cell> cells, int[] at) {
    double[] x = new double[at.length];
    for (int k = 0; k < x.length; k++) {
      x[k] = at[k];
    }
    Figure figure =
        Figure.of("steps", "With a = 1 the average loses with n what it had gained")
            .x(Axis.log("step n"))
            .y(Axis.log("n Var of the mean of the thetas, alpha = 5"))
            .caption("Points: measured. Grey lines: the linearised pair, no chance in it.");
    List<Cell> group =
        List.of(
            cell(cells, "(i) b > a", 5),
            cell(cells, "(iii) b < a", 5),
            cell(cells, "a = 1", 5),
            cell(cells, "(iii), weights", 5));
    for (Cell cell : group) {
      double[] y = new double[x.length];
      for (int k = 0; k < y.length; k++) {
        y[k] = cell.found()[k].mean();
      }
      figure = figure.with(Series.points(cell.plan().name(), x, y));
    }
    for (Cell cell : group) {
      figure = figure.with(Series.line(cell.plan().name() + ", pair", x, cell.pair()).theory());
    }
    return figure
        .with(Mark.horizontal("U(5)", group.get(0).plan().limit()))
        .with(Mark.horizontal("V_x(5)", group.get(2).plan().limit()));
  }

  private Table table(List<Cell> cells) {
    Table table =
        Table.of(
            "cells",
            "n Var of the average after " + steps + " steps",
            "average",
            "a",
            "b",
            "alpha",
            "measured",
            "standard error",
            "linearised pair",
            "limit");
    for (Cell cell : cells) {
      Plan plan = cell.plan();
      table =
          table.row(
              plan.name(),
              plan.a(),
              plan.kind() == Kind.VALUES ? Double.NaN : plan.b(),
              plan.alpha(),
              cell.last(),
              cell.error(),
              plan.kind() == Kind.VALUES ? Double.NaN : cell.expected(),
              plan.limit());
    }
    return table;
  }

  private static ExperimentReport claims(ExperimentReport start, List<Cell> cells, int many) {
    double error = Repeated.error(many);
    double away = 0;
    double over = 0;
    double exact = 0;
    for (Cell cell : cells) {
      away = Math.max(away, Math.abs(cell.last() / cell.expected() - 1));
      if (cell.plan().alpha() == 5 && cell.plan().kind() == Kind.THETA && cell.plan().a() < 1) {
        over = Math.max(over, cell.last() / cell.plan().limit());
        exact = Math.max(exact, cell.expected() / cell.plan().limit());
      }
    }
    Cell third = cell(cells, "(iii) b < a", 5);
    Cell weighted = cell(cells, "(iii), weights", 5);
    Cell even = cell(cells, "a = 1", 5);
    double both = Math.sqrt(2) * error;
    return start
        .with(
            Claim.atMost(
                    "n Var is that of the linearised pair, or of its limit for values: the largest"
                        + " relative distance of "
                        + cells.size(),
                    OURS,
                    ROOM + WIDTH * error,
                    away)
                .note(
                    "Allowed are 15 % and 4 standard errors, sqrt(2/R) each over R = "
                        + many
                        + " runs."))
        .with(
            Claim.atMost(
                    String.format(
                        Locale.ROOT,
                        "In all three cases n Var is near U(5): the largest ratio; the pair has %.2f",
                        exact),
                    OURS,
                    (1 + ROOM + WIDTH * error) * exact,
                    over)
                .in("times"))
        .with(
            Claim.about(
                "Case (iii), a = 0.7, b = 0.6, alpha = 5: n Var",
                "prototype, measured 0.327 +- 0.011",
                0.327,
                WIDTH * Math.hypot(error, 0.011 / 0.327),
                third.last()))
        .with(
            Claim.atLeast(
                    "With a = 1 there is no gain of 1/alpha\u00b2: n Var over U(5)",
                    OURS,
                    2.5,
                    even.last() / third.plan().limit())
                .in("times")
                .note("The prototype measured 1.32, which is 4.1 times; the limit is 5.3."))
        .with(
            Claim.about(
                    "Weights k^3 cost a factor 16/7: weighted over plain, case (iii), alpha = 5",
                    OURS,
                    16.0 / 7,
                    ROOM + WIDTH * both,
                    weighted.last() / third.last())
                .in("times"))
        .with(
            Claim.about(
                    "A plain mean of values gains the same: n Var with a = 1 over that with a = 0.7,"
                        + " alpha = 5",
                    OURS,
                    even.plan().limit() / third.plan().limit(),
                    ROOM + WIDTH * both,
                    cell(cells, "values, a = 1", 5).last()
                        / cell(cells, "values, a = 0.7", 5).last())
                .in("times"));
  }
}
