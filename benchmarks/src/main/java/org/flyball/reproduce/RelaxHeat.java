package org.flyball.reproduce;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.flyball.bandit.ChebCb;
import org.flyball.bandit.ContextRange;
import org.flyball.bandit.TsallisInf;
import org.flyball.linear.ConjugateGradient;
import org.flyball.linear.SsorCg;
import org.flyball.random.Seed;
import org.flyball.report.ExperimentReport;
import org.flyball.run.Stop;
import org.flyball.tuning.Grid;

/**
 * The heat equation with a diffusivity that swings over three orders of magnitude; SSOR-CG solves
 * each time step, and learners choose its omega (arXiv 2310.02246, Figures 2 and 6).
 */
final class RelaxHeat implements Experiment {

  private static final String PAPER = "arXiv 2310.02246";
  static final Stop STOP = Stop.below(1e-8).relativeTo(Stop.Scale.DATA);
  static final Grid GRID = Grid.linear(1, 1.95, 20);
  static final ContextRange KAPPA = new ContextRange(0, 10);

  private static final int GROUPS = 2;

  private final int[] quickCells;

  /** At the paper's sizes that take seconds. */
  RelaxHeat() {
    this(25, 50, 100);
  }

  /** At other sizes, for tests. */
  RelaxHeat(int... quickCells) {
    this.quickCells = quickCells;
  }

  @Override
  public String name() {
    return "relax-heat";
  }

  @Override
  public String summary() {
    return "learners choose SSOR-CG's omega in a heat simulation (" + PAPER + ", Fig. 2 and 6)";
  }

  @Override
  public int seconds(Effort effort) {
    return effort == Effort.FULL ? 3_600 : 88;
  }

  @Override
  public ExperimentReport run(Conditions conditions) {
    int[] sizes =
        conditions.effort() == Effort.FULL ? new int[] {25, 50, 100, 200, 400} : quickCells;
    double all = Arrays.stream(sizes).mapToDouble(RelaxHeat::work).sum();
    List<HeatOutcome> outcomes = new ArrayList<>();
    double done = 0;
    for (int cells : sizes) {
      double share = work(cells) / all;
      outcomes.add(outcome(cells, conditions, done, done + share));
      done += share;
    }
    return report(outcomes);
  }

  private static double work(int cells) {
    return Math.pow(cells, 2.8);
  }

  private static HeatOutcome outcome(int cells, Conditions conditions, double from, double to) {
    Seed seed = conditions.seed().child("relax-heat").child(cells);
    Heat heat = new Heat(cells);
    HeatProbe probe = new HeatProbe(heat, GRID, cells <= 50 ? 25 : 100);
    Map<String, Heat.StepSolver> policies = HeatPolicies.of(cells, seed, probe);
    List<String> names = List.copyOf(policies.keySet());
    List<Heat.StepSolver> solvers = List.copyOf(policies.values());
    Heat.Result[] results = new Heat.Result[solvers.size()];
    AtomicIntegerArray reached = new AtomicIntegerArray(GROUPS);
    // Two groups for two cores; more would share less of what each step prepares.
    conditions.forAll(
        GROUPS,
        from,
        to,
        group -> {
          List<Heat.StepSolver> own = new ArrayList<>();
          for (int k = group; k < results.length; k += GROUPS) {
            own.add(solvers.get(k));
          }
          List<Heat.Result> found =
              heat.run(
                  own,
                  conditions,
                  step -> {
                    reached.set(group, step + 1);
                    double least = Math.min(reached.get(0), reached.get(1));
                    conditions.progress().done(from + (to - from) * least / Heat.STEPS);
                  });
          for (int k = 0; k < own.size(); k++) {
            results[group + k * GROUPS] = found.get(k);
          }
        });
    Map<String, Heat.Result> byName = new LinkedHashMap<>();
    for (int k = 0; k < names.size(); k++) {
      Heat.Result result = results[k];
      byName.put(names.get(k), solvers.get(k) == probe ? probe.alone(result) : result);
    }
    return new HeatOutcome(cells, byName, probe);
  }

  private static ExperimentReport report(List<HeatOutcome> outcomes) {
    HeatOutcome largest = outcomes.get(outcomes.size() - 1);
    double gain = (double) largest.total(HeatPolicies.fixed(1)) / largest.total(HeatPolicies.CHEB);
    ExperimentReport report =
        ExperimentReport.of(
                "relax-heat",
                String.format(
                    Locale.ROOT,
                    "Told the diffusivity, ChebCB needs %.1f times fewer iterations than omega = 1"
                        + " on the %d x %d grid",
                    gain,
                    largest.cells(),
                    largest.cells()))
            .paper(
                "The paper simulates the heat equation on the unit square with a diffusivity kappa(t)"
                    + " that swings between 0 and 10, and solves each of 5000 time steps by SSOR-CG"
                    + " from the field before it, to 1e-8 of the right-hand side. The learners choose"
                    + " omega from 20 values in [1, 1.95]; contextual ones are told kappa.")
            .paper(
                "Text and released code differ: the smaller amplitude of kappa is 0.01 in the text,"
                    + " 0.1 in the code; the bump is exp(-1/(1-r^2)) in the text, e times that in the"
                    + " code. This is the code's version. The paper has plots but no tables.")
            .paper(
                "In time, the paper says, plain CG is faster than omega = 1. Processor times of the solves"
                    + " are below; they get no verdict, as they are not the same twice. A direct solve,"
                    + " which the authors' script times but the paper does not show, is among them: its"
                    + " matrix is analysed once and factored anew at each step.")
            .recipe(new SsorCg(1, STOP))
            .recipe(new ConjugateGradient(STOP))
            .recipe(new TsallisInf())
            .recipe(new ChebCb(KAPPA))
            .recipe(GRID);
    // The finest grid first: the page folds all but the first few charts.
    report = report.with(HeatFigures.sizes(outcomes));
    for (int k = outcomes.size() - 1; k >= 0; k--) {
      HeatOutcome outcome = outcomes.get(k);
      report = report.with(HeatFigures.courses(outcome)).with(HeatFigures.actions(outcome));
    }
    report = report.with(HeatFigures.diffusivity());
    for (HeatOutcome outcome : outcomes) {
      report = HeatFigures.timings(report.with(HeatFigures.table(outcome)), outcome);
    }
    for (HeatOutcome outcome : outcomes) {
      report = HeatClaims.add(report, outcome);
    }
    return report;
  }
}
