package org.flyball.reproduce;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import org.flyball.bandit.Estimator;
import org.flyball.bandit.Policy;
import org.flyball.bandit.TsallisInf;
import org.flyball.data.BundledMatrix;
import org.flyball.linear.Laplacian;
import org.flyball.linear.LinearSystem;
import org.flyball.linear.Solution;
import org.flyball.linear.Sor;
import org.flyball.random.Seed;
import org.flyball.report.Axis;
import org.flyball.report.Claim;
import org.flyball.report.ExperimentReport;
import org.flyball.report.Figure;
import org.flyball.report.Mark;
import org.flyball.report.Series;
import org.flyball.report.Table;
import org.flyball.run.Termination;
import org.flyball.tuning.Candidate;
import org.flyball.tuning.Tuned;
import org.flyball.tuning.TunedRun;

/**
 * The choice of solver and omega at once, charged by the work done: SOR and SSOR-CG at several
 * omegas, plain CG and adaptive SOR are the arms of one bandit.
 */
final class RelaxSolvers implements Experiment {

  private static final Policy POLICY = new TsallisInf().withEstimator(Estimator.MEASURED_BASELINE);
  private static final String OURS =
      "our own; the idea of arms of several kinds is of arXiv 2509.08765";
  private static final int SAMPLES = 4;
  private static final int BINS = 50;

  private final List<SolversOutcome.Stream> streams;
  private final int solves;

  /** Two grids and a real matrix. */
  RelaxSolvers() {
    this(
        List.of(
            new SolversOutcome.Stream("grid-10", "10 x 10 grid", Laplacian.fivePoint(10, 10)),
            new SolversOutcome.Stream("grid-40", "40 x 40 grid", Laplacian.fivePoint(40, 40)),
            new SolversOutcome.Stream(
                "cylinder-in-box", "cylinder in box", BundledMatrix.CYLINDER_IN_BOX.matrix())),
        1_000);
  }

  /** Other streams of another length, a multiple of 50, for tests. */
  RelaxSolvers(List<SolversOutcome.Stream> streams, int solves) {
    this.streams = streams;
    this.solves = solves;
  }

  @Override
  public String name() {
    return "relax-solvers";
  }

  @Override
  public String summary() {
    return "which solver, and at which omega, learnt at once from the work of each solve";
  }

  @Override
  public int seconds(Effort effort) {
    return effort == Effort.FULL ? 60 : 8;
  }

  @Override
  public ExperimentReport run(Conditions conditions) {
    Seed seed = conditions.seed().child(name());
    int length = conditions.effort() == Effort.FULL ? 10 * solves : solves;
    SolversOutcome[] outcomes = new SolversOutcome[streams.size()];
    for (int m = 0; m < outcomes.length; m++) {
      SolversOutcome.Stream stream = streams.get(m);
      double from = (double) m / outcomes.length;
      outcomes[m] =
          outcome(
              stream, seed.child(stream.name()), length, conditions, from, 1.0 / outcomes.length);
    }
    return report(List.of(outcomes), length);
  }

  private static SolversOutcome outcome(
      SolversOutcome.Stream stream,
      Seed seed,
      int solves,
      Conditions conditions,
      double from,
      double share) {
    List<Candidate> all = SolversOutcome.ALL;
    double[][] samples = new double[all.size()][SAMPLES];
    double[][] steps = new double[all.size()][SAMPLES];
    double[] races = new double[SAMPLES];
    conditions.forAll(
        all.size() * SAMPLES,
        from,
        from + 0.3 * share,
        k -> {
          Candidate by = all.get(k / SAMPLES);
          int t = k % SAMPLES;
          LinearSystem system = stream.system(seed, t);
          Solution solution = by.solver().solve(system);
          samples[k / SAMPLES][t] = SolversOutcome.work(by, system, solution);
          steps[k / SAMPLES][t] = solution.steps();
          if (k / SAMPLES == 0) {
            races[t] = SolversOutcome.passes(SolversOutcome.RACE.solve(system));
          }
        });
    double[] work = Arrays.stream(samples).mapToDouble(CostTable::mean).toArray();
    Candidate cheapest = all.get(SolversOutcome.cheapest(work, 0, work.length));
    List<List<Candidate>> choices =
        List.of(all, SolversOutcome.SOR_ONLY, SolversOutcome.SSOR_CG_ONLY, List.of(cheapest));
    SolversOutcome.Learnt[] learnt = new SolversOutcome.Learnt[choices.size()];
    conditions.forAll(
        learnt.length,
        from + 0.3 * share,
        from + share,
        k -> learnt[k] = learn(choices.get(k), stream, seed, solves, conditions));
    double[] borrowed = new double[SAMPLES];
    Candidate lent =
        new Candidate(
            "SOR, lent",
            learnt[2].choice().parameter(),
            new Sor(learnt[2].choice().parameter(), SolversOutcome.STOP));
    for (int t = 0; t < SAMPLES; t++) {
      LinearSystem system = stream.system(seed, t);
      borrowed[t] = SolversOutcome.work(lent, system, lent.solver().solve(system));
    }
    int sor = SolversOutcome.cheapest(work, 0, SolversOutcome.SOR.size());
    return new SolversOutcome(
        stream,
        work,
        learnt[3].work(),
        learnt[0],
        learnt[1],
        learnt[2],
        races,
        steps[sor],
        steps[all.indexOf(SolversOutcome.ADAPTIVE)],
        CostTable.mean(borrowed));
  }

  private static SolversOutcome.Learnt learn(
      List<Candidate> among,
      SolversOutcome.Stream stream,
      Seed seed,
      int solves,
      Conditions conditions) {
    Tuned tuned =
        Tuned.among(among, SolversOutcome.STOP)
            .charging(SolversOutcome.COST)
            .by(POLICY, seed.child("learner").child(among.size()));
    double[] work = new double[solves];
    int failures = 0;
    for (int t = 0; t < solves; t++) {
      if (conditions.cancelled().getAsBoolean()) {
        throw new Cancelled();
      }
      LinearSystem system = stream.system(seed, t);
      TunedRun run = tuned.start(system, new double[system.size()]);
      Solution solution = run.finish();
      work[t] =
          SolversOutcome.work(new Candidate("", run.parameter(), run.solver()), system, solution);
      failures += solution.why() == Termination.CONVERGED ? 0 : 1;
    }
    return new SolversOutcome.Learnt(work, tuned.preferred(), failures);
  }

  private static double most(List<SolversOutcome> outcomes, ToDoubleFunction<SolversOutcome> of) {
    return outcomes.stream().mapToDouble(of).max().orElse(Double.NaN);
  }

  private static double least(List<SolversOutcome> outcomes, ToDoubleFunction<SolversOutcome> of) {
    return outcomes.stream().mapToDouble(of).min().orElse(Double.NaN);
  }

  private static ExperimentReport report(List<SolversOutcome> outcomes, int solves) {
    ExperimentReport report =
        ExperimentReport.of(
                "relax-solvers",
                String.format(
                    Locale.ROOT,
                    "Told neither the solver nor its omega, one bandit over %d candidates pays at most"
                        + " %.0f %% more than the best of them after %d solves",
                    SolversOutcome.ALL.size(),
                    100 * (most(outcomes, SolversOutcome::excess) - 1),
                    solves / 2))
            .paper(
                "The paper tunes the omega of one solver. Here the bandit chooses the solver as well:"
                    + " SOR with ten omegas, SSOR-CG with seven, conjugate gradients without"
                    + " preconditioner, and SOR that adapts omega within each solve. All solve to a"
                    + " relative residual of 1e-8.")
            .paper(
                "Steps of different solvers cannot be compared, so a solve is charged its"
                    + " floating-point operations, by the solvers' documentation. That is the same on"
                    + " every machine, and says nothing of memory or vector units: time would favour"
                    + " CG more.")
            .recipe(POLICY)
            .recipe(SolversOutcome.RACE);
    for (SolversOutcome outcome : outcomes) {
      report = report.with(outcome.figure());
    }
    return claims(
        report.with(learning(outcomes, solves)).with(table(outcomes)).with(races(outcomes)),
        outcomes);
  }

  private static Figure learning(List<SolversOutcome> outcomes, int solves) {
    double[] x = new double[BINS];
    int bin = solves / BINS;
    Arrays.setAll(x, k -> (k + 0.5) * bin);
    Figure figure =
        Figure.of(
                "learning-solvers",
                String.format(
                    Locale.ROOT,
                    "The choice among %d candidates costs %.1f to %.1f times the best one over %d"
                        + " solves, most of it at the start",
                    SolversOutcome.ALL.size(),
                    least(outcomes, SolversOutcome::regret),
                    most(outcomes, SolversOutcome::regret),
                    solves))
            .x(Axis.linear("solve"))
            .y(Axis.log("work per solve, times that of the best candidate"))
            .caption("Means of " + bin + " solves.");
    for (SolversOutcome outcome : outcomes) {
      double[] y = new double[BINS];
      double best = CostTable.mean(outcome.best());
      Arrays.setAll(y, k -> CostTable.mean(outcome.joint().work(), k * bin, (k + 1) * bin) / best);
      figure = figure.with(Series.line(outcome.stream().title(), x, y));
    }
    return figure.with(Mark.horizontal("best candidate", 1));
  }

  private static Table table(List<SolversOutcome> outcomes) {
    Table table =
        Table.of(
            "choices",
            "What the learners chose, and what they paid",
            "matrix",
            "unknowns",
            "best candidate",
            "learner's choice",
            "all solves, times the best",
            "second half, times the best",
            "omega learnt for SOR",
            "omega learnt for SSOR-CG",
            "best SOR, times the best",
            "adaptive SOR, times the best",
            "CG, times the best",
            "solves that failed");
    for (SolversOutcome one : outcomes) {
      double best = one.workOf(one.cheapest());
      table =
          table.row(
              one.stream().title(),
              one.stream().matrix().rows(),
              SolversOutcome.label(one.cheapest()),
              SolversOutcome.label(one.joint().choice()),
              one.regret(),
              one.excess(),
              one.sor().choice().parameter(),
              one.ssorCg().choice().parameter(),
              one.leastSor() / best,
              one.workOf(SolversOutcome.ADAPTIVE) / best,
              one.workOf(SolversOutcome.CG) / best,
              one.joint().failures());
    }
    return table;
  }

  private static double raceOverAdaptive(SolversOutcome one) {
    return CostTable.mean(one.races()) / CostTable.mean(one.adaptiveSweeps());
  }

  private static Table races(List<SolversOutcome> outcomes) {
    Table table =
        Table.of(
            "races",
            String.format(
                Locale.ROOT,
                "SOR without knowing omega: a race of omega = 1.5, 1.7, 1.85 and 1.95, all four in one"
                    + " pass over the matrix per step, passes over it %.2f to %.2f times as often as"
                    + " adaptive SOR (mean of %d systems)",
                least(outcomes, RelaxSolvers::raceOverAdaptive),
                most(outcomes, RelaxSolvers::raceOverAdaptive),
                SAMPLES),
            "matrix",
            "best omega of the grid: sweeps",
            "adaptive: sweeps",
            "race: passes over the matrix",
            "race: sweeps done in them");
    for (SolversOutcome one : outcomes) {
      double passes = CostTable.mean(one.races());
      table =
          table.row(
              one.stream().title(),
              CostTable.mean(one.sweeps()),
              CostTable.mean(one.adaptiveSweeps()),
              passes,
              passes * SolversOutcome.RACE.solvers().size());
    }
    return table;
  }

  private static ExperimentReport claims(ExperimentReport start, List<SolversOutcome> outcomes) {
    return start
        .with(
            Claim.atMost(
                    "Choosing solver and omega at once, the second half costs at most 1.25 times the"
                        + " best candidate: the most of all matrices",
                    OURS,
                    1.25,
                    most(outcomes, SolversOutcome::excess))
                .in("times the best"))
        .with(
            Claim.atMost(
                    "It ends with a candidate that does at most 1.1 times the work of the best: the"
                        + " most of all matrices",
                    OURS,
                    1.1,
                    most(
                        outcomes,
                        one -> one.workOf(one.joint().choice()) / one.workOf(one.cheapest())))
                .in("times the best"))
        .with(
            Claim.atMost(
                    "All its solves, learning included, cost less than SOR at its best omega: the most"
                        + " of all matrices",
                    OURS,
                    1,
                    most(outcomes, one -> one.joint().mean() / one.leastSor()))
                .in("times SOR's best"))
        .with(
            Claim.atLeast(
                    "SOR and SSOR-CG want omegas of their own: what SOR takes at the omega learnt for"
                        + " SSOR-CG, the least of all matrices",
                    OURS,
                    1.05,
                    least(outcomes, SolversOutcome::priceOfBorrowing))
                .in("times that at its own"));
  }
}
