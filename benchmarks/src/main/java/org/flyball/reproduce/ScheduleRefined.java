package org.flyball.reproduce;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.flyball.random.Seed;
import org.flyball.random.Xoshiro256;
import org.flyball.report.Axis;
import org.flyball.report.Claim;
import org.flyball.report.ExperimentReport;
import org.flyball.report.Figure;
import org.flyball.report.Mark;
import org.flyball.report.Series;
import org.flyball.report.Table;
import org.flyball.schedule.PolynomialFit;
import org.flyball.schedule.Refined;
import org.flyball.schedule.Refinement;
import org.flyball.schedule.Schedule;
import org.flyball.schedule.ScheduleCertificate;
import org.flyball.schedule.Shape;

/** Which schedules refinement finds for which gradient norms. */
final class ScheduleRefined implements Experiment {

  private static final String PAPER = "arXiv 2310.07831";
  private static final String CODE = "the authors' code of " + PAPER + ", run for our prototype";
  private static final String DERIVED = "derived for Flyball, not in the paper";
  private static final double[] ENDS = {0.7, 1, 2};

  /** Places of the run, and the factors there for each end. */
  private static final double[] PLACES = {.02, .05, .1, .25, .5, .75, .9};

  private static final double[][] FACTORS = {
    {.0338, .2418, .8096, .9797, .8603, .5825, .2839},
    {.0356, .2539, .8390, .8756, .5837, .2919, .1167},
    {.0400, .2847, .9014, .6038, .2120, .0625, .0190}
  };

  private static final double[] PEAKS = {15.1, 13.5, 12.1};
  private static final double[] POWERS = {0.5, 1.5, 2, 3};
  private static final double COLLAPSE = 12;
  private static final double DEEP = 30;
  private static final double SPREAD = 0.3;

  private final int length;

  /** At the length of the authors' picture. */
  ScheduleRefined() {
    this(2_000);
  }

  /** At another length, for tests. */
  ScheduleRefined(int length) {
    this.length = length;
  }

  @Override
  public String name() {
    return "schedule-refined";
  }

  @Override
  public String summary() {
    return "warm-up and decay that gradient norms ask for (" + PAPER + ", the refinement rule)";
  }

  @Override
  public int seconds(Effort effort) {
    return effort == Effort.FULL ? 6 : 3;
  }

  /** One end of the picture of the theory. */
  private record Picture(
      double end, double[] norms, double[] factors, PolynomialFit fit, double gain) {
    int peak() {
      int peak = 0;
      for (int k = 0; k < factors.length; k++) {
        peak = factors[k] > factors[peak] ? k : peak;
      }
      return peak;
    }
  }

  @Override
  public ExperimentReport run(Conditions conditions) {
    Picture[] pictures = new Picture[ENDS.length];
    conditions.forAll(ENDS.length, 0, 0.7, i -> pictures[i] = picture(ENDS[i]));
    double[] powers = new double[POWERS.length];
    conditions.forAll(
        POWERS.length,
        0.7,
        1,
        i -> {
          double b = (POWERS[i] - 1) / 2;
          powers[i] = PolynomialFit.of(refined(s -> Math.pow(1 - s, -b / 2), length)).power();
        });
    return report(List.of(pictures), powers, noisy(conditions.seed().child("schedule-refined")));
  }

  private interface Norms {
    double at(double progress);
  }

  /** Refined without smoothing, from norms at the middle of each step. */
  private static double[] refined(Norms norms, int length) {
    double[] values = new double[length];
    Arrays.setAll(values, k -> norms.at((k + 0.5) / length));
    return new Refinement(0).refine(values).factors();
  }

  /** Norms that fall early and then go on to a level, blurred as in the authors' picture. */
  private double[] norms(double end) {
    double[] at = {0, .003, .02, .03, .1, 1};
    double[] level = {15, 6, 4, 2, 1, end};
    double[] norms = new double[length];
    for (int k = 0; k < length; k++) {
      double s = k / (length - 1.0);
      int i = 0;
      while (i < 4 && s > at[i + 1]) {
        i++;
      }
      norms[k] = level[i] + (level[i + 1] - level[i]) * (s - at[i]) / (at[i + 1] - at[i]);
    }
    return blurred(norms, length / 50);
  }

  /** A Gaussian filter that repeats the values at the ends, cut at four deviations. */
  private static double[] blurred(double[] values, int sigma) {
    double[] result = new double[values.length];
    double[] weight = new double[4 * sigma + 1];
    Arrays.setAll(weight, j -> StrictMath.exp(-0.5 * j * j / sigma / sigma));
    for (int k = 0; k < values.length; k++) {
      double sum = 0;
      double all = 0;
      for (int j = -4 * sigma; j <= 4 * sigma; j++) {
        int i = Math.max(0, Math.min(values.length - 1, k + j));
        sum += weight[Math.abs(j)] * values[i];
        all += weight[Math.abs(j)];
      }
      result[k] = sum / all;
    }
    return result;
  }

  private Picture picture(double end) {
    double[] norms = norms(end);
    double[] factors = new Refinement(0).refine(norms).factors();
    double[] linear = Schedule.linearDecay(length).from(1).values(length - 1);
    // The last factor is 0 and moves nothing: as many norms as factors will do.
    double refinedBound = ScheduleCertificate.of(factors, 1, norms).bestBound();
    double linearBound = ScheduleCertificate.of(linear, 1, norms).bestBound();
    return new Picture(end, norms, factors, PolynomialFit.of(factors), linearBound / refinedBound);
  }

  /** The same norms with the noise of a run, smoothed by a median over a tenth of it. */
  private record Noisy(double[] norms, double[] factors) {}

  private Noisy noisy(Seed seed) {
    double[] norms = norms(1);
    Xoshiro256 random = seed.stream();
    for (int k = 0; k < length; k++) {
      norms[k] *= Math.exp(SPREAD * random.nextGaussian());
    }
    return new Noisy(norms, new Refinement(0.1).refine(norms).factors());
  }

  /** As on separable data: norms fall by so many powers of e. */
  private Refined collapsing(double powers) {
    double[] norms = new double[length];
    Arrays.setAll(norms, k -> StrictMath.exp(-powers * k / length));
    return new Refinement(0.1).refine(norms);
  }

  private ExperimentReport report(List<Picture> pictures, double[] powers, Noisy noisy) {
    Refined collapsed = collapsing(COLLAPSE);
    Picture flat = pictures.get(1);
    ExperimentReport report =
        ExperimentReport.of(
                "schedule-refined",
                String.format(
                    Locale.ROOT,
                    "Norms that fall early make a warm-up of %.0f %% of the run by themselves, and"
                        + " their end sets how the rate decays",
                    100.0 * flat.peak() / length))
            .paper(
                "The best weights for known gradient norms are w_t = |g_t|^-2, and the step is"
                    + " eta_t = w_t (w_{t+1} + ... + w_T): refinement. Run once, keep the norms, smooth"
                    + " them, and train again with the schedule they ask for. Nobody puts in a"
                    + " warm-up or a decay.")
            .paper(
                "The norms here are made, as in the picture of the theory that the authors' code draws:"
                    + " a fall from 15 to 1 in the first tenth of the run, then a straight line to an"
                    + " end e. What refinement does on data is not shown here.")
            .recipe(new Refinement(0))
            .recipe(new Refinement(0.1))
            .with(normsFigure(pictures))
            .with(factorsFigure(pictures))
            .with(closedFigure())
            .with(noisyFigure(flat, noisy))
            .with(collapseFigure(collapsed))
            .with(table(pictures));
    return claims(report, pictures, powers, noisy, collapsed);
  }

  private double[] progress() {
    double[] s = new double[length];
    Arrays.setAll(s, k -> (double) k / length);
    return s;
  }

  private Figure normsFigure(List<Picture> pictures) {
    Figure figure =
        Figure.of(
                "norms",
                "Made for the purpose: three runs whose norms differ only in where they end")
            .x(Axis.linear("share of the run"))
            .y(Axis.log("gradient norm"));
    for (Picture picture : pictures) {
      figure = figure.with(Series.line("ends at " + picture.end(), progress(), picture.norms()));
    }
    return figure;
  }

  private Figure factorsFigure(List<Picture> pictures) {
    Figure figure =
        Figure.of(
                "factors",
                String.format(
                    Locale.ROOT,
                    "All three warm up, for %.0f to %.0f %% of the run; growing norms make the decay"
                        + " steep, power %.1f, shrinking ones round, power %.1f",
                    100.0 * pictures.stream().mapToInt(Picture::peak).min().orElse(0) / length,
                    100.0 * pictures.stream().mapToInt(Picture::peak).max().orElse(0) / length,
                    pictures.get(2).fit().power(),
                    pictures.get(0).fit().power()))
            .x(Axis.linear("share of the run"))
            .y(Axis.linear("factor of the step size"));
    for (Picture picture : pictures) {
      figure =
          figure.with(Series.line("norms end at " + picture.end(), progress(), picture.factors()));
    }
    for (Picture picture : pictures) {
      figure =
          figure.with(
              Series.line(
                      String.format(
                          Locale.ROOT,
                          "fit: warm-up %.0f %%, (1\u2212s)^%.2f",
                          100 * picture.fit().warmup(),
                          picture.fit().power()),
                      progress(),
                      picture.fit().over(length).values(length))
                  .theory());
    }
    return figure.caption("Fits: a straight warm-up, then polynomial decay, by least squares.");
  }

  private static final double[] FALLING = {0, 0.5, 1, 2};

  private static double peak(double[] factors) {
    int peak = 0;
    for (int k = 0; k < factors.length; k++) {
      peak = factors[k] > factors[peak] ? k : peak;
    }
    return (double) peak / factors.length;
  }

  private Figure closedFigure() {
    Figure figure =
        Figure.of(
                "closed",
                String.format(
                    Locale.ROOT,
                    "The faster norms fall all along, the longer the warm-up: for norms as 1/s it is"
                        + " %.0f %% of the run",
                    100 * peak(refined(s -> 1 / s, length))))
            .x(Axis.linear("share s of the run"))
            .y(Axis.linear("factor of the step size"));
    for (double a : FALLING) {
      figure =
          figure.with(
              Series.line(
                  a == 0
                      ? "constant norms: 1\u2212s"
                      : String.format(Locale.ROOT, "norms as s^\u2212%s", a / 2),
                  progress(),
                  refined(s -> Math.pow(s, -a / 2), length)));
    }
    for (double power : new double[] {0.5, 2}) {
      figure =
          figure.with(
              Series.line(
                  String.format(
                      Locale.ROOT, "norms as (1\u2212s)^%s", power < 1 ? "0.125" : "\u22120.25"),
                  progress(),
                  refined(s -> Math.pow(1 - s, -(power - 1) / 4), length)));
    }
    return figure.caption(
        "Closed forms: s^a (1\u2212s^(a+1)) over its maximum for norms as s^(\u2212a/2), and (1\u2212s)^p for"
            + " norms as (1\u2212s)^(\u2212(p\u22121)/4).");
  }

  private Figure noisyFigure(Picture flat, Noisy noisy) {
    return Figure.of(
            "noisy",
            "Under noise the median over a tenth of the run keeps the shape, less its sharpest part")
        .x(Axis.linear("share of the run"))
        .y(Axis.linear("factor of the step size"))
        .with(Series.line("norms without noise", progress(), flat.factors()))
        .with(Series.line("noisy norms, smoothed by 0.1", progress(), noisy.factors()))
        .caption(
            "Norms that end at 1, each times exp("
                + SPREAD
                + " z) with z Gaussian. No fit, no prior.");
  }

  private Figure collapseFigure(Refined collapsed) {
    return Figure.of(
            "collapse",
            "Where norms collapse the rule would do nothing till the end; the library warns and falls"
                + " back to linear decay")
        .x(Axis.linear("share of the run"))
        .y(Axis.linear("factor of the step size"))
        .with(Series.line("what the rule says", progress(), collapsed.unguarded()))
        .with(Series.line("what the library gives", progress(), collapsed.factors()))
        .with(Mark.vertical("with a peak after here: degenerate", 0.9))
        .caption(
            "Norms as e^(\u2212"
                + Math.round(COLLAPSE)
                + "s), as on separable data, where a loss can fall to 0. The warning: "
                + String.join("; ", collapsed.warnings())
                + ".");
  }

  private Table table(List<Picture> pictures) {
    Table table =
        Table.of(
            "shapes",
            "What refinement finds, and what it certifies over linear decay for the same norms",
            "norms end at",
            "peak (% of the run)",
            "mean factor",
            "fitted warm-up (%)",
            "fitted power",
            "error of the fit",
            "linear's certified bound over refined's");
    for (Picture picture : pictures) {
      table =
          table.row(
              picture.end(),
              100.0 * picture.peak() / length,
              Arrays.stream(picture.factors()).average().orElse(Double.NaN),
              100 * picture.fit().warmup(),
              picture.fit().power(),
              picture.fit().error(),
              picture.gain());
    }
    return table;
  }

  private double off(Shape shape, Norms norms) {
    double[] factors = refined(norms, length);
    double most = 0;
    for (int k = 0; k < length; k++) {
      // The weights of the sum are at the middle of the later steps: it begins at k + 1.
      most = Math.max(most, Math.abs(factors[k] - shape.at((k + 0.5) / length)));
    }
    return most;
  }

  private ExperimentReport claims(
      ExperimentReport start,
      List<Picture> pictures,
      double[] powers,
      Noisy noisy,
      Refined collapsed) {
    double factorOff = 0;
    double peakOff = 0;
    double gain = Double.POSITIVE_INFINITY;
    for (int e = 0; e < ENDS.length; e++) {
      Picture picture = pictures.get(e);
      for (int i = 0; i < PLACES.length; i++) {
        double found = picture.factors()[(int) Math.round(PLACES[i] * length) - 1];
        factorOff = Math.max(factorOff, Math.abs(found - FACTORS[e][i]));
      }
      peakOff = Math.max(peakOff, Math.abs(100.0 * picture.peak() / length - PEAKS[e]));
      gain = Math.min(gain, picture.gain());
    }
    double powerOff = 0;
    for (int i = 0; i < POWERS.length; i++) {
      powerOff = Math.max(powerOff, Math.abs(powers[i] / POWERS[i] - 1));
    }
    double closedOff = 0;
    for (double a : FALLING) {
      closedOff = Math.max(closedOff, off(Shape.forFallingNorms(a), s -> Math.pow(s, -a / 2)));
    }
    for (double k : new double[] {-2, 2, 5}) {
      closedOff = Math.max(closedOff, off(Shape.forExponentialNorms(k), s -> Math.exp(-k * s / 2)));
    }
    double[] constant = refined(s -> 3, length);
    double constantOff = 0;
    for (int k = 0; k < length; k++) {
      constantOff =
          Math.max(constantOff, Math.abs(constant[k] - (length - 1.0 - k) / (length - 1)));
    }
    double noise = 0;
    for (int k = length / 5; k < length; k++) {
      noise = Math.max(noise, Math.abs(noisy.factors()[k] - pictures.get(1).factors()[k]));
    }
    return start
        .with(
            Claim.atMost(
                "Refined factors at 2, 5, 10, 25, 50, 75, 90 % of the run for the three ends: largest"
                    + " distance",
                CODE, 1e-3, factorOff))
        .with(
            Claim.atMost(
                    "Warm-up peaks at 15.1, 13.5, 12.1 % of the run: largest distance",
                    CODE, 0.15, peakOff)
                .in("% of the run"))
        .with(
            Claim.atMost(
                "Constant norms give linear decay: largest distance", PAPER, 1e-12, constantOff))
        .with(
            Claim.atLeast(
                    "A fall of the norms at the start makes a warm-up, without being asked for: the"
                        + " earliest peak",
                    PAPER,
                    5,
                    pictures.stream().mapToDouble(p -> 100.0 * p.peak() / length).min().orElse(0))
                .in("% of the run")
                .note("That there is one is the paper's; 5 % as what counts is ours."))
        .with(
            Claim.atLeast(
                    "The refined schedule certifies less than linear decay for the same norms: the least"
                        + " gain",
                    PAPER + ", by its rule; the certificates are ours",
                    1,
                    gain)
                .in("times"))
        .with(
            Claim.atMost(
                "Norms as (1\u2212s)^(\u2212(p\u22121)/4) give polynomial decay of power p = 1/2, 3/2, 2, 3:"
                    + " the fitted power's largest relative distance",
                DERIVED,
                0.02,
                powerOff))
        .with(
            Claim.atMost(
                "Closed forms for norms as s^(\u2212a/2) and e^(\u2212ks/2): largest distance",
                DERIVED,
                0.01,
                closedOff))
        .with(
            Claim.atMost(
                "Noise of 30 % in the norms moves smoothed factors after a fifth of the run by at most"
                    + " 0.15",
                "ours", 0.15, noise))
        .with(
            Claim.atLeast(
                    "Norms that collapse by e^\u221212 are found degenerate, and linear decay stands in:"
                        + " warnings raised",
                    "ours",
                    1,
                    collapsed.degenerate() ? collapsed.warnings().size() : 0)
                .in("warnings"))
        .with(deeper(collapsing(DEEP)));
  }

  /** Beyond the floor of the norms the guard sees less than the collapse. */
  private Claim deeper(Refined deep) {
    int peak = 0;
    double[] found = deep.unguarded();
    for (int k = 0; k < length; k++) {
      peak = found[k] > found[peak] ? k : peak;
    }
    return Claim.atLeast(
            "So are norms that collapse by e^\u221230: 1 if linear decay stands in",
            "ours",
            1,
            deep.degenerate() ? 1 : 0)
        .note(
            String.format(
                Locale.ROOT,
                "Norms below a thousandth of the median count as that, so what is left of the"
                    + " collapse ends at %.0f %% of the run with a mean factor of %.2f; the guard"
                    + " wants a peak after 90 %% or a mean below 0.1. The warnings: %s.",
                100.0 * peak / length,
                Arrays.stream(found).average().orElse(Double.NaN),
                String.join("; ", deep.warnings())));
  }
}
