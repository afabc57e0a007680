package org.flyball.reproduce;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import org.flyball.report.Axis;
import org.flyball.report.ExperimentReport;
import org.flyball.report.Figure;
import org.flyball.report.Series;
import org.flyball.report.Table;
import org.flyball.report.Timing;

/** What {@link RelaxHeat} shows. */
final class HeatFigures {

  static final String ADAPTIVE = "adaptive SOR, nothing learnt (from some of the steps)";
  static final String DIRECT = "sparse Cholesky (from some of the steps)";

  private static final int ACTION_EVERY = 10;

  private HeatFigures() {}

  /** The learners' choices over the cost of every choice. */
  static Figure actions(HeatOutcome outcome) {
    HeatProbe probe = outcome.probe();
    return Figure.of(
            "actions-" + outcome.cells(),
            String.format(
                Locale.ROOT,
                "%d x %d cells: the valley of cheap omegas moves with the diffusivity; ChebCB follows"
                    + " it, Tsallis-INF settles on a compromise",
                outcome.cells(),
                outcome.cells()))
        .x(Axis.linear("time in the simulation"))
        .y(Axis.linear("omega of SSOR-CG"))
        .over(probe.ground())
        .with(chosen(outcome, HeatPolicies.TSALLIS))
        .with(chosen(outcome, HeatPolicies.CHEB))
        .with(Series.line("middle of the cheapest omegas", probe.times(), probe.best()))
        .with(curve(outcome, HeatPolicies.STAR).theory())
        .caption(
            "Every "
                + ACTION_EVERY
                + "th choice. The shading is from the fields of the run with Young's omega, at every "
                + probe.stride()
                + "th step.");
  }

  private static Series chosen(HeatOutcome outcome, String policy) {
    Series curve = curve(outcome, policy);
    return Series.points(policy, curve.x(), curve.y());
  }

  private static Series curve(HeatOutcome outcome, String policy) {
    double[] omegas = outcome.of(policy).omegas();
    double[] time = new double[omegas.length / ACTION_EVERY];
    double[] omega = new double[time.length];
    for (int k = 0; k < time.length; k++) {
      int step = k * ACTION_EVERY + ACTION_EVERY / 2;
      time[k] = step * Heat.DT;
      omega[k] = omegas[step];
    }
    return Series.line(policy, time, omega);
  }

  /** Iterations against the size of the grid. */
  static Figure sizes(List<HeatOutcome> outcomes) {
    HeatOutcome largest = outcomes.get(outcomes.size() - 1);
    Figure figure =
        Figure.of(
                "sizes",
                String.format(
                    Locale.ROOT,
                    "The finer the grid, the more a learnt omega saves: at %d unknowns ChebCB needs"
                        + " %.0f %% of the iterations of omega = 1",
                    largest.unknowns(),
                    100.0
                        * largest.total(HeatPolicies.CHEB)
                        / largest.total(HeatPolicies.fixed(1))))
            .x(Axis.log("unknowns"))
            .y(Axis.log("iterations, all 5000 time steps"));
    double[] n = outcomes.stream().mapToDouble(HeatOutcome::unknowns).toArray();
    for (String policy :
        List.of(
            HeatPolicies.CHEB,
            HeatPolicies.TSALLIS,
            HeatPolicies.BINS,
            HeatPolicies.fixed(1.5),
            HeatPolicies.fixed(1),
            HeatPolicies.CG)) {
      figure = figure.with(Series.line(policy, n, totals(outcomes, policy)));
    }
    double[] best = outcomes.stream().mapToDouble(o -> o.total(o.bestFixed())).toArray();
    return figure
        .with(Series.line("best fixed omega tried", n, best))
        .with(Series.line(HeatPolicies.STAR, n, totals(outcomes, HeatPolicies.STAR)).theory());
  }

  private static double[] totals(List<HeatOutcome> outcomes, String policy) {
    return outcomes.stream().mapToDouble(outcome -> outcome.total(policy)).toArray();
  }

  /** The diffusivity over one period. */
  static Figure diffusivity() {
    int points = 1000;
    double[] time = new double[points];
    double[] kappa = new double[points];
    for (int i = 0; i < points; i++) {
      time[i] = 5 * (i + 0.5) / points;
      kappa[i] = Heat.Version.CODE.kappa(time[i]);
    }
    return Figure.of("diffusivity", "Five times the diffusivity swings up to 0.1 and then up to 10")
        .x(Axis.linear("time in the simulation"))
        .y(Axis.log("diffusivity kappa"))
        .with(Series.line("kappa(t) of the released code", time, kappa));
  }

  /** Processor time of all solves: CG first, for the others to be measured by. */
  static ExperimentReport timings(ExperimentReport start, HeatOutcome outcome) {
    String group =
        outcome.cells() + " x " + outcome.cells() + " cells, the solves of 5000 time steps";
    ExperimentReport report = start;
    for (String policy : outcome.results().keySet()) {
      report = report.with(new Timing(group, policy, outcome.of(policy).seconds()));
    }
    return report
        .with(new Timing(group, ADAPTIVE, outcome.probe().adaptiveSeconds()))
        .with(new Timing(group, DIRECT, outcome.probe().directSeconds()));
  }

  static Figure courses(HeatOutcome outcome) {
    int bins = 100;
    double[] time = new double[bins];
    for (int k = 0; k < bins; k++) {
      time[k] = (k + 0.5) * 5 / bins;
    }
    Figure figure =
        Figure.of(
                "iterations-" + outcome.cells(),
                String.format(
                    Locale.ROOT,
                    "%d x %d cells: ChebCB follows the diffusivity, %.1f iterations a step; omega = 1"
                        + " takes %.1f",
                    outcome.cells(),
                    outcome.cells(),
                    (double) outcome.total(HeatPolicies.CHEB) / Heat.STEPS,
                    (double) outcome.total(HeatPolicies.fixed(1)) / Heat.STEPS))
            .x(Axis.linear("time in the simulation"))
            .y(Axis.linear("iterations per time step, mean of 50 steps"))
            .caption(
                "The diffusivity is 0.1 |sin| in the first half of each unit of time, 10 |sin| in the second.");
    // The best fixed omega may be 1 itself.
    for (String policy :
        new LinkedHashSet<>(
            List.of(
                HeatPolicies.CHEB,
                HeatPolicies.TSALLIS,
                HeatPolicies.BINS,
                outcome.bestFixed(),
                HeatPolicies.fixed(1),
                HeatPolicies.CG))) {
      figure = figure.with(Series.line(policy, time, binned(outcome, policy, bins)));
    }
    return figure.with(
        Series.line(HeatPolicies.STAR, time, binned(outcome, HeatPolicies.STAR, bins)).theory());
  }

  private static double[] binned(HeatOutcome outcome, String policy, int bins) {
    long[] iterations = outcome.of(policy).iterations();
    double[] means = new double[bins];
    int width = iterations.length / bins;
    for (int t = 0; t < bins * width; t++) {
      means[t / width] += (double) iterations[t] / width;
    }
    return means;
  }

  static Table table(HeatOutcome outcome) {
    Table table =
        Table.of(
            "policies-" + outcome.cells(),
            outcome.cells() + " x " + outcome.cells() + " cells, 5000 time steps",
            "policy",
            "iterations",
            "times omega = 1");
    for (String policy : outcome.results().keySet()) {
      table =
          table.row(
              policy,
              outcome.total(policy),
              (double) outcome.total(policy) / outcome.total(HeatPolicies.fixed(1)));
    }
    double sweeps = outcome.probe().adaptiveSweeps();
    return table.row(
        HeatFigures.ADAPTIVE + ", sweeps", sweeps, sweeps / outcome.total(HeatPolicies.fixed(1)));
  }
}
