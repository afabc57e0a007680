package org.flyball.reproduce;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.flyball.bandit.Binned;
import org.flyball.bandit.ChebCb;
import org.flyball.bandit.ContextRange;
import org.flyball.bandit.TsallisInf;
import org.flyball.linear.ConjugateGradient;
import org.flyball.linear.LinearSolver;
import org.flyball.linear.Solution;
import org.flyball.linear.SsorCg;
import org.flyball.random.Seed;
import org.flyball.report.Axis;
import org.flyball.report.Claim;
import org.flyball.report.ExperimentReport;
import org.flyball.report.Figure;
import org.flyball.report.Series;
import org.flyball.report.Table;
import org.flyball.run.Run;
import org.flyball.run.Stop;
import org.flyball.tuning.Grid;
import org.flyball.tuning.ParameterPolicy;
import org.flyball.tuning.Tuned;
import org.flyball.tuning.TunedByContext;

/**
 * The heat equation with a diffusivity that swings over three orders of magnitude; SSOR-CG solves
 * each time step, and learners choose its omega (arXiv 2310.02246, Figures 2 and 6).
 */
final class RelaxHeat implements Experiment {

  private static final String PAPER = "arXiv 2310.02246";
  private static final String OURS = "our prototype of " + PAPER + ", section 4";
  private static final Stop STOP = Stop.below(1e-8).relativeTo(Stop.Scale.DATA);
  private static final Grid GRID = Grid.linear(1, 1.95, 20);
  private static final ContextRange KAPPA = new ContextRange(0, 10);

  private static final String CG = "conjugate gradients";
  private static final String TSALLIS = "Tsallis-INF";
  private static final String BINS = "Tsallis-INF, 6 bins of kappa";
  private static final String CHEB = "ChebCB, told kappa";
  private static final String STAR = "Young's omega of each step";

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
    return effort == Effort.FULL ? 3_600 : 60;
  }

  /** The simulations of one grid, by policy. */
  private record Outcome(int cells, Map<String, Heat.Result> results) {

    Heat.Result of(String policy) {
      Heat.Result result = results.get(policy);
      if (result == null) {
        throw new IllegalStateException("no policy " + policy);
      }
      return result;
    }

    long total(String policy) {
      return of(policy).total();
    }

    String bestFixed() {
      String best = fixed(1);
      for (String policy : results.keySet()) {
        if (policy.startsWith("omega") && total(policy) < total(best)) {
          best = policy;
        }
      }
      return best;
    }

    /** The largest relative difference of a final field from that of CG. */
    double disagreement() {
      double[] reference = of(CG).field();
      double worst = 0;
      for (Heat.Result result : results.values()) {
        double difference = 0;
        double size = 0;
        for (int i = 0; i < reference.length; i++) {
          difference += Math.pow(result.field()[i] - reference[i], 2);
          size += reference[i] * reference[i];
        }
        worst = Math.max(worst, Math.sqrt(difference / size));
      }
      return worst;
    }
  }

  private static String fixed(double omega) {
    return String.format(Locale.ROOT, "omega = %.2f", omega);
  }

  @Override
  public ExperimentReport run(Conditions conditions) {
    int[] sizes =
        conditions.effort() == Effort.FULL ? new int[] {25, 50, 100, 200, 400} : quickCells;
    double all = Arrays.stream(sizes).mapToDouble(RelaxHeat::work).sum();
    List<Outcome> outcomes = new ArrayList<>();
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

  private static Outcome outcome(int cells, Conditions conditions, double from, double to) {
    Seed seed = conditions.seed().child("relax-heat").child(cells);
    Map<String, Heat.StepSolver> policies = policies(cells, seed);
    List<String> names = List.copyOf(policies.keySet());
    Heat.Result[] results = new Heat.Result[names.size()];
    Heat heat = new Heat(cells);
    conditions.forAll(
        names.size(),
        from,
        to,
        k -> {
          Heat.StepSolver policy = policies.get(names.get(k));
          if (policy != null) {
            results[k] = heat.run(policy, conditions);
          }
        });
    Map<String, Heat.Result> byName = new LinkedHashMap<>();
    for (int k = 0; k < results.length; k++) {
      byName.put(names.get(k), results[k]);
    }
    return new Outcome(cells, byName);
  }

  private static Map<String, Heat.StepSolver> policies(int cells, Seed seed) {
    Map<String, Heat.StepSolver> policies = new LinkedHashMap<>();
    policies.put(CG, always(new ConjugateGradient(STOP)));
    double[] omegas =
        cells < 100
            ? new double[] {1, 1.1, 1.2, 1.3, 1.4, 1.5, 1.6, 1.7, 1.8, 1.9}
            : new double[] {1, 1.5, 1.75};
    for (double omega : omegas) {
      policies.put(fixed(omega), always(new SsorCg(omega, STOP)));
    }
    policies.put(
        TSALLIS,
        always(Tuned.over(GRID, SsorCg::new, STOP).by(new TsallisInf(), seed.child("tsallis"))));
    policies.put(
        BINS, byKappa(ParameterPolicy.onGrid(GRID, new Binned(KAPPA, 6, new TsallisInf())), seed));
    policies.put(CHEB, byKappa(ParameterPolicy.onGrid(GRID, new ChebCb(KAPPA)), seed));
    policies.put(
        STAR,
        (system, field, kappa, omegaStar) ->
            step(new SsorCg(omegaStar, STOP).start(system, field)));
    return policies;
  }

  private static Heat.StepSolver always(LinearSolver solver) {
    return (system, field, kappa, omegaStar) -> step(solver.start(system, field));
  }

  private static Heat.StepSolver byKappa(ParameterPolicy policy, Seed seed) {
    TunedByContext tuned =
        TunedByContext.over(SsorCg::new, STOP).by(policy, seed.child(policy.toString()));
    return (system, field, kappa, omegaStar) -> step(tuned.start(system, field, kappa));
  }

  private static Heat.Step step(Run<Solution> run) {
    Solution solution = run.finish();
    return new Heat.Step(solution.x(), solution.steps());
  }

  private static ExperimentReport report(List<Outcome> outcomes) {
    Outcome largest = outcomes.get(outcomes.size() - 1);
    double gain = (double) largest.total(fixed(1)) / largest.total(CHEB);
    ExperimentReport report =
        ExperimentReport.of(
                "relax-heat",
                String.format(
                    Locale.ROOT,
                    "Told the diffusivity, ChebCB needs %.1f times fewer iterations than omega = 1"
                        + " on the %d x %d grid",
                    gain,
                    largest.cells,
                    largest.cells))
            .paper(
                "The paper simulates the heat equation on the unit square with a diffusivity kappa(t)"
                    + " that swings between 0 and 10, and solves each of 5000 time steps by SSOR-CG"
                    + " from the field before it, to 1e-8 of the right-hand side. The learners choose"
                    + " omega from 20 values in [1, 1.95]; contextual ones are told kappa.")
            .paper(
                "Text and released code differ: the smaller amplitude of kappa is 0.01 in the text,"
                    + " 0.1 in the code; the bump is exp(-1/(1-r^2)) in the text, e times that in the"
                    + " code. This is the code's version. The paper has plots but no tables.")
            .recipe(new SsorCg(1, STOP))
            .recipe(new ConjugateGradient(STOP))
            .recipe(new TsallisInf())
            .recipe(new ChebCb(KAPPA))
            .recipe(GRID);
    for (Outcome outcome : outcomes) {
      report = report.with(courses(outcome)).with(table(outcome));
    }
    for (Outcome outcome : outcomes) {
      report = claims(report, outcome);
    }
    return report;
  }

  private static Figure courses(Outcome outcome) {
    int bins = 100;
    double[] time = new double[bins];
    for (int k = 0; k < bins; k++) {
      time[k] = (k + 0.5) * 5 / bins;
    }
    Figure figure =
        Figure.of(
                "iterations-" + outcome.cells,
                String.format(
                    Locale.ROOT,
                    "%d x %d cells: ChebCB follows the diffusivity, %.1f iterations a step; omega = 1"
                        + " takes %.1f",
                    outcome.cells,
                    outcome.cells,
                    (double) outcome.total(CHEB) / Heat.STEPS,
                    (double) outcome.total(fixed(1)) / Heat.STEPS))
            .x(Axis.linear("time in the simulation"))
            .y(Axis.linear("iterations per time step, mean of 50 steps"))
            .caption(
                "The diffusivity is 0.1 |sin| in the first half of each unit of time, 10 |sin| in the second.");
    for (String policy : List.of(CHEB, TSALLIS, BINS, outcome.bestFixed(), fixed(1), CG)) {
      figure = figure.with(Series.line(policy, time, binned(outcome, policy, bins)));
    }
    return figure.with(Series.line(STAR, time, binned(outcome, STAR, bins)).theory());
  }

  private static double[] binned(Outcome outcome, String policy, int bins) {
    long[] iterations = outcome.of(policy).iterations();
    double[] means = new double[bins];
    int width = iterations.length / bins;
    for (int t = 0; t < bins * width; t++) {
      means[t / width] += (double) iterations[t] / width;
    }
    return means;
  }

  private static Table table(Outcome outcome) {
    Table table =
        Table.of(
            "policies-" + outcome.cells,
            outcome.cells + " x " + outcome.cells + " cells, 5000 time steps",
            "policy",
            "iterations",
            "times omega = 1");
    for (String policy : outcome.results.keySet()) {
      table =
          table.row(
              policy,
              outcome.total(policy),
              (double) outcome.total(policy) / outcome.total(fixed(1)));
    }
    return table;
  }

  private static ExperimentReport claims(ExperimentReport start, Outcome outcome) {
    String size = outcome.cells + " cells a side: ";
    double one = outcome.total(fixed(1));
    double best = outcome.total(outcome.bestFixed());
    ExperimentReport report =
        start
            .with(
                Claim.atMost(
                        size + "ChebCB costs less than the best fixed omega",
                        PAPER + ", section 4",
                        1,
                        outcome.total(CHEB) / best)
                    .in("times the best fixed"))
            .with(
                Claim.atMost(
                    size + "all policies simulate the same field",
                    "agreement of the final fields, relative",
                    1e-5,
                    outcome.disagreement()));
    if (outcome.cells == 25) {
      report = report.with(total(outcome, CG, 85_422)).with(total(outcome, fixed(1), 32_793));
    }
    if (outcome.cells == 50) {
      report =
          report
              .with(total(outcome, CG, 164_441))
              .with(total(outcome, fixed(1), 60_733))
              .with(total(outcome, fixed(1.6), 42_908))
              .with(
                  Claim.atMost(
                          size + "ChebCB is at least 12 % below the best fixed omega",
                          OURS,
                          0.88,
                          outcome.total(CHEB) / best)
                      .in("times the best fixed"));
    }
    if (outcome.cells == 100) {
      report =
          report
              .with(
                  Claim.atLeast(
                          size + "ChebCB against omega = 1", OURS, 2.2, one / outcome.total(CHEB))
                      .in("times fewer iterations"))
              .with(
                  Claim.atLeast(
                          size + "Tsallis-INF against omega = 1",
                          OURS,
                          1.6,
                          one / outcome.total(TSALLIS))
                      .in("times fewer iterations"))
              .with(
                  Claim.atMost(size + "ChebCB, all iterations", OURS, 52_000, outcome.total(CHEB))
                      .in("iterations"));
    }
    return report;
  }

  private static Claim total(Outcome outcome, String policy, double expected) {
    return Claim.about(
            outcome.cells + " cells a side: iterations in all, " + policy,
            OURS,
            expected,
            0.01,
            outcome.total(policy))
        .in("iterations");
  }
}
