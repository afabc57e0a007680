package org.flyball.reproduce;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.flyball.random.Seed;
import org.flyball.random.Xoshiro256;
import org.flyball.report.Axis;
import org.flyball.report.ExperimentReport;
import org.flyball.report.Figure;
import org.flyball.report.Mark;
import org.flyball.report.Series;
import org.flyball.schedule.LastIterateBound;
import org.flyball.schedule.ScheduleCertificate;

/** The certificate of step sizes against runs: how high can the last point end? */
final class ScheduleTheory implements Experiment {

  static final List<ScheduleShapes> SHAPES =
      List.of(
          ScheduleShapes.LINEAR,
          ScheduleShapes.COSINE,
          ScheduleShapes.CONSTANT,
          ScheduleShapes.INVERSE_SQRT);

  private static final int LENGTH = 100;

  private final int problems;
  private final int[] lengths;

  /** With enough random problems to come close. */
  ScheduleTheory() {
    this(2_000, 20, 40, 100, 200, 400, 1_000);
  }

  /** With so many random problems and these numbers of gradients, for tests. */
  ScheduleTheory(int problems, int... lengths) {
    this.problems = problems;
    this.lengths = lengths;
  }

  @Override
  public String name() {
    return "schedule-theory";
  }

  @Override
  public String summary() {
    return "the exact worst case of any step sizes, against runs (arXiv 2310.07831)";
  }

  @Override
  public int seconds(Effort effort) {
    return effort == Effort.FULL ? 30 : 1;
  }

  @Override
  public ExperimentReport run(Conditions conditions) {
    int count = conditions.effort() == Effort.FULL ? 10 * problems : problems;
    Seed seed = conditions.seed().child("schedule-theory");
    double[] t = Arrays.stream(lengths).asDoubleStream().toArray();
    double[][] bound = new double[SHAPES.size()][lengths.length];
    double[][] measured = new double[SHAPES.size()][lengths.length];
    double[][] printed = new double[SHAPES.size()][lengths.length];
    conditions.forAll(
        SHAPES.size() * lengths.length,
        0,
        0.3,
        k -> {
          int s = k % SHAPES.size();
          int i = k / SHAPES.size();
          double root = Math.sqrt(t[i]);
          double[] steps = usual(SHAPES.get(s), lengths[i]);
          ScheduleCertificate certificate = ScheduleCertificate.of(steps, 1, 1);
          bound[s][i] = certificate.bound() * root;
          measured[s][i] = ResistingFunction.against(steps).gap() * root;
          printed[s][i] = printed(SHAPES.get(s), lengths[i]) / certificate.bestBound();
        });
    double[][] ratio = new double[SHAPES.size()][count];
    double[] violation = new double[count];
    double[] reached = new double[count];
    double[][] rates = new double[SHAPES.size()][];
    double[] certified = new double[SHAPES.size()];
    for (int s = 0; s < SHAPES.size(); s++) {
      rates[s] = usual(SHAPES.get(s), LENGTH);
      certified[s] = ScheduleCertificate.of(rates[s], 1, 1).bound();
    }
    conditions.forAll(
        count,
        0.3,
        1,
        k -> {
          Xoshiro256 random = seed.child("problem").child(k).stream();
          int d = 1 + random.nextInt(20);
          AffineMaximum f = AffineMaximum.aroundZero(random, d, 2 + random.nextInt(30));
          double[] start = AffineMaximum.direction(random, d);
          for (int s = 0; s < SHAPES.size(); s++) {
            ratio[s][k] = f.after(rates[s], start.clone()) / certified[s];
          }
          violation[k] = ScheduleTheoryClaims.violation(seed.child("conversion").child(k).stream());
          reached[k] = ScheduleTheoryClaims.reached(seed.child("steps").child(k).stream());
        });
    for (double[] ratios : ratio) {
      Arrays.sort(ratios);
    }
    Arrays.sort(reached);
    ScheduleTheoryClaims.Outcome outcome =
        new ScheduleTheoryClaims.Outcome(t, bound, measured, printed, ratio, violation, reached);
    return ScheduleTheoryClaims.added(report(outcome), outcome);
  }

  /** At the base rate that is usual for it: D / G for 1/sqrt(t), D / (G sqrt T) for others. */
  private static double[] usual(ScheduleShapes shape, int gradients) {
    boolean endless = shape.equals(ScheduleShapes.INVERSE_SQRT);
    return shape.steps(gradients, endless ? 1 : 1 / Math.sqrt(gradients));
  }

  /** The bound in print at its own best base. It wants a step after the last, which moves not. */
  private static double printed(ScheduleShapes shape, int gradients) {
    double[] factors = shape.factors(gradients);
    double[] all = Arrays.copyOf(factors, gradients);
    all[gradients - 1] = factors[gradients - 2];
    return LastIterateBound.of(all, 1, 1).bestValue();
  }

  private static ExperimentReport report(ScheduleTheoryClaims.Outcome outcome) {
    return ExperimentReport.of(
            "schedule-theory",
            String.format(
                Locale.ROOT,
                "The worst case of step sizes is known exactly: functions built to resist them end at"
                    + " %.6f of the certificate or more",
                outcome.leastReached()))
        .paper(
            "Subgradient steps x_{t+1} = x_t - eta_t g_t on a convex f with |g_t| at most G, from a"
                + " point at distance D of u: how large can f(x_T) - f(u) be at the LAST point? The"
                + " paper's conversion theorem turns weights w_t into steps and bounds the gap; constant"
                + " weights are linear decay, eta_t = D/(G \u221aT) (1 - t/T), with the bound DG/\u221aT, the"
                + " least that any steps can have (arXiv 2307.11134).")
        .paper(
            "Ours: the theorem is read backwards. Any steps have such weights, a family with one"
                + " parameter, and the best bound of the family is the certificate. To see whether it can"
                + " be undercut, we build a function against each schedule: the maximum of T linear ones,"
                + " the next of which becomes active at every step. The method is then really run on"
                + " it. Here D = G = 1.")
        .with(certified(outcome))
        .with(printedFigure(outcome))
        .with(runs(outcome))
        .with(absolute())
        .with(ScheduleTheoryClaims.table(outcome));
  }

  private static Figure certified(ScheduleTheoryClaims.Outcome outcome) {
    int last = outcome.t().length - 1;
    Figure figure =
        Figure.of(
                "certified",
                String.format(
                    Locale.ROOT,
                    "What is certified is what happens: linear decay stays at the least possible"
                        + " bound, a constant step reaches %.1f times that at T = %.0f",
                    outcome.measured()[2][last],
                    outcome.t()[last]))
            .x(Axis.log("gradients T"))
            .y(Axis.linear("f(x_T) \u2212 f(u) over DG/\u221aT"));
    for (int s = 0; s < SHAPES.size(); s++) {
      String name = SHAPES.get(s).name();
      figure =
          figure.with(
              Series.line(name + ": certificate", outcome.t(), outcome.bound()[s]).styled(s));
    }
    for (int s = 0; s < SHAPES.size(); s++) {
      String name = SHAPES.get(s).name();
      figure =
          figure.with(
              Series.points(
                      name + ": run on a function that resists", outcome.t(), outcome.measured()[s])
                  .styled(s));
    }
    return figure.caption(
        "Base rate D/(G \u221aT), for 1/\u221at D/G, as is usual. Points: what the subgradient method really did"
            + " on the function built against these steps.");
  }

  private static Figure printedFigure(ScheduleTheoryClaims.Outcome outcome) {
    double low = Double.POSITIVE_INFINITY;
    double high = 0;
    Figure figure =
        Figure.of("printed", "x")
            .x(Axis.log("gradients T"))
            .y(Axis.linear("bound in print over exact worst case"));
    for (int s = 0; s < SHAPES.size(); s++) {
      figure =
          figure.with(
              Series.line(SHAPES.get(s).name(), outcome.t(), outcome.printed()[s]).styled(s));
      low = Math.min(low, Arrays.stream(outcome.printed()[s]).min().orElse(0));
      high = Math.max(high, Arrays.stream(outcome.printed()[s]).max().orElse(0));
    }
    return new Figure(
        figure.id(),
        String.format(
            Locale.ROOT,
            "The bound in print is %.1f to %.1f times the exact worst case",
            low,
            high),
        figure.x(),
        figure.y(),
        figure.series(),
        List.of(Mark.horizontal("exact", 1)),
        figure.ground(),
        "Each bound at its own best base rate. In print: Theorem 10 of arXiv 2310.07831 as the code of"
            + " arXiv 2501.18965 has it.");
  }

  private static Figure runs(ScheduleTheoryClaims.Outcome outcome) {
    int count = outcome.ratio()[0].length;
    double[] share = new double[count];
    Arrays.setAll(share, k -> (k + 1.0) / count);
    Figure figure =
        Figure.of(
                "runs",
                String.format(
                    Locale.ROOT,
                    "On %d functions at random no run comes nearer to its certificate than %.0f %%:"
                        + " the worst case is rare",
                    count,
                    100 * outcome.mostRandom()))
            .x(Axis.linear("share of the functions"))
            .y(Axis.linear("gap at the last point over certificate"));
    for (int s = 0; s < SHAPES.size(); s++) {
      figure = figure.with(Series.line(SHAPES.get(s).name(), share, outcome.ratio()[s]).styled(s));
    }
    return figure
        .with(Mark.horizontal("certificate", 1))
        .caption(
            "Maxima of 2 to 31 linear functions in 1 to 20 dimensions, least at 0, T = 100, from the"
                + " unit sphere; base rates as above. Sorted for each schedule.");
  }

  private static Figure absolute() {
    int count = 1_013; // no multiple of either step
    double[] start = new double[count];
    double[] linear = new double[count];
    double[] constant = new double[count];
    double[] decay = ScheduleShapes.LINEAR.steps(LENGTH, 1 / Math.sqrt(LENGTH));
    double[] flat = ScheduleShapes.CONSTANT.steps(LENGTH, 1 / Math.sqrt(LENGTH));
    for (int i = 0; i < count; i++) {
      start[i] = (i + 0.5) / count;
      linear[i] = ScheduleTheoryClaims.last(start[i], decay);
      constant[i] = ScheduleTheoryClaims.last(start[i], flat);
    }
    return Figure.of(
            "absolute-value",
            String.format(
                Locale.ROOT,
                "On |x| a constant step ends up to %.2g off, linear decay up to %.2g",
                Arrays.stream(constant).max().orElse(0),
                Arrays.stream(linear).max().orElse(0)))
        .x(Axis.linear("start"))
        .y(Axis.linear("|x_T| after 99 steps"))
        .with(Series.line("linear", start, linear).styled(0))
        .with(Series.line("constant", start, constant).styled(2))
        .caption(
            "Both begin with steps of about 0.1. The constant one jumps over 0 for ever and ends"
                + " wherever that leaves it.");
  }
}
