package org.flyball.reproduce;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.flyball.random.Seed;
import org.flyball.report.Axis;
import org.flyball.report.Claim;
import org.flyball.report.ExperimentReport;
import org.flyball.report.Figure;
import org.flyball.report.Mark;
import org.flyball.report.Series;
import org.flyball.report.Table;
import org.flyball.schedule.Schedule;
import org.flyball.schedule.ScheduleCertificate;

/** What a schedule's shape costs, and how a tuned base rate is carried from shape to shape. */
final class ScheduleEfficiency implements Experiment {

  private static final String PROTOTYPE = "our prototype";
  private static final String DERIVED = "derived for Flyball, not in the paper";
  private static final int LENGTH = 1_000;
  private final int runs;

  /** With enough runs to tune by. */
  ScheduleEfficiency() {
    this(60);
  }

  /** With so many runs of each schedule and base rate, for tests. */
  ScheduleEfficiency(int runs) {
    this.runs = runs;
  }

  @Override
  public String name() {
    return "schedule-efficiency";
  }

  @Override
  public String summary() {
    return "what a schedule's shape costs, and carrying a tuned base rate (after arXiv 2310.07831)";
  }

  @Override
  public int seconds(Effort effort) {
    return effort == Effort.FULL ? 40 : 1;
  }

  /** By shape. */
  private record Certified(double[] efficiency, double[] transfer) {
    double efficiency(String name) {
      return efficiency[index(name)];
    }

    /** The worst of the shapes that end at 0, all but the last two. */
    double endingAtZero() {
      return Arrays.stream(efficiency, 0, efficiency.length - 2).max().orElse(Double.NaN);
    }

    double transfer(String name) {
      return transfer[index(name)];
    }
  }

  private static int index(String name) {
    return ScheduleShapes.ALL.stream().map(ScheduleShapes::name).toList().indexOf(name);
  }

  @Override
  public ExperimentReport run(Conditions conditions) {
    int count = conditions.effort() == Effort.FULL ? 10 * runs : runs;
    Seed seed = conditions.seed().child("schedule-efficiency");
    int shapes = ScheduleShapes.ALL.size();
    double[] linear = ScheduleShapes.LINEAR.factors(LENGTH);
    Certified certified = new Certified(new double[shapes], new double[shapes]);
    conditions.forAll(
        shapes,
        0,
        0.2,
        s -> {
          double[] factors = ScheduleShapes.ALL.get(s).factors(LENGTH);
          certified.efficiency[s] = ScheduleCertificate.of(factors, 1, 1).efficiency();
          certified.transfer[s] = ScheduleCertificate.transfer(linear, factors);
        });
    double[][][] gaps = new double[count][TunedShapes.TRIED.size()][TunedShapes.BASES.length];
    double[][] factors = new double[TunedShapes.TRIED.size()][];
    Arrays.setAll(
        factors, s -> ScheduleShapes.ALL.get(index(TunedShapes.TRIED.get(s))).factors(LENGTH));
    conditions.forAll(
        count,
        0.2,
        1,
        r -> {
          for (int s = 0; s < TunedShapes.TRIED.size(); s++) {
            for (int b = 0; b < TunedShapes.BASES.length; b++) {
              // The same noise for all, so that they differ by their steps alone.
              gaps[r][s][b] =
                  TunedShapes.gapOf(seed.child(r).stream(), factors[s], TunedShapes.BASES[b]);
            }
          }
        });
    double[][] mean = new double[TunedShapes.TRIED.size()][TunedShapes.BASES.length];
    for (double[][] one : gaps) {
      for (int s = 0; s < mean.length; s++) {
        for (int b = 0; b < TunedShapes.BASES.length; b++) {
          mean[s][b] += one[s][b] / count;
        }
      }
    }
    return report(certified, new TunedShapes(mean), count);
  }

  private static ExperimentReport report(Certified certified, TunedShapes tuned, int count) {
    ExperimentReport report =
        ExperimentReport.of(
                "schedule-efficiency",
                String.format(
                    Locale.ROOT,
                    "Cosine costs %.1f %% over linear decay, a constant step %.0f %% at T = %d, each"
                        + " with its own best base rate",
                    100 * (certified.efficiency("cosine") - 1),
                    100 * (certified.efficiency("constant") - 1),
                    LENGTH))
            .paper(
                "That linear decay has the best worst case is the paper's. How far each other shape is"
                    + " from it is ours: rho, its exact worst case at its own best base rate over"
                    + " DG/\u221aT. It depends on the shape alone, and so does the ratio of two best base"
                    + " rates: tune one schedule, and you know the rate for every other.")
            .paper(
                "Whether that ratio helps where the worst case does not happen is tried on f(x) = |x| in "
                    + TunedShapes.DIMENSION
                    + " dimensions with noisy slopes: noise of norm "
                    + Math.round(TunedShapes.NOISE)
                    + " beside slopes of norm 1, "
                    + LENGTH
                    + " gradients, "
                    + TunedShapes.BASES.length
                    + " base rates.")
            .with(bars(certified))
            .with(powers())
            .with(curves(certified, tuned, count))
            .with(losses(certified, tuned))
            .with(table(certified));
    return claims(report, certified, tuned);
  }

  /** As many as have room for their names. */
  private static final List<String> SHOWN =
      List.of(
          "linear",
          "1\u2212\u221as",
          "cosine",
          "WSD 20 % linear",
          "one-cycle 30 %",
          "1/\u221at",
          "constant");

  private static Figure bars(Certified certified) {
    return Figure.of(
            "shapes",
            String.format(
                Locale.ROOT,
                "Only linear decay costs nothing; what ends at 0 costs up to %.0f %%, a held rate"
                    + " %.0f %%",
                100 * (certified.endingAtZero() - 1),
                100 * (certified.efficiency("constant") - 1)))
        .x(Axis.categories("shape over the run, s from 0 to 1", SHOWN))
        .y(Axis.linear("worst case above the least possible (%)"))
        .with(
            Series.bars(
                "T = " + LENGTH + ", each at its best base rate",
                SHOWN.stream().mapToDouble(n -> 100 * (certified.efficiency(n) - 1)).toArray()))
        .caption(
            "The table has all shapes. WSD: constant, then the named cooldown over the last part. One-cycle: up over 30 %, down"
                + " to 0, by cosines. The constant step's cost grows with T without end, as \u221a(ln T)/2.");
  }

  private static final double[] POWERS = {0.25, 0.5, 0.75, 1, 1.5, 2, 3, 4};

  private static double ofPower(double power) {
    double[] factors = Schedule.polynomial(1, 0, LENGTH, power).from(1).values(LENGTH - 1);
    return ScheduleCertificate.of(factors, 1, 1).efficiency();
  }

  private static double formula(double power) {
    return (power + 1) / (2 * Math.sqrt(power));
  }

  private static Figure powers() {
    double[] grid = new double[101];
    Arrays.setAll(grid, i -> 0.25 * Math.pow(16, i / 100.0));
    return Figure.of(
            "powers",
            "Decay as (1\u2212s)^p costs (p+1)/(2\u221ap): 2 is as good as 1/2, and 1 is best")
        .x(Axis.log("power p"))
        .y(Axis.linear("efficiency rho"))
        .with(
            Series.points(
                "certificate, T = " + LENGTH,
                POWERS,
                Arrays.stream(POWERS).map(ScheduleEfficiency::ofPower).toArray()))
        .with(
            Series.line(
                    "(p+1)/(2\u221ap)",
                    grid,
                    Arrays.stream(grid).map(ScheduleEfficiency::formula).toArray())
                .theory());
  }

  private static Figure curves(Certified certified, TunedShapes tuned, int count) {
    double[] low = new double[TunedShapes.TRIED.size()];
    Arrays.setAll(
        low, s -> TunedShapes.BASES[tuned.best(s)] / certified.transfer(TunedShapes.TRIED.get(s)));
    double most = Arrays.stream(low).max().orElse(1) / Arrays.stream(low).min().orElse(1);
    Figure figure =
        Figure.of(
                "curves",
                String.format(
                    Locale.ROOT,
                    "Tuned base rates of %d shapes differ by a factor of %.0f; divided by b*, by %.1f",
                    TunedShapes.TRIED.size(),
                    tuned.spread(),
                    most))
            .x(Axis.log("base rate over b* of the shape"))
            .y(Axis.log("mean of f(x_T) \u2212 f(0)"));
    for (int s = 0; s < TunedShapes.TRIED.size(); s++) {
      double scale = certified.transfer(TunedShapes.TRIED.get(s));
      figure =
          figure.with(
              Series.line(
                  TunedShapes.TRIED.get(s),
                  Arrays.stream(TunedShapes.BASES).map(b -> b / scale).toArray(),
                  tuned.gap()[s]));
    }
    return figure.caption(
        String.format(
            Locale.ROOT,
            "Means of %d runs; the same noise for all. b*: the best base rate of the shape's worst case,"
                + " that of linear decay being 1.",
            count));
  }

  private static Figure losses(Certified certified, TunedShapes tuned) {
    List<String> names = TunedShapes.TRIED.subList(1, TunedShapes.TRIED.size());
    double[] kept = new double[names.size()];
    double[] carried = new double[names.size()];
    for (int s = 1; s < TunedShapes.TRIED.size(); s++) {
      kept[s - 1] = tuned.loss(s, 1);
      carried[s - 1] = tuned.loss(s, certified.transfer(TunedShapes.TRIED.get(s)));
    }
    return Figure.of(
            "carried",
            String.format(
                Locale.ROOT,
                "A base rate tuned for linear decay ends up to %.1f times as high as a tuned one if"
                    + " kept, %.1f times if carried by b*",
                Arrays.stream(kept).max().orElse(0),
                Arrays.stream(carried).max().orElse(0)))
        .x(Axis.categories("to this shape", names))
        .y(Axis.linear("mean gap over that of the shape's own tuned base"))
        .with(Series.bars("rate kept", kept))
        .with(Series.bars("rate carried by b*", carried))
        .with(Mark.horizontal("tuned", 1));
  }

  private static Table table(Certified certified) {
    Table table =
        Table.of(
            "efficiencies",
            "rho and the best base rate over that of linear decay: multiply a rate tuned for linear"
                + " decay by b*",
            "shape",
            "rho, T = " + LENGTH,
            "rho, prototype",
            "b*, T = " + LENGTH,
            "b*, prototype");
    for (int s = 0; s < ScheduleShapes.ALL.size(); s++) {
      ScheduleShapes shape = ScheduleShapes.ALL.get(s);
      table =
          table.row(
              shape.name(),
              certified.efficiency()[s],
              shape.efficiency(),
              certified.transfer()[s],
              shape.transfer());
    }
    return table;
  }

  private static ExperimentReport claims(
      ExperimentReport start, Certified certified, TunedShapes tuned) {
    double off = 0;
    double scaleOff = 0;
    for (int s = 0; s < ScheduleShapes.ALL.size(); s++) {
      ScheduleShapes shape = ScheduleShapes.ALL.get(s);
      off = Math.max(off, Math.abs(certified.efficiency()[s] - shape.efficiency()));
      scaleOff = Math.max(scaleOff, Math.abs(certified.transfer()[s] / shape.transfer() - 1));
    }
    double powerOff = 0;
    for (double power : POWERS) {
      double distance = Math.abs(ofPower(power) - formula(power));
      powerOff = power < 0.5 ? powerOff : Math.max(powerOff, distance);
    }
    double fractionOff = 0;
    for (int percent : new int[] {10, 20, 50}) {
      double c = percent / 100.0;
      double rho = Math.sqrt((1 + 0.5 * Math.log((2 - c) / c)) / (2 - c));
      double found = certified.efficiency("WSD " + percent + " % linear");
      fractionOff = Math.max(fractionOff, Math.abs(found - rho));
    }
    double carried = 0;
    double gain = Double.POSITIVE_INFINITY;
    for (int s = 1; s < TunedShapes.TRIED.size(); s++) {
      double factor = certified.transfer(TunedShapes.TRIED.get(s));
      carried = Math.max(carried, tuned.loss(s, factor));
      gain = Math.min(gain, tuned.loss(s, 1) / tuned.loss(s, factor));
    }
    return start
        .with(
            Claim.atLeast(
                "No shape has a better worst case than linear decay: the least rho of all others",
                "arXiv 2310.07831",
                1,
                Arrays.stream(certified.efficiency()).skip(1).min().orElse(Double.NaN)))
        .with(
            Claim.atMost(
                "rho of "
                    + ScheduleShapes.ALL.size()
                    + " shapes at T = 1000 is that of the limit: largest distance",
                DERIVED + "; numbers of " + PROTOTYPE,
                2e-3,
                off))
        .with(
            Claim.atMost(
                "Their best base rates are those of the limit: largest relative distance",
                DERIVED + "; numbers of " + PROTOTYPE,
                3e-3,
                scaleOff))
        .with(
            Claim.atMost(
                    "rho of (1\u2212s)^p is (p+1)/(2\u221ap), p from 1/2 to 4: largest distance",
                    DERIVED,
                    2e-3,
                    powerOff)
                .note(
                    String.format(
                        Locale.ROOT,
                        "Below 1/2 the limit is far: for p = 1/4 the distance is still %.2f at"
                            + " T = %d.",
                        Math.abs(ofPower(POWERS[0]) - formula(POWERS[0])),
                        LENGTH)))
        .with(
            Claim.atMost(
                "rho\u00b2 of a constant rate with a linear cooldown over a fraction c is"
                    + " (1 + ln((2\u2212c)/c)/2)/(2\u2212c), c = 10, 20, 50 %: largest distance of rho",
                DERIVED, 2e-3, fractionOff))
        .with(
            Claim.atMost(
                    "A base rate tuned for linear decay on a noisy problem, carried by b*, ends within"
                        + " 10 % of one tuned for the shape itself: the worst shape",
                    "ours; b* is the worst case's, the problem is not", 1.1, carried)
                .in("times")
                .explained(
                    String.format(
                        Locale.ROOT,
                        "|x| is sharp: what counts here is to get there at all, which the worst case"
                            + " does not know. b* says which way to go and about how far; tune again"
                            + " around it. A rate kept as it is ends up to %.1f times as high.",
                        tuned.kept())))
        .with(
            Claim.atLeast(
                    "Carrying is never worse than keeping the rate: the least gain",
                    "ours",
                    1,
                    gain)
                .in("times"));
  }
}
