package org.flyball.reproduce;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import org.flyball.bandit.Policy;
import org.flyball.bandit.TsallisInf;
import org.flyball.linear.AdaptiveSor;
import org.flyball.linear.LinearSystem;
import org.flyball.linear.Solution;
import org.flyball.linear.Sor;
import org.flyball.linear.SorBatch;
import org.flyball.linear.SparseMatrix;
import org.flyball.linear.Young;
import org.flyball.random.Seed;
import org.flyball.random.Xoshiro256;
import org.flyball.report.Axis;
import org.flyball.report.Claim;
import org.flyball.report.ExperimentReport;
import org.flyball.report.Figure;
import org.flyball.report.Mark;
import org.flyball.report.Series;
import org.flyball.report.Table;
import org.flyball.run.Stop;
import org.flyball.run.Termination;
import org.flyball.tuning.Grid;
import org.flyball.tuning.Tuned;

/**
 * SOR on real matrices, with fresh right-hand sides: a tuned stream against omega = 1, against the
 * formula, and against the best fixed omega, which nobody knows beforehand.
 */
final class RelaxReal implements Experiment {

  static final Grid GRID = Grid.towardsTwo(20, 1e-2);
  static final Stop STOP = Stop.below(1e-8);
  private static final Policy POLICY = new TsallisInf();
  private static final double LITTLE_TO_GAIN = 3;
  private static final int JUDGED = 24;
  private static final String PAPER = "arXiv 2310.02246";

  private final Supplier<List<RealStream>> matrices;

  /** On all real matrices at hand. */
  RelaxReal() {
    this(RealStream::available);
  }

  /** On other matrices, for tests. */
  RelaxReal(Supplier<List<RealStream>> matrices) {
    this.matrices = matrices;
  }

  @Override
  public String name() {
    return "relax-real";
  }

  @Override
  public String summary() {
    return "the same learner on real matrices, beside omega = 1, the formula and the best omega";
  }

  @Override
  public int seconds(Effort effort) {
    return effort == Effort.FULL ? 900 : 36;
  }

  @Override
  public ExperimentReport run(Conditions conditions) {
    List<RealStream> streams = matrices.get();
    List<RealOutcome> outcomes = new ArrayList<>();
    for (int m = 0; m < streams.size(); m++) {
      double from = (double) m / streams.size();
      outcomes.add(outcome(streams.get(m), conditions, from, from + 1.0 / streams.size()));
    }
    return report(outcomes);
  }

  private static RealOutcome outcome(
      RealStream stream, Conditions conditions, double from, double to) {
    Seed seed = conditions.seed().child("relax-real").child(stream.name());
    int solves = stream.solves(conditions.effort());
    int samples = stream.samples();
    double share = to - from;

    // The cost of every omega, on the first few systems: it hardly varies from one to the next.
    CostTable table = new CostTable(samples);
    int[][] counts = new int[samples][GRID.size()];
    conditions.forAll(
        samples,
        from,
        from + 0.5 * share,
        t -> counts[t] = counts(system(stream, seed, t), GRID.toArray()));
    for (int t = 0; t < samples; t++) {
      table.put(t, counts[t]);
    }
    double bestOmega = GRID.get(table.bestFixed());

    // Those that do not learn need no stream: their mean over a few systems is that over many.
    int judged = conditions.effort() == Effort.FULL ? solves : Math.min(solves, JUDGED);
    double[] formula = new double[judged];
    double[] best = new double[judged];
    double[] adaptive = new double[judged];
    double[] learnt = new double[solves];
    boolean[] failed = new boolean[solves];
    double[] formulaOmega = new double[judged];
    double omegaOfFamily = stream.isShifted() ? 0 : Young.omegaFor(stream.matrix(seed.child(0)));
    conditions.forAll(
        judged,
        from + 0.5 * share,
        from + 0.75 * share,
        t -> {
          formulaOmega[t] =
              stream.isShifted() ? Young.omegaFor(stream.matrix(seed.child(t))) : omegaOfFamily;
          int[] steps = counts(system(stream, seed, t), formulaOmega[t], bestOmega);
          formula[t] = steps[0];
          best[t] = steps[1];
          adaptive[t] = new AdaptiveSor(STOP).solve(system(stream, seed, t)).steps();
        });

    Tuned tuned = Tuned.over(GRID, Sor::new, STOP).by(POLICY, seed.child("learner"));
    for (int t = 0; t < solves; t++) {
      if (conditions.cancelled().getAsBoolean()) {
        throw new Cancelled();
      }
      Solution solution = tuned.solve(system(stream, seed, t));
      learnt[t] = solution.steps();
      failed[t] = solution.why() != Termination.CONVERGED;
      conditions.progress().done(from + share * (0.75 + 0.25 * (t + 1) / solves));
    }
    return new RealOutcome(
        stream,
        table,
        formulaOmega,
        formula,
        best,
        adaptive,
        learnt,
        failed,
        RealKrylov.of(system(stream, seed, 0)));
  }

  private static LinearSystem system(RealStream stream, Seed seed, int t) {
    SparseMatrix matrix = stream.matrix(seed.child(t));
    Xoshiro256 random = seed.child("right-hand side").child(t).stream();
    double[] b = new double[matrix.rows()];
    for (int i = 0; i < b.length; i++) {
      b[i] = random.nextGaussian();
    }
    return new LinearSystem(matrix, b);
  }

  /** At these omegas, all in one pass over the matrix a sweep. */
  private static int[] counts(LinearSystem system, double... omegas) {
    List<Sor> solvers = Arrays.stream(omegas).mapToObj(omega -> new Sor(omega, STOP)).toList();
    return new SorBatch(solvers)
            .solve(
                system.matrix().toSparseMatrix(),
                Collections.nCopies(omegas.length, system.rightHandSide()))
            .stream()
            .mapToInt(solution -> (int) solution.steps())
            .toArray();
  }

  private static ExperimentReport report(List<RealOutcome> outcomes) {
    long wins = outcomes.stream().filter(outcome -> outcome.gain() > 1).count();
    ExperimentReport report =
        ExperimentReport.of(
                "relax-real",
                String.format(
                    Locale.ROOT,
                    "Told nothing but sweep counts, the learner beats omega = 1 on %d of %d real"
                        + " streams, by %.1f times at best",
                    wins,
                    outcomes.size(),
                    outcomes.stream().mapToDouble(RealOutcome::gain).max().orElse(Double.NaN)))
            .paper(
                "The paper's systems are Laplacians of regular grids. Here the matrices are real:"
                    + " finite elements, normal equations, a neighbourhood graph. Each is solved"
                    + " many times with a fresh standard normal right-hand side, to a relative"
                    + " residual of 1e-8, at most 10 000 sweeps a solve.")
            .paper(
                "The grid reaches from omega = 1 to 1.98, equidistant in log((2 - omega)/omega):"
                    + " the paper's grid ends at 1.95, which is too early for these matrices. The"
                    + " formula is Young's with beta = 1 - lambda_min(D^-1 A); it costs an"
                    + " eigenvalue estimate per matrix, which the learner does not need.")
            .recipe(POLICY)
            .recipe(new Sor(1, STOP))
            .recipe(GRID);
    return withClaims(
        withFigures(report.with(table(outcomes)).with(RealKrylov.table(outcomes)), outcomes),
        outcomes);
  }

  private static Table table(List<RealOutcome> outcomes) {
    Table table =
        Table.of(
            "policies",
            "Sweeps per solve",
            "matrix",
            "unknowns",
            "solves",
            "omega = 1",
            "formula",
            "best fixed",
            "adaptive",
            "tuned, all",
            "tuned, second half",
            "formula's omega",
            "best omega",
            "tuned solves cut off");
    for (RealOutcome outcome : outcomes) {
      table =
          table.row(
              outcome.stream().title(),
              outcome.stream().unknowns(),
              outcome.learnt().length,
              outcome.first(),
              CostTable.mean(outcome.formula()),
              CostTable.mean(outcome.best()),
              CostTable.mean(outcome.adaptive()),
              CostTable.mean(outcome.learnt()),
              outcome.lastHalf(),
              CostTable.mean(outcome.formulaOmega()),
              outcome.bestOmega(),
              outcome.failures());
    }
    return table;
  }

  private static ExperimentReport withFigures(ExperimentReport start, List<RealOutcome> outcomes) {
    List<String> names = outcomes.stream().map(outcome -> outcome.stream().title()).toList();
    ExperimentReport report =
        start.with(
            Figure.of(
                    "sweeps",
                    String.format(
                        Locale.ROOT,
                        "In the second half the learner takes %.1f to %.1f times the sweeps of the best"
                            + " omega, omega = 1 up to %.0f times",
                        least(outcomes, RealOutcome::excess),
                        most(outcomes, RealOutcome::excess),
                        most(outcomes, RealOutcome::possibleGain)))
                .x(Axis.categories("matrix", names))
                .y(Axis.log("sweeps per solve"))
                .with(bars("omega = 1 (Gauss-Seidel)", outcomes, RealOutcome::first))
                .with(
                    bars("Young's formula", outcomes, outcome -> CostTable.mean(outcome.formula())))
                .with(bars("best fixed omega", outcomes, outcome -> CostTable.mean(outcome.best())))
                .with(
                    bars(
                        "tuned, all solves", outcomes, outcome -> CostTable.mean(outcome.learnt())))
                .with(bars("tuned, second half", outcomes, RealOutcome::lastHalf))
                .caption(
                    "Means. Bars at 10 000 sweeps are cut off at the step limit: those policies need"
                        + " more."));
    Figure costs =
        Figure.of("omega", "The best omega of real matrices lies close to 2")
            .x(Axis.log("(2 - omega) / omega: 1 is Gauss-Seidel, towards the left omega nears 2"))
            .y(Axis.log("sweeps per solve"))
            .caption("Mean over a few right-hand sides; 10 000 is the step limit.");
    for (RealOutcome outcome : outcomes) {
      double[] theta = new double[GRID.size()];
      double[] mean = new double[GRID.size()];
      for (int k = 0; k < theta.length; k++) {
        int arm = GRID.size() - 1 - k;
        theta[k] = (2 - GRID.get(arm)) / GRID.get(arm);
        mean[k] = CostTable.mean(outcome.table().fixed(arm));
      }
      costs = costs.with(Series.line(outcome.stream().title(), theta, mean));
    }
    report = report.with(costs);
    for (RealOutcome outcome : outcomes) {
      report = report.with(learning(outcome));
    }
    return report;
  }

  private static Figure learning(RealOutcome outcome) {
    int solves = outcome.learnt().length;
    double[] x = new double[solves];
    double[] mean = new double[solves];
    double sum = 0;
    for (int t = 0; t < solves; t++) {
      x[t] = t + 1;
      sum += outcome.learnt()[t];
      mean[t] = sum / (t + 1);
    }
    Figure figure =
        Figure.of(
                "learning-" + outcome.stream().name(),
                String.format(
                    Locale.ROOT,
                    "%s: the learner takes %.0f sweeps a solve in the second half, the best omega %.0f",
                    outcome.stream().title(),
                    outcome.lastHalf(),
                    CostTable.mean(outcome.best())))
            .x(Axis.linear("solve"))
            .y(Axis.log("sweeps per solve"))
            .with(Series.points("this solve, tuned", x, outcome.learnt()))
            .with(Series.line("mean so far, tuned", x, mean))
            .with(Mark.horizontal("best fixed omega", CostTable.mean(outcome.best())))
            .with(
                Mark.horizontal(
                    outcome.firstWasCut() ? "omega = 1 (more than this)" : "omega = 1",
                    outcome.first()));
    return figure;
  }

  private static double least(List<RealOutcome> outcomes, ToDoubleFunction<RealOutcome> of) {
    return outcomes.stream().mapToDouble(of).min().orElse(Double.NaN);
  }

  private static double most(List<RealOutcome> outcomes, ToDoubleFunction<RealOutcome> of) {
    return outcomes.stream().mapToDouble(of).max().orElse(Double.NaN);
  }

  private static Series bars(
      String name, List<RealOutcome> outcomes, ToDoubleFunction<RealOutcome> height) {
    return Series.bars(name, outcomes.stream().mapToDouble(height).toArray());
  }

  private static ExperimentReport withClaims(ExperimentReport start, List<RealOutcome> outcomes) {
    ExperimentReport report = start;
    for (RealOutcome outcome : outcomes) {
      report = report.with(beatsGaussSeidel(outcome)).with(ssorCgIsSafe(outcome));
      report = report.with(formulaFits(outcome));
    }
    return report;
  }

  private static Claim formulaFits(RealOutcome outcome) {
    Claim claim =
        Claim.atMost(
                outcome.stream().title()
                    + ": the formula is within one grid step of the best omega",
                "our prototype, for matrices that are not consistently ordered",
                1,
                outcome.distanceToFormula())
            .in("grid steps");
    return outcome.distanceToFormula() > 1 && outcome.stream().isNormalEquations()
        ? claim.differs(
            String.format(
                Locale.ROOT,
                "Normal equations: the formula costs %.1f times the best omega. It is a rule of"
                    + " thumb for stiffness matrices and the like, not for these.",
                CostTable.mean(outcome.formula()) / CostTable.mean(outcome.best())))
        : claim;
  }

  private static Claim ssorCgIsSafe(RealOutcome outcome) {
    RealKrylov krylov = outcome.krylov();
    return Claim.atMost(
            outcome.stream().title() + ": SSOR-CG at omega = 1 is within 10 % of its best omega",
            "our prototype, on real matrices",
            1.1,
            (double) krylov.atOne() / krylov.best())
        .in("times the best");
  }

  private static Claim beatsGaussSeidel(RealOutcome outcome) {
    Claim claim =
        Claim.atLeast(
                outcome.stream().title() + ": a learnt omega beats omega = 1",
                PAPER + ", Figure 2 (there: heat equation)",
                1,
                outcome.gain())
            .in("times fewer sweeps");
    if (outcome.gain() < 1 && outcome.possibleGain() < LITTLE_TO_GAIN) {
      return claim.differs(
          String.format(
              Locale.ROOT,
              "There is little to learn: the best omega gains only %.1f times. Trying the arms near"
                  + " 2 costs more than that in %d solves; the second half of the stream is at %.1f"
                  + " times.",
              outcome.possibleGain(),
              outcome.learnt().length,
              outcome.first() / outcome.lastHalf()));
    }
    return outcome.firstWasCut()
        ? claim.note("At least: omega = 1 met the limit of 10 000 sweeps.")
        : claim;
  }
}
