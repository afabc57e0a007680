package org.flyball.reproduce;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.flyball.linear.EnergyBound;
import org.flyball.linear.Sor;
import org.flyball.linear.Young;
import org.flyball.random.Seed;
import org.flyball.report.Axis;
import org.flyball.report.ExperimentReport;
import org.flyball.report.Figure;
import org.flyball.report.Mark;
import org.flyball.report.Series;
import org.flyball.report.Table;
import org.flyball.tuning.Grid;

/**
 * The surrogate bound that the learners' theory rests on, beside the cost it bounds (arXiv
 * 2310.02246, Figures 1 and 3).
 */
final class RelaxBounds implements Experiment {

  private static final String PAPER = "arXiv 2310.02246";
  private static final double LARGEST = 1.95;
  private static final double[] COARSE = Grid.linear(1, LARGEST, 20).toArray();
  private static final double LEAST_TAU = Math.exp(-2);
  private static final double LEAST_SQUARE = 4 * LEAST_TAU * (1 - LEAST_TAU);

  private final int fine;
  private final int instances;

  /** At the paper's size. */
  RelaxBounds() {
    this(39, 40);
  }

  /** With so many omegas in Figure 1 and instances in its middle, for tests. */
  RelaxBounds(int fine, int instances) {
    this.fine = fine;
    this.instances = instances;
  }

  @Override
  public String name() {
    return "relax-bounds";
  }

  @Override
  public String summary() {
    return "the bound that stands in for SOR's cost, beside the cost (" + PAPER + ", Fig. 1 and 3)";
  }

  @Override
  public int seconds(Effort effort) {
    return effort == Effort.FULL ? 30 : 7;
  }

  @Override
  public ExperimentReport run(Conditions conditions) {
    Seed seed = conditions.seed().child("relax-bounds");
    boolean full = conditions.effort() == Effort.FULL;
    double[] omegas = Grid.linear(1, LARGEST, full ? 5 * fine - 4 : fine).toArray();
    List<ShiftedGrid.Instance> many = new ArrayList<>();
    for (int t = 0; t < instances; t++) {
      many.add(ShiftedGrid.draw(ShiftedGrid.Law.HIGH, seed.child("forty").child(t)));
    }
    List<ShiftedGrid.Instance> shifts = new ArrayList<>();
    int count = full ? 61 : 21;
    for (int s = 0; s < count; s++) {
      double shift = -0.15 + 0.6 * s / (count - 1);
      shifts.add(ShiftedGrid.at(shift, seed.child("shifts").child(s)));
    }
    List<ShiftedGrid.Instance> known = new ArrayList<>();
    for (double[] row : BoundsOutcome.PROTOTYPE) {
      known.add(ShiftedGrid.at(row[0], seed.child("known")));
    }
    ShiftedGrid.Instance plain = ShiftedGrid.at(0, seed.child("plain"));
    double work = omegas.length + (double) COARSE.length * (instances + count + known.size());
    double first = omegas.length / work;
    double second = first + COARSE.length * instances / work;
    double third = second + COARSE.length * count / work;
    return report(
        new BoundsOutcome(
            all(List.of(plain), omegas, conditions, 0, first).get(0),
            EnergyBound.of(plain.system().matrix().toSparseMatrix()),
            all(many, COARSE, conditions, first, second),
            all(shifts, COARSE, conditions, second, third),
            all(known, COARSE, conditions, third, 1)));
  }

  private static List<Asymptocity> all(
      List<ShiftedGrid.Instance> instances,
      double[] omegas,
      Conditions conditions,
      double from,
      double to) {
    Asymptocity[] found = new Asymptocity[instances.size()];
    conditions.forAll(
        found.length, from, to, k -> found[k] = Asymptocity.of(instances.get(k), omegas));
    return List.of(found);
  }

  private static ExperimentReport report(BoundsOutcome outcome) {
    Asymptocity plain = outcome.plain();
    ExperimentReport report =
        ExperimentReport.of(
                "relax-bounds",
                String.format(
                    Locale.ROOT,
                    "The surrogate bound is low where SOR is cheap: its best omega costs %.0f %% more"
                        + " than the best one of the grid",
                    100 * (BoundClaims.regret(plain) - 1)))
            .paper(
                "The cost of SOR as a function of omega jumps, so the paper bounds it by a smooth"
                    + " one: U(omega) = 1 + log eps / log(rho + tau (1 - rho)), with rho the spectral"
                    + " radius and tau how far from asymptotic the last sweep but one still is. U"
                    + " falls up to Young's omega* and is Lipschitz after it, so a grid of omegas"
                    + " loses little.")
            .paper(
                "Figures 1 and 3 show, for the 5-point Laplacian of a 10 x 10 grid, its right-hand"
                    + " side a truncated Gaussian and the tolerance 1e-8: U beside the cost, their"
                    + " means over 40 shifted matrices, and tau. Here tau comes from the same solves"
                    + " that U is compared with, as the smallest that Assumption 2.1 allows, and the"
                    + " norms from dense matrices. The law of the 40 shifts, -0.15 + 0.6 Beta(1/2,"
                    + " 3/2), is our choice.")
            .recipe(new Sor(1, Asymptocity.STOP))
            .recipe(plain.bound());
    return BoundClaims.add(
        report
            .with(boundFigure(plain, outcome.energy()))
            .with(meanFigure(outcome.many()))
            .with(asymptocityFigure(plain))
            .with(shiftFigure(outcome.shifts()))
            .with(table(outcome.known())),
        outcome);
  }

  private static Figure boundFigure(Asymptocity plain, EnergyBound energy) {
    double[] x = plain.omegas();
    double[] asymptotic = new double[x.length];
    double[] provable = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      asymptotic[i] = Math.log(Asymptocity.TOLERANCE) / Math.log(plain.radius(i));
      provable[i] = energy.steps(x[i], Asymptocity.TOLERANCE, BoundsOutcome.CONDITION);
    }
    double[] u = BoundsOutcome.bounds(plain);
    return Figure.of(
            "bounds",
            String.format(
                Locale.ROOT,
                "The bound U follows the cost of every omega from above; both are least near omega* ="
                    + " %.2f",
                Young.omega(plain.beta())))
        .x(Axis.linear("omega"))
        .y(Axis.log("sweeps"))
        .with(Series.line("cost of SOR", x, BoundsOutcome.costs(plain)))
        .with(Series.line("U, near-asymptotic", x, u))
        .with(Series.line("energy norm, Theorem D.1 corrected", x, provable))
        .with(Series.line("log eps / log rho, no bound", x, asymptotic).theory())
        .with(Mark.vertical("omega*", Young.omega(plain.beta())))
        .caption(
            String.format(
                Locale.ROOT,
                "10 x 10 grid, no shift, one right-hand side; tau = %.3f. The asymptotic rate"
                    + " alone is no bound: past omega* it is below the cost. The energy norm's bound"
                    + " is far above.",
                plain.tau()));
  }

  private static double[][] runs(List<Asymptocity> many, Function<Asymptocity, double[]> of) {
    return many.stream().map(of).toArray(double[][]::new);
  }

  private static double[] mean(double[][] runs) {
    double[] mean = new double[runs[0].length];
    for (double[] run : runs) {
      for (int i = 0; i < mean.length; i++) {
        mean[i] += run[i] / runs.length;
      }
    }
    return mean;
  }

  private static Figure meanFigure(List<Asymptocity> many) {
    double[] cost = mean(runs(many, BoundsOutcome::costs));
    double[] u = mean(runs(many, BoundsOutcome::bounds));
    return Figure.of(
            "means",
            String.format(
                Locale.ROOT,
                "Over %d shifts the mean cost is least at omega = %.2f, the mean bound at %.2f",
                many.size(),
                COARSE[BoundsOutcome.lowest(cost)],
                COARSE[BoundsOutcome.lowest(u)]))
        .x(Axis.linear("omega, the same for all shifts"))
        .y(Axis.log("sweeps, mean of " + many.size() + " shifted grids"))
        .with(Series.line("cost of SOR", COARSE, cost))
        .with(Series.line("U, tau of each shift", COARSE, u))
        .with(Mark.vertical("least cost", COARSE[BoundsOutcome.lowest(cost)]));
  }

  private static Figure asymptocityFigure(Asymptocity plain) {
    double[] x = plain.omegas();
    double[] excess = new double[x.length];
    double[] allowed = new double[x.length];
    double tau = plain.tau();
    for (int i = 0; i < x.length; i++) {
      excess[i] = plain.excess(i);
      allowed[i] = tau * (1 - plain.radius(i));
    }
    return Figure.of(
            "asymptocity",
            String.format(
                Locale.ROOT,
                "One tau = %.2f covers the distance from the asymptotic rate at every omega",
                tau))
        .caption("tau is set by omega* itself, which lies between two points of the solid line.")
        .x(Axis.linear("omega"))
        .y(Axis.linear("k-th root of ||C^k||, less rho"))
        .with(Series.line("asymptocity at the last sweep but one", x, excess))
        .with(Series.line("tau (1 - rho), the most Assumption 2.1 allows", x, allowed).theory())
        .with(Mark.vertical("omega*", Young.omega(plain.beta())));
  }

  private static Figure shiftFigure(List<Asymptocity> shifts) {
    double[] c = new double[shifts.size()];
    double[] tau = new double[c.length];
    double[] square = new double[c.length];
    for (int s = 0; s < c.length; s++) {
      c[s] = -0.15 + 0.6 * s / (c.length - 1);
      tau[s] = shifts.get(s).tau();
      square[s] = shifts.get(s).beta() * shifts.get(s).beta();
    }
    return Figure.of(
            "shifts",
            String.format(
                Locale.ROOT,
                "tau stays between %.2f and %.2f over all shifts, above the 1/e\u00b2 that U's slope asks"
                    + " for",
                tau[BoundsOutcome.lowest(tau)],
                tau[highest(tau)]))
        .x(Axis.linear("shift c"))
        .y(Axis.linear("tau, and beta squared"))
        .with(Series.line("tau", c, tau))
        .with(Series.line("beta squared", c, square))
        .with(Mark.horizontal("1/e\u00b2, enough for tau", LEAST_TAU))
        .with(Mark.horizontal("4/e\u00b2 (1 - 1/e\u00b2), enough for beta squared", LEAST_SQUARE))
        .caption(
            "Either line above its mark makes U Lipschitz to the right of omega*; tau is the smallest"
                + " that Assumption 2.1 allows for 20 omegas in [1, 1.95] and one right-hand side per"
                + " shift.");
  }

  private static int highest(double[] values) {
    int best = 0;
    for (int i = 1; i < values.length; i++) {
      best = values[i] > values[best] ? i : best;
    }
    return best;
  }

  private static Table table(List<Asymptocity> known) {
    Table table =
        Table.of("tau", "tau and beta of shifted grids", "shift", "beta", "tau", "prototype's tau");
    for (int k = 0; k < known.size(); k++) {
      table =
          table.row(
              BoundsOutcome.PROTOTYPE[k][0],
              known.get(k).beta(),
              known.get(k).tau(),
              BoundsOutcome.PROTOTYPE[k][1]);
    }
    return table;
  }
}
