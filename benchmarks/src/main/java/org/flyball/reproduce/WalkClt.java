package org.flyball.reproduce;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.flyball.graph.AsymptoticVariance;
import org.flyball.graph.Repulsion;
import org.flyball.graph.ReversibleChain;
import org.flyball.graph.SyntheticGraph;
import org.flyball.graph.WalkTheory;
import org.flyball.random.Seed;
import org.flyball.report.Axis;
import org.flyball.report.Claim;
import org.flyball.report.ExperimentReport;
import org.flyball.report.Figure;
import org.flyball.report.Mark;
import org.flyball.report.Series;
import org.flyball.report.Table;
import org.flyball.walk.RepellentTeam;
import org.flyball.walk.RepellentToken;
import org.flyball.walk.ReplicaMean;
import org.flyball.walk.SelfRepellent;

/** The central limit theorem for the visits: exact variances beside measured ones. */
final class WalkClt implements Experiment {

  private static final String PAPER = "arXiv 2305.05097, CLT; formula derived";
  private static final String OURS = "derived";
  private static final double[] ALPHAS = {0, 1, 5, 10};
  private static final double[] CLOSED_ALPHAS = {0, 1, 5};
  private static final int[] TEAMS = {1, 2, 4, 8};
  private static final double TEAM_ALPHA = 5;

  /**
   * Standard errors that a right variance is allowed; 25 are held to it: one alarm in 600 seeds.
   */
  private static final double WIDTH = 4;

  private static final String CHANCE =
      "A normal number is 4 standard errors away once in 16 000 times; the standard error of a mean"
          + " square over R runs is taken to be sqrt(2/R).";

  private final int steps;
  private final int runs;

  /** At the usual size. */
  WalkClt() {
    this(5000, 4000);
  }

  /** With so many steps and runs, for tests. */
  WalkClt(int steps, int runs) {
    this.steps = steps;
    this.runs = runs;
  }

  @Override
  public String name() {
    return "walk-clt";
  }

  @Override
  public String summary() {
    return "the self-repellent walk's variance falls as 1 / alpha (arXiv 2305.05097, CLT)";
  }

  @Override
  public int seconds(Effort effort) {
    return effort == Effort.FULL ? 400 : 15;
  }

  /** One variance: what it must be, and what it was. */
  private record Cell(String name, double alpha, double exact, ReplicaMean found) {}

  /** What is measured: n Var of the visits' mean of g. */
  private record Plan(String name, ReversibleChain chain, double[] g, double alpha, int tokens) {

    double exact() {
      return theory().visitAverage(Repulsion.selfRepellent(alpha)).value() / tokens;
    }

    AsymptoticVariance theory() {
      return WalkTheory.of(chain).of(g);
    }

    Function<Seed, double[]> run(int steps) {
      SelfRepellent walk = new SelfRepellent(chain, alpha);
      double mean = theory().mean();
      return seed -> {
        double sum = -mean;
        double[] x = tokens == 1 ? alone(walk, steps, seed) : together(walk, steps, seed);
        for (int i = 0; i < x.length; i++) {
          sum += x[i] * g[i];
        }
        return new double[] {steps * sum * sum};
      };
    }

    private static double[] alone(SelfRepellent walk, int steps, Seed seed) {
      RepellentToken token = walk.start(seed);
      for (int n = 0; n < steps; n++) {
        token.next();
      }
      return token.frequencies();
    }

    private double[] together(SelfRepellent walk, int steps, Seed seed) {
      int[] start = new int[tokens];
      for (int k = 0; k < tokens; k++) {
        start[k] = seed.child("start").child(k).stream().nextInt(walk.nodes());
      }
      RepellentTeam team = walk.startTeam(start, seed);
      for (int n = 0; n < steps; n++) {
        team.tick();
      }
      return team.frequencies();
    }
  }

  private static List<Plan> plans() {
    List<Plan> plans = new ArrayList<>();
    for (double alpha : ALPHAS) {
      plans.add(new Plan("Metropolis", SixNodes.metropolis(), SixNodes.values(), alpha, 1));
    }
    for (double alpha : ALPHAS) {
      plans.add(new Plan("simple", SixNodes.simple(), SixNodes.values(), alpha, 1));
    }
    for (double alpha : CLOSED_ALPHAS) {
      ReversibleChain complete = ReversibleChain.simple(SyntheticGraph.complete(5));
      plans.add(new Plan("K_5", complete, new double[] {1, 2, 3, 4, 5}, alpha, 1));
    }
    for (double alpha : CLOSED_ALPHAS) {
      ReversibleChain star = ReversibleChain.simple(SyntheticGraph.star(3));
      plans.add(new Plan("star", star, new double[] {0, 1, 2, 3}, alpha, 1));
    }
    for (int tokens : TEAMS) {
      if (tokens > 1) {
        plans.add(
            new Plan("Metropolis", SixNodes.metropolis(), SixNodes.values(), TEAM_ALPHA, tokens));
      }
    }
    return plans;
  }

  @Override
  public ExperimentReport run(Conditions conditions) {
    boolean full = conditions.effort() == Effort.FULL;
    int many = full ? 8000 : runs;
    int length = full ? 100_000 : steps;
    List<Plan> plans = plans();
    List<Function<Seed, double[]>> work = new ArrayList<>();
    plans.forEach(plan -> work.add(plan.run(length)));
    ReplicaMean[][] found =
        Repeated.measure(conditions, conditions.seed().child("walk-clt"), work, many, 0, 1);
    List<Cell> cells = new ArrayList<>();
    for (int i = 0; i < found.length; i++) {
      Plan plan = plans.get(i);
      cells.add(new Cell(plan.name(), plan.alpha(), plan.exact(), found[i][0]));
    }
    int closed = 2 * ALPHAS.length;
    int teams = closed + 2 * CLOSED_ALPHAS.length;
    return report(
        cells.subList(0, ALPHAS.length),
        cells.subList(ALPHAS.length, closed),
        cells.subList(closed, teams),
        cells.subList(teams, cells.size()),
        length);
  }

  private static double independent(ReversibleChain chain) {
    return WalkTheory.of(chain).of(SixNodes.values()).independentDraws().value();
  }

  private static ExperimentReport report(
      List<Cell> metropolis, List<Cell> simple, List<Cell> closed, List<Cell> teams, int length) {
    Cell base = metropolis.get(0);
    Cell strongest = metropolis.get(metropolis.size() - 1);
    double independent = independent(SixNodes.metropolis());
    ExperimentReport report =
        ExperimentReport.of(
                "walk-clt",
                String.format(
                    Locale.ROOT,
                    "A walk with alpha = 10 leaves 1/%.0f of the base chain's variance and 1/%.1f of"
                        + " that of independent draws; exact theory says 1/%.1f and 1/%.2f",
                    base.found().mean() / strongest.found().mean(),
                    independent / strongest.found().mean(),
                    base.exact() / strongest.exact(),
                    independent / strongest.exact()))
            .paper(
                "The self-repellent walk multiplies the probability of each destination j of a base"
                    + " chain by (x_j / mu_j)^-alpha, x being the shares of its visits so far. The"
                    + " theorem: x is normal around mu, with a covariance that falls as 1 / alpha.")
            .paper(
                "The covariance is sum_i s_i u_i u_i^T / (2 alpha (1 + lambda_i) + 1) over the modes"
                    + " of the base chain, s = (1 + lambda) / (1 - lambda). The library computes it"
                    + " without eigenvectors. Here it is beside n Var over "
                    + base.found().count()
                    + " walks of "
                    + length
                    + " steps, x_0 = 1/N, on two triangles joined by an edge with the values 1 to 6,"
                    + " on the complete graph of five nodes, and on a star with three leaves, where"
                    + " the base chain is periodic.")
            .recipe(new SelfRepellent(SixNodes.metropolis(), 10));
    return claims(
        report
            .with(curves(metropolis, simple, independent))
            .with(teamFigure(metropolis.get(Arrays.binarySearch(ALPHAS, TEAM_ALPHA)), teams))
            .with(table(metropolis, simple, closed, teams)),
        metropolis,
        simple,
        closed,
        teams);
  }

  /** The x of a figure over alpha: a logarithmic axis has no place for 0. */
  private static double place(double alpha) {
    return 1 + alpha;
  }

  private static Figure curves(List<Cell> metropolis, List<Cell> simple, double independent) {
    WalkTheory theory = WalkTheory.of(SixNodes.metropolis());
    return Figure.of(
            "alpha",
            String.format(
                Locale.ROOT,
                "Measured variances lie on the theorem's curves; all means beat independent draws"
                    + " beyond alpha = %.2f",
                theory.alphaToBeatIid()))
        .x(Axis.log("1 + alpha"))
        .y(Axis.log("n times the variance of the visits' mean of g"))
        .with(points("Metropolis base, measured", metropolis))
        .with(points("simple base, measured", simple))
        .with(curve("Metropolis base, exact", SixNodes.metropolis()))
        .with(curve("simple base, exact", SixNodes.simple()))
        .with(Mark.horizontal("independent draws", independent))
        .with(Mark.vertical("beats them for every g", place(theory.alphaToBeatIid())))
        .caption("Standard errors are smaller than the points.");
  }

  private static Series points(String name, List<Cell> cells) {
    return Series.points(
        name,
        cells.stream().mapToDouble(cell -> place(cell.alpha())).toArray(),
        cells.stream().mapToDouble(cell -> cell.found().mean()).toArray());
  }

  private static Series curve(String name, ReversibleChain chain) {
    AsymptoticVariance variance = WalkTheory.of(chain).of(SixNodes.values());
    double[] x = new double[61];
    double[] y = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      x[i] = Math.pow(20, i / 60.0);
      y[i] = variance.visitAverage(Repulsion.selfRepellent(x[i] - 1)).value();
    }
    return Series.line(name, x, y).theory();
  }

  private static Figure teamFigure(Cell one, List<Cell> teams) {
    double[] x = new double[TEAMS.length];
    double[] y = new double[TEAMS.length];
    double[] exact = new double[TEAMS.length];
    for (int i = 0; i < TEAMS.length; i++) {
      x[i] = TEAMS[i];
      y[i] = i == 0 ? one.found().mean() : teams.get(i - 1).found().mean();
      exact[i] = one.exact() / TEAMS[i];
    }
    return Figure.of(
            "tokens",
            String.format(
                Locale.ROOT,
                "Eight tokens that share their counts leave 1/%.1f of one token's variance",
                y[0] / y[TEAMS.length - 1]))
        .x(Axis.log("tokens"))
        .y(Axis.log("steps of a token times Var, alpha = 5"))
        .with(Series.points("measured", x, y))
        .with(Series.line("one token's exact variance / tokens", x, exact).theory());
  }

  private static Table table(
      List<Cell> metropolis, List<Cell> simple, List<Cell> closed, List<Cell> teams) {
    Table table =
        Table.of(
            "variances",
            "n Var of the visits' mean: exact, measured, and how far apart in standard errors",
            "base, tokens",
            "alpha",
            "exact",
            "measured",
            "standard error",
            "distance");
    for (List<Cell> group : List.of(metropolis, simple, closed)) {
      for (Cell cell : group) {
        table = row(table, cell.name() + ", 1", cell);
      }
    }
    for (int i = 0; i < teams.size(); i++) {
      table = row(table, teams.get(i).name() + ", " + TEAMS[i + 1], teams.get(i));
    }
    return table;
  }

  private static Table row(Table table, String name, Cell cell) {
    ReplicaMean found = cell.found();
    return table.row(
        name, cell.alpha(), cell.exact(), found.mean(), found.standardError(), distance(cell));
  }

  private static double distance(Cell cell) {
    return Repeated.distance(cell.found().mean(), cell.exact(), cell.found().count());
  }

  private static double farthest(List<Cell> cells) {
    return cells.stream().mapToDouble(WalkClt::distance).max().orElse(Double.NaN);
  }

  private static ExperimentReport claims(
      ExperimentReport start,
      List<Cell> metropolis,
      List<Cell> simple,
      List<Cell> closed,
      List<Cell> teams) {
    ExperimentReport report = WalkExact.claims(start);
    List<Cell> both = new ArrayList<>(metropolis);
    both.addAll(simple);
    double[] prototype = {33.44, 7.25, 1.763, 0.8935, 19.72, 4.363, 1.061, 0.5396};
    double off = 0;
    for (int i = 0; i < prototype.length; i++) {
      ReplicaMean found = both.get(i).found();
      double error = Repeated.error(found.count(), 8000);
      off = Math.max(off, Math.abs(found.mean() / prototype[i] - 1) / error);
    }
    double falling = 0;
    for (int i = 1; i < ALPHAS.length; i++) {
      falling =
          Math.max(
              falling, metropolis.get(i).found().mean() / metropolis.get(i - 1).found().mean());
      falling = Math.max(falling, simple.get(i).found().mean() / simple.get(i - 1).found().mean());
    }
    return report
        .with(
            Claim.atMost(
                    "n Var is the theorem's for both bases and alpha = 0, 1, 5, 10: the largest"
                        + " distance of 8",
                    PAPER,
                    WIDTH,
                    farthest(both))
                .in("standard errors")
                .note(CHANCE))
        .with(
            Claim.atMost(
                    "The prototype's 8000 walks of 1e5 steps gave the same: the largest distance of"
                        + " 8",
                    "prototype, measured",
                    WIDTH,
                    off)
                .in("joint standard errors"))
        .with(
            Claim.atMost(
                "Variance falls as alpha grows: the largest ratio from one alpha to the next",
                "arXiv 2305.05097, ordering",
                1,
                falling))
        .with(
            Claim.atMost(
                    "On K_5 (1.2, 0.48, 0.1412) and on the periodic star (1/3, 1/9, 1/33), alpha ="
                        + " 0, 1, 5: the largest distance of 6",
                    "closed forms, derived",
                    WIDTH,
                    farthest(closed))
                .in("standard errors"))
        .with(
            Claim.atMost(
                    "M tokens that share their counts have 1/M of the variance, M = 2, 4, 8: the"
                        + " largest distance of 3",
                    OURS,
                    WIDTH,
                    farthest(teams))
                .in("standard errors"))
        .with(
            Claim.atMost(
                    "At alpha = 5 the walk's mean is better than that of independent draws: n Var,"
                        + " walk over draws",
                    OURS,
                    1,
                    metropolis.get(2).found().mean() / independent(SixNodes.metropolis()))
                .in("times"));
  }
}
