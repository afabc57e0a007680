package org.flyball.reproduce;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.flyball.compress.TopK;
import org.flyball.federated.Analysis;
import org.flyball.federated.Method;
import org.flyball.federated.Participation;
import org.flyball.federated.Setup;
import org.flyball.federated.StepSize;
import org.flyball.federated.Training;
import org.flyball.objective.FiniteSum;
import org.flyball.objective.Smoothness;
import org.flyball.random.Seed;
import org.flyball.report.Axis;
import org.flyball.report.Claim;
import org.flyball.report.ExperimentReport;
import org.flyball.report.Figure;
import org.flyball.report.Table;

/** A part of the clients answers in each round (arXiv 2402.10774, 2110.03294). */
final class Ef21Partial implements Experiment {

  private static final String PAPER = "arXiv 2402.10774, EF21-W-PP (second-hand)";
  private static final String OURS = "derived";
  private static final double[] SHARES = {1, 0.5, 0.25, 0.125};
  private static final int K = 3;

  private final Ef21Table row;
  private final long rounds;
  private final int seeds;

  /** At the usual length. */
  Ef21Partial() {
    this(Ef21Table.STRONG, 1600, 5);
  }

  /** With so many rounds and seeds, for tests. */
  Ef21Partial(Ef21Table row, long rounds, int seeds) {
    this.row = row;
    this.rounds = rounds;
    this.seeds = seeds;
  }

  @Override
  public String name() {
    return "ef21-partial";
  }

  @Override
  public String summary() {
    return "EF21 where half or an eighth of the clients answers a round (arXiv 2402.10774)";
  }

  @Override
  public int seconds(Effort effort) {
    return effort == Effort.FULL ? 120 : 5;
  }

  /** All seeds of one share and one analysis. */
  private record Cell(double share, List<TrainingCurve> curves) {

    double last() {
      double[] ends = curves.stream().mapToDouble(TrainingCurve::last).sorted().toArray();
      return ends[ends.length / 2];
    }

    double bits() {
      return curves.stream()
          .mapToDouble(curve -> curve.bits()[curve.bits().length - 1])
          .average()
          .orElse(Double.NaN);
    }

    double roundsTo(double level) {
      double[] all = curves.stream().mapToDouble(curve -> curve.roundAt(level)).sorted().toArray();
      return all[all.length / 2];
    }

    double bitsTo(double level) {
      double[] all = curves.stream().mapToDouble(curve -> curve.bitsAt(level)).sorted().toArray();
      return all[all.length / 2];
    }
  }

  @Override
  public ExperimentReport run(Conditions conditions) {
    Seed seed = conditions.seed().child("ef21-variance"); // the same clients as there
    boolean full = conditions.effort() == Effort.FULL;
    int repeats = full ? 4 * seeds : seeds;
    long limit = full ? 4 * rounds : rounds;
    FiniteSum f = row.problem(seed);
    Smoothness smoothness = Smoothness.of(f);
    int cells = SHARES.length + 1; // the last: the old step at one half
    TrainingCurve[][] curves = new TrainingCurve[cells][repeats];
    conditions.forAll(
        cells * repeats,
        0,
        1,
        t -> {
          int cell = t / repeats;
          double share = cell < SHARES.length ? SHARES[cell] : 0.5;
          Analysis analysis =
              cell < SHARES.length ? Analysis.ARITHMETIC_MEAN : Analysis.QUADRATIC_MEAN;
          Method method = Method.ef21(new TopK(K)).with(Participation.independent(share));
          curves[cell][t % repeats] =
              TrainingCurve.inFull(
                  Training.of(method, seed.child("partial").child(t))
                      .with(StepSize.theory(analysis))
                      .with(Setup.plain().with(smoothness)),
                  f,
                  Ef21Table.start(f),
                  new TrainingCurve.Goals(limit),
                  conditions);
        });
    List<Cell> found = new ArrayList<>();
    for (int cell = 0; cell < cells; cell++) {
      found.add(new Cell(cell < SHARES.length ? SHARES[cell] : 0.5, List.of(curves[cell])));
    }
    return report(f, found.subList(0, SHARES.length), found.get(SHARES.length), limit);
  }

  private ExperimentReport report(FiniteSum f, List<Cell> cells, Cell old, long limit) {
    Cell half = cells.get(1);
    Cell least = cells.get(cells.size() - 1);
    double level = least.last();
    double cost = least.roundsTo(1.2 * level) / cells.get(0).roundsTo(1.2 * level);
    ExperimentReport report =
        ExperimentReport.of(
                "ef21-partial",
                String.format(
                    Locale.ROOT,
                    "With an eighth of the clients a round, EF21 needs %.1f times the rounds and %.2f"
                        + " times the bits",
                    cost,
                    least.bitsTo(1.2 * level) / cells.get(0).bitsTo(1.2 * level)))
            .paper(
                "Each client takes part with probability p; the others keep their memory, and the"
                    + " server's mean is still over all. The paper compares its step with the old one"
                    + " at p = 0.5 and finds it faster again.")
            .paper(
                "A client that takes part with probability p and compresses with alpha compresses"
                    + " with p alpha: so EF21's theory holds with xi(p alpha) in place of xi(alpha),"
                    + " and nothing else is needed (derived). The published step sizes are never"
                    + " longer. Clients: "
                    + Ef21Table.CLIENTS
                    + ", L_var = "
                    + row.variance
                    + ", Top-"
                    + K
                    + "; bands over "
                    + cells.get(0).curves().size()
                    + " seeds.")
            .recipe(Method.ef21(new TopK(K)).with(Participation.independent(0.5)));
    Figure shares =
        Figure.of(
                "rounds",
                String.format(
                    Locale.ROOT,
                    "Fewer clients a round, more rounds: an eighth needs %.1f times",
                    cost))
            .x(Axis.log("round"))
            .y(Axis.log("||grad f||\u00b2, start = 1"))
            .caption("Theory's steps, by xi(p alpha).");
    Figure bits =
        Figure.of("bits", "Counted in bits, it matters little how many clients answer a round")
            .x(Axis.log("bits sent by a client, on average"))
            .y(Axis.log("||grad f||\u00b2, start = 1"))
            .caption("The first seed of each.");
    for (Cell cell : cells) {
      String name = "p = " + cell.share();
      shares = shares.with(TrainingCurve.overSeeds(name, cell.curves()));
      bits = bits.with(cell.curves().get(0).byBits(name));
    }
    Figure steps =
        Figure.of(
                "steps",
                String.format(
                    Locale.ROOT,
                    "At p = 0.5 the new step needs %.2f times fewer rounds than the old",
                    gain(half, old)))
            .x(Axis.log("round"))
            .y(Axis.log("||grad f||\u00b2, start = 1"))
            .with(TrainingCurve.overSeeds("old step, L_QM", old.curves()))
            .with(TrainingCurve.overSeeds("new step, L_AM", half.curves()));
    report = report.with(shares).with(bits).with(steps).with(table(f, cells, old, limit));
    return claims(report, f, cells, old);
  }

  private static double gain(Cell fresh, Cell old) {
    double level = old.last();
    return old.curves().get(0).end().rounds() / fresh.roundsTo(level);
  }

  /** The mean of ||grad f||^2 over rounds and seeds, over what (N) promises in expectation. */
  private static double share(FiniteSum f, Cell cell) {
    TrainingCurve.End end = cell.curves().get(0).end();
    double promised =
        2 * f.value(Ef21Table.start(f)) / (end.stepSize() * end.rounds()); // f >= 0, G^0 = 0
    double mean =
        cell.curves().stream().mapToDouble(c -> c.end().meanSquare()).average().orElse(Double.NaN);
    return mean / promised;
  }

  private static Table table(FiniteSum f, List<Cell> cells, Cell old, long limit) {
    Table table =
        Table.of(
            "shares",
            "After " + limit + " rounds, medians over seeds",
            "p",
            "step by",
            "step size",
            "||grad f||\u00b2, start = 1",
            "bits of a client",
            "mean ||grad f||\u00b2 over its bound");
    for (Cell cell : cells) {
      table = row(table, f, cell, "L_AM");
    }
    return row(table, f, old, "L_QM");
  }

  private static Table row(Table table, FiniteSum f, Cell cell, String by) {
    return table.row(
        cell.share(),
        by,
        cell.curves().get(0).end().stepSize(),
        cell.last(),
        cell.bits(),
        share(f, cell));
  }

  private static ExperimentReport claims(
      ExperimentReport start, FiniteSum f, List<Cell> cells, Cell old) {
    double worst = 0;
    double off = 0;
    for (Cell cell : cells) {
      worst = Math.max(worst, share(f, cell));
      double predicted =
          cells.get(0).curves().get(0).end().stepSize() / cell.curves().get(0).end().stepSize();
      double level = 1.2 * cell.last();
      double measured = cell.roundsTo(level) / cells.get(0).roundsTo(level);
      off = Math.max(off, Math.abs(measured / predicted - 1));
    }
    return start
        .with(
            Claim.atLeast(
                    "At p = 0.5 the new step is faster than the old: rounds, old over new",
                    PAPER,
                    1,
                    gain(cells.get(1), old))
                .in("times"))
        .with(
            Claim.atMost(
                "The mean of ||grad f||^2 over rounds and seeds keeps the bound with xi(p alpha): the"
                    + " largest share",
                OURS,
                1,
                worst))
        .with(
            Claim.atMost(
                "Rounds grow as the step by xi(p alpha) shrinks: the largest distance",
                OURS,
                0.2,
                off));
  }
}
