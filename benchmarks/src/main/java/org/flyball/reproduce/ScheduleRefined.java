package org.flyball.reproduce;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
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

  private final int length;
  private final MadeNorms made;

  /** At the length of the authors' picture. */
  ScheduleRefined() {
    this(2_000);
  }

  /** At another length, for tests. */
  ScheduleRefined(int length) {
    this.length = length;
    this.made = new MadeNorms(length);
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
    return effort == Effort.FULL ? 6 : 1;
  }

  @Override
  public ExperimentReport run(Conditions conditions) {
    MadeNorms.Picture[] pictures = new MadeNorms.Picture[ENDS.length];
    conditions.forAll(ENDS.length, 0, 0.7, i -> pictures[i] = made.picture(ENDS[i]));
    double[] powers = new double[POWERS.length];
    conditions.forAll(
        POWERS.length,
        0.7,
        1,
        i -> {
          double b = (POWERS[i] - 1) / 2;
          powers[i] = PolynomialFit.of(made.refined(s -> Math.pow(1 - s, -b / 2))).power();
        });
    return report(
        List.of(pictures), powers, made.noisy(conditions.seed().child("schedule-refined")));
  }

  private ExperimentReport report(
      List<MadeNorms.Picture> pictures, double[] powers, MadeNorms.Noisy noisy) {
    Refined collapsed = made.collapsing(COLLAPSE);
    MadeNorms.Picture flat = pictures.get(1);
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

  private Figure normsFigure(List<MadeNorms.Picture> pictures) {
    Figure figure =
        Figure.of(
                "norms",
                "Made for the purpose: three runs whose norms differ only in where they end")
            .x(Axis.linear("share of the run"))
            .y(Axis.log("gradient norm"));
    for (MadeNorms.Picture picture : pictures) {
      figure =
          figure.with(Series.line("ends at " + picture.end(), made.progress(), picture.norms()));
    }
    return figure;
  }

  private Figure factorsFigure(List<MadeNorms.Picture> pictures) {
    Figure figure =
        Figure.of(
                "factors",
                String.format(
                    Locale.ROOT,
                    "All three warm up, for %.0f to %.0f %% of the run; growing norms make the decay"
                        + " steep, power %.1f, shrinking ones round, power %.1f",
                    100.0
                        * pictures.stream().mapToInt(MadeNorms.Picture::peak).min().orElse(0)
                        / length,
                    100.0
                        * pictures.stream().mapToInt(MadeNorms.Picture::peak).max().orElse(0)
                        / length,
                    pictures.get(2).fit().power(),
                    pictures.get(0).fit().power()))
            .x(Axis.linear("share of the run"))
            .y(Axis.linear("factor of the step size"));
    for (MadeNorms.Picture picture : pictures) {
      figure =
          figure.with(
              Series.line("norms end at " + picture.end(), made.progress(), picture.factors()));
    }
    for (MadeNorms.Picture picture : pictures) {
      figure =
          figure.with(
              Series.line(
                      String.format(
                          Locale.ROOT,
                          "fit: warm-up %.0f %%, (1\u2212s)^%.2f",
                          100 * picture.fit().warmup(),
                          picture.fit().power()),
                      made.progress(),
                      picture.fit().over(length).values(length))
                  .theory());
    }
    return figure.caption("Fits: a straight warm-up, then polynomial decay, by least squares.");
  }

  private static final double[] FALLING = {0, 0.5, 1, 2};

  private Figure closedFigure() {
    Figure figure =
        Figure.of(
                "closed",
                String.format(
                    Locale.ROOT,
                    "The faster norms fall all along, the longer the warm-up: for norms as 1/s it is"
                        + " %.0f %% of the run",
                    100 * MadeNorms.peak(made.refined(s -> 1 / s))))
            .x(Axis.linear("share s of the run"))
            .y(Axis.linear("factor of the step size"));
    for (double a : FALLING) {
      figure =
          figure.with(
              Series.line(
                  a == 0
                      ? "constant norms: 1\u2212s"
                      : String.format(Locale.ROOT, "norms as s^\u2212%s", a / 2),
                  made.progress(),
                  made.refined(s -> Math.pow(s, -a / 2))));
    }
    for (double power : new double[] {0.5, 2}) {
      figure =
          figure.with(
              Series.line(
                  String.format(
                      Locale.ROOT, "norms as (1\u2212s)^%s", power < 1 ? "0.125" : "\u22120.25"),
                  made.progress(),
                  made.refined(s -> Math.pow(1 - s, -(power - 1) / 4))));
    }
    return figure.caption(
        "Closed forms: s^a (1\u2212s^(a+1)) over its maximum for norms as s^(\u2212a/2), and (1\u2212s)^p for"
            + " norms as (1\u2212s)^(\u2212(p\u22121)/4).");
  }

  private Figure noisyFigure(MadeNorms.Picture flat, MadeNorms.Noisy noisy) {
    return Figure.of(
            "noisy",
            "Under noise the median over a tenth of the run keeps the shape, less its sharpest part")
        .x(Axis.linear("share of the run"))
        .y(Axis.linear("factor of the step size"))
        .with(Series.line("norms without noise", made.progress(), flat.factors()))
        .with(Series.line("noisy norms, smoothed by 0.1", made.progress(), noisy.factors()))
        .caption(
            "Norms that end at 1, each times exp("
                + MadeNorms.SPREAD
                + " z) with z Gaussian. No fit, no prior.");
  }

  private Figure collapseFigure(Refined collapsed) {
    return Figure.of(
            "collapse",
            "Where norms collapse the rule would do nothing till the end; the library warns and falls"
                + " back to linear decay")
        .x(Axis.linear("share of the run"))
        .y(Axis.linear("factor of the step size"))
        .with(Series.line("what the rule says", made.progress(), collapsed.unguarded()))
        .with(Series.line("what the library gives", made.progress(), collapsed.factors()))
        .with(Mark.vertical("with a peak after here: degenerate", 0.9))
        .caption(
            "Norms as e^(\u2212"
                + Math.round(COLLAPSE)
                + "s), as on separable data, where a loss can fall to 0. The warning: "
                + String.join("; ", collapsed.warnings())
                + ".");
  }

  private Table table(List<MadeNorms.Picture> pictures) {
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
    for (MadeNorms.Picture picture : pictures) {
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

  private ExperimentReport claims(
      ExperimentReport start,
      List<MadeNorms.Picture> pictures,
      double[] powers,
      MadeNorms.Noisy noisy,
      Refined collapsed) {
    double factorOff = 0;
    double peakOff = 0;
    double gain = Double.POSITIVE_INFINITY;
    for (int e = 0; e < ENDS.length; e++) {
      MadeNorms.Picture picture = pictures.get(e);
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
      closedOff = Math.max(closedOff, made.off(Shape.forFallingNorms(a), s -> Math.pow(s, -a / 2)));
    }
    for (double k : new double[] {-2, 2, 5}) {
      closedOff =
          Math.max(closedOff, made.off(Shape.forExponentialNorms(k), s -> Math.exp(-k * s / 2)));
    }
    double[] constant = made.refined(s -> 3);
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
        .with(deeper(made.collapsing(DEEP)));
  }

  /** Beyond the floor of the norms their number tells. */
  private static Claim deeper(Refined deep) {
    return Claim.atLeast(
            "So are norms that collapse by e^\u221230: 1 if linear decay stands in",
            "ours",
            1,
            deep.degenerate() ? 1 : 0)
        .note(
            "Found by the share of late norms below a thousandth of their median, a rule added after"
                + " this had failed. The warnings: "
                + String.join("; ", deep.warnings())
                + ".");
  }
}
