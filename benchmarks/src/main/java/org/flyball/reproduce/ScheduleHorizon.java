package org.flyball.reproduce;

import java.util.Arrays;
import java.util.Locale;
import java.util.function.IntFunction;
import org.flyball.report.Axis;
import org.flyball.report.Claim;
import org.flyball.report.ExperimentReport;
import org.flyball.report.Figure;
import org.flyball.report.Series;
import org.flyball.report.Table;
import org.flyball.schedule.Continuation;
import org.flyball.schedule.Schedule;
import org.flyball.schedule.ScheduleCertificate;

/** The length of a run changes on the way: what now? Stop, extend, or cool down. */
final class ScheduleHorizon implements Experiment {

  private static final String PROTOTYPE = "our prototype";
  private static final String DERIVED = "derived for Flyball, not in the paper";
  private static final double HELD = 0.05;

  /** Steps done, prototype's first base of the rest, B sqrt(T). */
  private static final double[][] REFERENCE = {
    {50, 0.061221, 1.04650}, {80, 0.030798, 1.06527}, {90, 0.026669, 1.12387}
  };

  private final int length;

  /** For 100 gradients. */
  ScheduleHorizon() {
    this(100);
  }

  /** For so many gradients, a multiple of 20; for tests. */
  ScheduleHorizon(int length) {
    this.length = length;
  }

  @Override
  public String name() {
    return "schedule-horizon";
  }

  @Override
  public String summary() {
    return "stop, extend, cool down: the best way on when a run's length changes (own derivation)";
  }

  @Override
  public int seconds(Effort effort) {
    return effort == Effort.FULL ? 4 : 1;
  }

  /**
   * One change of plan: B sqrt(T) after k steps of the old plan, for every way on.
   *
   * @param done k
   * @param ways in words
   * @param bound by way, then by k; the first is the best continuation
   * @param gradients T in the end
   */
  private record Change(double[] done, String[] ways, double[][] bound, int gradients) {
    double best(int way) {
      return Arrays.stream(bound[way]).min().orElse(Double.NaN);
    }

    double worst(int way) {
      return Arrays.stream(bound[way]).max().orElse(Double.NaN);
    }

    /** The least over k of another way's bound over the best continuation's. */
    double leastRatio() {
      double least = Double.POSITIVE_INFINITY;
      for (int way = 1; way < ways.length; way++) {
        for (int k = 0; k < done.length; k++) {
          least = Math.min(least, bound[way][k] / bound[0][k]);
        }
      }
      return least;
    }
  }

  @Override
  public ExperimentReport run(Conditions conditions) {
    int every = conditions.effort() == Effort.FULL ? 1 : Math.max(1, length / 50);
    Change coolDown =
        change(conditions, 0, length, every, Schedule.constant(HELD * scale()), "cool");
    Change extend = change(conditions, 1, 2 * length, every, Schedule.of(linear(length)), "extend");
    Change shorten =
        change(conditions, 2, length, every, Schedule.of(linear(2 * length)), "shorten");
    return report(coolDown, extend, shorten);
  }

  /** For lengths other than 100 the held rate that is as far from the best. */
  private double scale() {
    return Math.sqrt(100.0 / length);
  }

  /** The worst-case optimal steps for so many gradients, D = G = 1. */
  private static double[] linear(int gradients) {
    double[] steps = new double[gradients - 1];
    Arrays.setAll(steps, t -> (1 - (t + 1.0) / gradients) / Math.sqrt(gradients));
    return steps;
  }

  private Change change(
      Conditions conditions, int part, int gradients, int every, Schedule plan, String kind) {
    String[] ways =
        switch (kind) {
          case "cool" ->
              new String[] {
                "best continuation",
                "linear to 0 from the rate held",
                "restart linear decay, tuned for the rest alone",
                "hold the rate to the end",
              };
          case "extend" ->
              new String[] {
                "best continuation",
                "switch to the new length's own linear decay",
                "stretch: linear to 0 from the rate reached",
                "restart linear decay, tuned for the rest alone",
                "finish as planned, then stand still",
              };
          default ->
              new String[] {
                "best continuation",
                "switch to the new length's own linear decay",
                "compress: linear to 0 from the rate reached",
                "restart linear decay, tuned for the rest alone",
                "stick to the plan and break off",
              };
        };
    int count = (length - 2) / every;
    double[] done = new double[count];
    double[][] bound = new double[ways.length][count];
    conditions.forAll(
        count,
        part / 3.0,
        (part + 1) / 3.0,
        i -> {
          int k = 1 + i * every;
          done[i] = k;
          double[] made = plan.values(k);
          int left = gradients - k;
          double root = Math.sqrt(gradients);
          bound[0][i] = ScheduleCertificate.onward(made, left, 1, 1).bound() * root;
          for (int way = 1; way < ways.length; way++) {
            double[] rest = rest(ways[way], plan, k, gradients);
            bound[way][i] = ScheduleCertificate.of(then(made, rest), 1, 1).bound() * root;
          }
        });
    return new Change(done, ways, bound, gradients);
  }

  /** The steps still to make by a naive way; fresh. */
  private double[] rest(String way, Schedule plan, int k, int gradients) {
    int left = gradients - k;
    IntFunction<double[]> falling = n -> Schedule.linearDecay(n).times(plan.at(k)).values(n - 1);
    if (way.startsWith("switch")) {
      return Arrays.copyOfRange(linear(gradients), k, gradients - 1);
    }
    if (way.startsWith("restart")) {
      return linear(left);
    }
    if (way.startsWith("linear") || way.startsWith("stretch") || way.startsWith("compress")) {
      return falling.apply(left);
    }
    if (way.startsWith("finish")) {
      return Arrays.copyOfRange(linear(length), k, length - 1);
    }
    return plan.from(k).values(left - 1);
  }

  private static double[] then(double[] first, double[] second) {
    double[] both = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, both, first.length, second.length);
    return both;
  }

  private ExperimentReport report(Change coolDown, Change extend, Change shorten) {
    int half = coolDown.done().length / 2;
    ExperimentReport report =
        ExperimentReport.of(
                "schedule-horizon",
                String.format(
                    Locale.ROOT,
                    "A rate held for half the run costs %.0f %% if what follows is the best"
                        + " continuation; doubling a finished run costs %.0f %%",
                    100 * (coolDown.bound()[0][half] - 1),
                    100 * (extend.bound()[0][extend.done().length - 1] - 1)))
            .paper(
                "Linear decay must know its end. What if the number of steps changes on the way? The"
                    + " conversion theorem (arXiv 2310.07831) answers what the paper does not ask: of"
                    + " steps already made only the sum S of weights that they leave matters, the rest is"
                    + " a run of its own, linear to 0 where norms are alike, and S is chosen for the"
                    + " least worst case of the whole (derived).")
            .paper(
                "Three changes of plan, for D = G = 1: a constant rate is to be cooled down; a linear"
                    + " decay is to go on for twice its length; a linear decay is to end at half its"
                    + " length. Beside the best continuation stand the usual ways. The measure is the"
                    + " exact worst case of the whole run times \u221aT, T its final number of gradients;"
                    + " 1 is what a run planned for T from the start has.")
            .with(rates())
            .with(
                figure(
                    "cool-down",
                    coolDown,
                    "Half way a plain cooldown from the rate held is nearly the best continuation;"
                        + " holding on to the end costs %.0f %%",
                    100 * (coolDown.best(3) - 1),
                    "A constant rate, half as high as linear decay's base, for k steps."))
            .with(
                figure(
                    "extend",
                    extend,
                    "Twice the length: go over to the new length's own decay at once, and the news costs"
                        + " at most %.0f %%",
                    100 * (extend.worst(1) - 1),
                    "Linear decay for "
                        + length
                        + " gradients is told after k steps that there will be "
                        + 2 * length
                        + "."))
            .with(
                figure(
                    "shorten",
                    shorten,
                    "Half the length: told nine tenths of the way, a run still ends within %.0f %%",
                    100 * (shorten.bound()[0][9 * shorten.done().length / 10] - 1),
                    "Linear decay for "
                        + 2 * length
                        + " gradients is told after k steps that there will be "
                        + length
                        + "."))
            .with(table(coolDown, extend, shorten));
    return claims(report, coolDown, extend, shorten);
  }

  private Figure rates() {
    double[] t = new double[length];
    Arrays.setAll(t, i -> i);
    Figure figure =
        Figure.of(
                "rates",
                "After a constant rate the best way on is a straight line to 0, not always from where"
                    + " the rate was")
            .x(Axis.linear("step"))
            .y(Axis.linear("step size, in D/G"));
    for (double[] reference : REFERENCE) {
      int k = (int) Math.round(reference[0] * length / 100);
      double[] made = Schedule.constant(HELD * scale()).values(k);
      double[] whole = then(made, next(k).stepSizes());
      figure =
          figure.with(
              Series.line("constant for " + k + " steps", t, Arrays.copyOf(whole, length)).steps());
    }
    return figure
        .with(
            Series.line("planned from the start", t, Arrays.copyOf(linear(length), length))
                .theory())
        .caption(
            "The earlier the news, the more there is to catch up on: after a rate that was low, the best"
                + " continuation first goes up.");
  }

  private Continuation next(int k) {
    double[] made = Schedule.constant(HELD * scale()).values(k);
    return ScheduleCertificate.onward(made, length - k, 1, 1);
  }

  private static Figure figure(
      String id, Change change, String title, double number, String caption) {
    Figure figure =
        Figure.of(id, String.format(Locale.ROOT, title, number))
            .x(Axis.linear("steps k made before the plan changes"))
            .y(Axis.log("worst case at the end over the least possible"));
    for (int way = 0; way < change.ways().length; way++) {
      figure = figure.with(Series.line(change.ways()[way], change.done(), change.bound()[way]));
    }
    return figure.caption(caption);
  }

  private static Table table(Change... changes) {
    Table table =
        Table.of(
            "ways",
            "Exact worst case over the least possible, by when the plan changes",
            "change of plan",
            "way on",
            "early (a tenth)",
            "half way",
            "late (nine tenths)",
            "worst");
    String[] names = {"cool a constant rate down", "twice the length", "half the length"};
    for (int c = 0; c < changes.length; c++) {
      Change change = changes[c];
      int count = change.done().length;
      for (int way = 0; way < change.ways().length; way++) {
        double[] bound = change.bound()[way];
        table =
            table.row(
                names[c],
                change.ways()[way],
                bound[count / 10],
                bound[count / 2],
                bound[9 * count / 10],
                change.worst(way));
      }
    }
    return table;
  }

  private ExperimentReport claims(
      ExperimentReport start, Change coolDown, Change extend, Change shorten) {
    double off = 0;
    double rateOff = 0;
    for (double[] reference : REFERENCE) {
      int k = (int) reference[0];
      Continuation next =
          ScheduleCertificate.onward(Schedule.constant(HELD).values(k), 100 - k, 1, 1);
      off = Math.max(off, Math.abs(10 * next.bound() - reference[2]));
      rateOff = Math.max(rateOff, Math.abs(next.stepSizes()[0] / reference[1] - 1));
    }
    double least =
        Math.min(coolDown.leastRatio(), Math.min(extend.leastRatio(), shorten.leastRatio()));
    double attained = Double.POSITIVE_INFINITY;
    for (double[] reference : REFERENCE) {
      int k = (int) Math.round(reference[0] * length / 100);
      double[] made = Schedule.constant(HELD * scale()).values(k);
      Continuation next = next(k);
      double gap = ResistingFunction.against(then(made, next.stepSizes())).gap();
      attained = Math.min(attained, gap / next.bound());
    }
    int half = coolDown.done().length / 2;
    double switched = 0;
    for (int k = 0; k < extend.done().length; k++) {
      switched = Math.max(switched, extend.bound()[1][k] / extend.bound()[0][k]);
    }
    return start
        .with(
            Claim.atLeast(
                    "No other way on has a lower worst case than the best continuation: the least ratio"
                        + " over all changes and ways",
                    DERIVED,
                    1 - 1e-9,
                    least)
                .in("times"))
        .with(
            Claim.atMost(
                "B\u221aT after 50, 80, 90 of 100 is 1.04650, 1.06527, 1.12387: largest distance",
                PROTOTYPE,
                1e-5,
                off))
        .with(
            Claim.atMost(
                    "It goes on at 0.061221, 0.030798, 0.026669: largest relative distance",
                    PROTOTYPE,
                    0.01,
                    rateOff)
                .note(
                    "The worst case is flat there: a rate 1 % off costs less than the last digit"
                        + " printed."))
        .with(
            Claim.atLeast(
                "These worst cases happen: the least share of the bound that a run on a function built"
                    + " against the steps reaches",
                DERIVED,
                1 - 1e-9,
                attained))
        .with(
            Claim.atMost(
                    "Cooling a constant rate down linearly from where it is is within 1 % of the best"
                        + " continuation, half way: ratio",
                    "ours", 1.01, coolDown.bound()[1][half] / coolDown.bound()[0][half])
                .in("times"))
        .with(
            Claim.atLeast(
                    "Restarting linear decay as if the run began anew costs at least 5 % more than the"
                        + " best continuation, half way to twice the length",
                    "ours",
                    1.05,
                    extend.bound()[3][extend.done().length / 2]
                        / extend.bound()[0][extend.done().length / 2])
                .in("times"))
        .with(
            Claim.atMost(
                    "To go over to the linear decay of the new length is within 0.1 % of the best"
                        + " continuation, whenever the length doubles: the worst ratio",
                    "ours", 1.001, switched)
                .in("times"))
        .with(
            Claim.atMost(
                    "A run that is told half way that it has twice the length ends within 5 % of one"
                        + " planned so",
                    "ours", 1.05, extend.bound()[0][extend.done().length / 2])
                .in("times"));
  }
}
