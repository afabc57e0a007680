package org.flyball.reproduce;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import org.flyball.linear.ConditionBound;
import org.flyball.linear.Lanczos;
import org.flyball.linear.Laplacian;
import org.flyball.linear.LinearSystem;
import org.flyball.linear.SparseMatrix;
import org.flyball.linear.SsorCg;
import org.flyball.linear.SsorSpectrum;
import org.flyball.random.Seed;
import org.flyball.report.Axis;
import org.flyball.report.Claim;
import org.flyball.report.ExperimentReport;
import org.flyball.report.Figure;
import org.flyball.report.Series;
import org.flyball.report.Table;
import org.flyball.run.Stop;
import org.flyball.tuning.Grid;

/**
 * The surrogate bound for SSOR-CG beside its cost, on L-shaped and square grids (arXiv 2310.02246,
 * Figure 4).
 */
final class RelaxSsorCg implements Experiment {

  private static final String PAPER = "arXiv 2310.02246";
  private static final String OURS = "our prototype of " + PAPER + ", Figure 4";
  private static final double TOLERANCE = 1e-8;
  private static final double WIDTH = 1e-3;
  private static final Stop STOP = Stop.below(TOLERANCE);
  private static final double[] OMEGAS = Grid.linear(0.83, 1.9, 54).toArray();

  private final int small;
  private final int large;

  /** At the paper's sizes. */
  RelaxSsorCg() {
    this(10, 30);
  }

  /** At other numbers of interior points a side, for tests. */
  RelaxSsorCg(int small, int large) {
    this.small = small;
    this.large = large;
  }

  @Override
  public String name() {
    return "relax-ssorcg";
  }

  @Override
  public String summary() {
    return "the bound for SSOR-CG beside its cost, on L-shaped and square grids (Fig. 4)";
  }

  @Override
  public int seconds(Effort effort) {
    return effort == Effort.FULL ? 60 : 1;
  }

  /**
   * One matrix.
   *
   * @param name the shape, the unknowns and the shift
   * @param bound from the estimates of mu and nu
   * @param condition of the matrix
   * @param cost the mean iterations at each omega
   * @param most the largest at each omega
   * @param preconditioned the true condition at each omega; empty where it was not computed
   */
  private record Outcome(
      String name,
      ConditionBound bound,
      double condition,
      double[] cost,
      double[] most,
      double[] preconditioned) {

    /** U, the surrogate, at one tau for all omegas. */
    double[] surrogate(double tau) {
      double[] u = new double[OMEGAS.length];
      for (int i = 0; i < u.length; i++) {
        u[i] = bound.steps(OMEGAS[i], TOLERANCE, condition, tau);
      }
      return u;
    }

    /** The least tau with U above every count; U - 1 is proportional to it. */
    double tau() {
      double[] u = surrogate(1);
      double tau = 0;
      for (int i = 0; i < u.length; i++) {
        tau = Math.max(tau, (most[i] - 1) / (u[i] - 1));
      }
      return tau;
    }

    /** The largest ratio of the true condition to the bound on it. */
    double conditionShare() {
      double worst = 0;
      for (int i = 0; i < preconditioned.length; i++) {
        worst = Math.max(worst, preconditioned[i] / bound.condition(OMEGAS[i]));
      }
      return worst;
    }

    /** The cost at the bound's omega over the least cost. */
    double regret() {
      int nearest = 0;
      for (int i = 1; i < OMEGAS.length; i++) {
        nearest =
            Math.abs(OMEGAS[i] - bound.bestOmega()) < Math.abs(OMEGAS[nearest] - bound.bestOmega())
                ? i
                : nearest;
      }
      return cost[nearest] / cost[BoundsOutcome.lowest(cost)];
    }
  }

  @Override
  public ExperimentReport run(Conditions conditions) {
    Seed seed = conditions.seed().child("relax-ssorcg");
    int draws = conditions.effort() == Effort.FULL ? 100 : 10;
    List<SparseMatrix> matrices = new ArrayList<>();
    List<String> names = new ArrayList<>();
    for (double shift : new double[] {0, 0.5}) {
      for (int side : new int[] {small, large}) {
        for (boolean corner : new boolean[] {true, false}) {
          SparseMatrix grid = corner ? Laplacian.lShaped(side) : Laplacian.fivePoint(side, side);
          matrices.add(grid.shifted(shift));
          names.add(
              String.format(
                  Locale.ROOT, "%s, n = %d, shift %s", corner ? "L" : "S", grid.rows(), shift));
        }
      }
    }
    Outcome[] outcomes = new Outcome[matrices.size()];
    conditions.forAll(
        outcomes.length,
        0,
        1,
        k -> outcomes[k] = outcome(names.get(k), matrices.get(k), draws, seed.child(k)));
    return report(List.of(outcomes), draws);
  }

  /** For the spectra of one grid. */
  static Lanczos lanczos(Seed seed) {
    return Lanczos.to(WIDTH, seed.child("lanczos"));
  }

  private static Outcome outcome(String name, SparseMatrix matrix, int draws, Seed seed) {
    Lanczos lanczos = lanczos(seed);
    SsorSpectrum spectrum = SsorSpectrum.of(matrix, lanczos);
    double[] mean = new double[OMEGAS.length];
    double[] most = new double[OMEGAS.length];
    for (int t = 0; t < draws; t++) {
      double[] b = ShiftedGrid.truncatedGaussian(seed.child(t).stream(), matrix.rows());
      LinearSystem system = new LinearSystem(matrix, b);
      for (int i = 0; i < OMEGAS.length; i++) {
        long steps = new SsorCg(OMEGAS[i], STOP).solve(system).steps();
        mean[i] += (double) steps / draws;
        most[i] = Math.max(most[i], steps);
      }
    }
    double[] preconditioned = new double[matrix.rows() <= 100 ? OMEGAS.length : 0];
    for (int i = 0; i < preconditioned.length; i++) {
      preconditioned[i] = SsorSpectrum.preconditioned(matrix, OMEGAS[i], lanczos).condition();
    }
    double condition = spectrum.matrix().condition();
    return new Outcome(name, spectrum.conditionBound(), condition, mean, most, preconditioned);
  }

  private static double least(List<Outcome> outcomes, ToDoubleFunction<Outcome> of) {
    return outcomes.stream().mapToDouble(of).min().orElse(Double.NaN);
  }

  private static double most(List<Outcome> outcomes, ToDoubleFunction<Outcome> of) {
    return outcomes.stream().mapToDouble(of).max().orElse(Double.NaN);
  }

  private static ExperimentReport report(List<Outcome> outcomes, int draws) {
    int half = outcomes.size() / 2;
    ExperimentReport report =
        ExperimentReport.of(
                "relax-ssorcg",
                String.format(
                    Locale.ROOT,
                    "SSOR-CG forgives: the bound's own omega costs at most %.0f %% more than the best"
                        + " one, on all %d grids",
                    100 * (most(outcomes, Outcome::regret) - 1),
                    outcomes.size()))
            .paper(
                "For SSOR-CG the paper bounds the count by U = 1 + tau log(sqrt(c)/eps + sqrt(c/eps^2 -"
                    + " 1)) / -log(1 - 2/(1 + sqrt(k))), c the condition of A and k(omega) Axelsson's"
                    + " bound on that of the preconditioned matrix (Lemma E.2). Figure 4 shows it"
                    + " beside the count on L-shaped and square grids, with shifts 0 and 0.5.")
            .paper(
                "mu, nu and the condition numbers come from Lanczos runs, between bounds 0.1 % apart."
                    + " The right-hand sides"
                    + " are "
                    + draws
                    + " truncated Gaussians per grid, the start is 0, the tolerance 1e-8. tau is the"
                    + " least that keeps U above every count.")
            .recipe(new SsorCg(1, STOP))
            .with(figure("shift-0", "no shift", outcomes.subList(0, half)))
            .with(figure("shift-half", "shift 0.5", outcomes.subList(half, outcomes.size())))
            .with(table(outcomes));
    return claims(report, outcomes);
  }

  private static Figure figure(String id, String words, List<Outcome> outcomes) {
    Figure figure =
        Figure.of(
                id,
                String.format(
                    Locale.ROOT,
                    "The bound U, with tau = %.2f to %.2f, has the shape of the cost, and is flat where"
                        + " the cost is (%s)",
                    least(outcomes, Outcome::tau),
                    most(outcomes, Outcome::tau),
                    words))
            .x(Axis.linear("omega"))
            .y(Axis.log("iterations of SSOR-CG"))
            .caption("Two lines of a colour belong to one grid; the upper one is U, with its tau.");
    for (int k = 0; k < outcomes.size(); k++) {
      Outcome one = outcomes.get(k);
      String name = one.name.substring(0, one.name.lastIndexOf(','));
      figure =
          figure
              .with(Series.line(name + ": cost", OMEGAS, one.cost).styled(k))
              .with(Series.line(name + ": U", OMEGAS, one.surrogate(one.tau())).styled(k + 8));
    }
    return figure;
  }

  private static Table table(List<Outcome> outcomes) {
    Table table =
        Table.of(
            "grids",
            "The grids of Figure 4",
            "grid",
            "mu",
            "nu",
            "condition",
            "tau",
            "bound's omega",
            "its cost over the least",
            "least cost");
    for (Outcome one : outcomes) {
      table =
          table.row(
              one.name,
              one.bound.mu(),
              one.bound.nu(),
              one.condition,
              one.tau(),
              one.bound.bestOmega(),
              one.regret(),
              one.cost[BoundsOutcome.lowest(one.cost)]);
    }
    return table;
  }

  private static ExperimentReport claims(ExperimentReport start, List<Outcome> outcomes) {
    return start
        .with(
            Claim.atMost(
                    "With tau = 1, no solve takes more than U: the largest share of it",
                    PAPER + ", Lemma E.2",
                    1,
                    most(outcomes, Outcome::tau))
                .in("times U"))
        .with(
            Claim.atMost(
                    "The bound on the preconditioned condition holds at every omega of the small grids",
                    PAPER + ", Lemma E.2, after Axelsson 1994, Theorem 7.17",
                    1,
                    most(outcomes, Outcome::conditionShare))
                .in("times the bound"))
        .with(
            Claim.atLeast(
                "tau on the grids of Figure 4, the least",
                OURS,
                0.69,
                least(outcomes, Outcome::tau)))
        .with(
            Claim.atMost(
                "tau on the grids of Figure 4, the largest",
                OURS,
                0.89,
                most(outcomes, Outcome::tau)))
        .with(
            Claim.atMost(
                "nu is never positive on these grids: the largest",
                PAPER + ", Lemma E.2",
                0,
                most(outcomes, one -> one.bound.nu())))
        .with(
            Claim.atLeast(
                "The bound's best omega is right of 2 sqrt 2 - 2 on every grid: the least",
                PAPER + ", Theorem 2.3, its misprint corrected",
                2 * Math.sqrt(2) - 2,
                least(outcomes, one -> one.bound.bestOmega())))
        .with(
            Claim.atMost(
                    "The bound's best omega costs at most 12 % more than the best one",
                    "our own finding on the grids of " + PAPER + ", Figure 4",
                    1.12,
                    most(outcomes, Outcome::regret))
                .in("times the least cost"));
  }
}
