package org.flyball.reproduce;

import java.util.Locale;
import org.flyball.linear.EnergyBound;
import org.flyball.random.Seed;
import org.flyball.report.Axis;
import org.flyball.report.ExperimentReport;
import org.flyball.report.Figure;
import org.flyball.report.Mark;
import org.flyball.report.Series;
import org.flyball.report.Table;
import org.flyball.tuning.Grid;

/**
 * Where the paper's text, its released code and its theory disagree, and what each of the
 * differences does: shown, not inherited.
 */
final class RelaxPrinted implements Experiment {

  static final double[] OMEGAS = Grid.linear(0.05, 1.95, 39).toArray();

  private final int seeds;
  private final int rounds;
  private final int cells;

  /** At a size that shows all of it. */
  RelaxPrinted() {
    this(8, 1_000, 50);
  }

  /** With so many seeds, rounds of learning and cells a side, for tests. */
  RelaxPrinted(int seeds, int rounds, int cells) {
    this.seeds = seeds;
    this.rounds = rounds;
    this.cells = cells;
  }

  @Override
  public String name() {
    return "relax-printed";
  }

  @Override
  public String summary() {
    return "where the text, the released code and the theory of arXiv 2310.02246 disagree";
  }

  @Override
  public int seconds(Effort effort) {
    return effort == Effort.FULL ? 40 : 14;
  }

  @Override
  public ExperimentReport run(Conditions conditions) {
    Seed seed = conditions.seed().child("relax-printed");
    int length = conditions.effort() == Effort.FULL ? 5 * rounds : rounds;
    double[][] released = new double[seeds][];
    double[][] own = new double[seeds][];
    conditions.forAll(
        2 * seeds,
        0,
        0.3,
        k -> {
          Seed stream = seed.child("newton").child(k / 2);
          if (k % 2 == 0) {
            released[k / 2] = ReleasedNewton.sums(stream, length);
          } else {
            own[k / 2] = ReleasedNewton.ownSums(stream, length);
          }
        });
    double[] exact = new double[OMEGAS.length];
    DenseSor dense = new DenseSor(ShiftedGrid.matrix(0));
    for (int i = 0; i < exact.length; i++) {
      exact[i] = dense.squaredEnergyNorm(OMEGAS[i]);
    }
    PrintedOutcome outcome =
        new PrintedOutcome(
            released,
            own,
            exact,
            EnergyBound.of(ShiftedGrid.matrix(0)),
            HeatVersions.of(cells, conditions, 0.3, 1));
    return report(outcome, seed);
  }

  private static ExperimentReport report(PrintedOutcome outcome, Seed seed) {
    ExperimentReport report =
        ExperimentReport.of(
                "relax-printed",
                String.format(
                    Locale.ROOT,
                    "The released probabilities sum to up to 10^%.0f; Theorem D.1 and two lines of the"
                        + " text need a correction, and the diffusivity is not the same in both",
                    Math.log10(outcome.largestSum())))
            .paper(
                "Tsallis-INF draws from probabilities that a Newton iteration finds. The released code"
                    + " starts it at x = -1, does 20 steps and checks nothing. Its successor added a"
                    + " guard. We run the same recurrence in Java; the MATLAB code itself was not run.")
            .paper(
                "Theorem D.1 bounds the energy norm of SOR's error matrix, Theorem 2.3 names a grid of"
                    + " omegas, Algorithm 8 a stopping rule; each is held against numbers on the 10 x"
                    + " 10 grid. In the heat simulation the smaller amplitude of the diffusivity is"
                    + " 0.01 in the text and 0.1 in the code, and the bumps of the text are e times"
                    + " lower.")
            .with(sumFigure(outcome))
            .with(energyFigure(outcome))
            .with(kappaFigure())
            .with(table(outcome));
    return PrintedClaims.add(report, outcome, seed);
  }

  private static Figure sumFigure(PrintedOutcome outcome) {
    double[] released = outcome.released()[0];
    double[] round = new double[released.length];
    for (int t = 0; t < round.length; t++) {
      round[t] = t + 1;
    }
    return Figure.of(
            "newton",
            String.format(
                Locale.ROOT,
                "The released Newton iteration loses its root by round %d at the latest; from then on"
                    + " its probabilities sum to more than 10\u00b9\u00b2 in %.0f %% of the rounds",
                outcome.latestBreak(),
                100 * outcome.shareOfHuge()))
        .x(Axis.linear("round"))
        .y(Axis.log("sum of the 20 probabilities"))
        .with(Series.points("released iteration, one seed", round, released))
        .with(Series.line("ours, the same seed", round, outcome.own()[0]))
        .with(Mark.vertical("first broken round of any seed", outcome.earliestBreak()))
        .caption(
            "An arm's loss is divided by its probability. Where that is 10\u00b9\u00b2 times too large, the loss"
                + " counts for nothing, and the learner turns into a greedy rule that scores well by"
                + " luck.");
  }

  private static Figure energyFigure(PrintedOutcome outcome) {
    double[] printed = new double[OMEGAS.length];
    double[] corrected = new double[OMEGAS.length];
    for (int i = 0; i < OMEGAS.length; i++) {
      printed[i] = outcome.energy().printedSquaredNorm(OMEGAS[i]);
      corrected[i] = outcome.energy().squaredNorm(OMEGAS[i]);
    }
    return Figure.of(
            "energy",
            String.format(
                Locale.ROOT,
                "The bound printed as Theorem D.1 is below the truth at %d of %d omegas, the corrected"
                    + " one at %d",
                outcome.violations(printed),
                OMEGAS.length,
                outcome.violations(corrected)))
        .x(Axis.linear("omega"))
        .y(Axis.linear("squared energy norm of one SOR step"))
        .with(Series.line("exact, by dense matrices", OMEGAS, outcome.exact()))
        .with(Series.line("Theorem D.1 as printed", OMEGAS, printed))
        .with(Series.line("Theorem D.1 corrected", OMEGAS, corrected).theory())
        .caption(
            "10 x 10 grid. Where the printed curve is below the exact one it is no bound; zoom in near"
                + " omega = 1.9.");
  }

  private static Figure kappaFigure() {
    int points = 400;
    double[] time = new double[points];
    double[] code = new double[points];
    double[] text = new double[points];
    for (int i = 0; i < points; i++) {
      time[i] = 2 * (i + 0.5) / points;
      code[i] = Heat.Version.CODE.kappa(time[i]);
      text[i] = Heat.Version.TEXT.kappa(time[i]);
    }
    return Figure.of(
            "kappa", "For half the time the text's diffusivity is a tenth of the released code's")
        .x(Axis.linear("time in the simulation"))
        .y(Axis.log("diffusivity kappa"))
        .with(Series.line("released code", time, code))
        .with(Series.line("text", time, text))
        .caption(
            "Two of five periods. At whole and half units of time kappa is 0, off" + " this axis.");
  }

  private static Table table(PrintedOutcome outcome) {
    HeatVersions heat = outcome.heat();
    String cells = heat.cells() + " x " + heat.cells() + " cells";
    Table table =
        Table.of(
            "heat",
            "Iterations over 5000 time steps, " + cells,
            "solver",
            "released code",
            "text's diffusivity",
            "text's bumps as well");
    for (int k = 0; k < HeatVersions.NAMES.size(); k++) {
      table =
          table.row(
              HeatVersions.NAMES.get(k), heat.code()[k], heat.floor()[k], heat.floorAndBump()[k]);
    }
    return table;
  }
}
