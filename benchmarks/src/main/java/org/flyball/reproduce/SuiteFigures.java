package org.flyball.reproduce;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.flyball.report.Axis;
import org.flyball.report.Figure;
import org.flyball.report.Mark;
import org.flyball.report.Series;

/** What the logistic suite looks like. */
final class SuiteFigures {

  private final List<SuiteOutcome> all;
  private final List<SuiteOutcome> noisy;

  SuiteFigures(List<SuiteOutcome> all) {
    this.all = all;
    this.noisy = all.stream().filter(outcome -> !outcome.separable()).toList();
  }

  private double least(String schedule) {
    return noisy.stream().mapToDouble(o -> o.ratio(schedule)).min().orElse(Double.NaN);
  }

  private double most(String schedule) {
    return noisy.stream().mapToDouble(o -> o.ratio(schedule)).max().orElse(Double.NaN);
  }

  private static double percent(double ratio) {
    return 100 * (ratio - 1);
  }

  String headline() {
    return String.format(
        Locale.ROOT,
        "Beside linear decay a constant rate ends %.1f to %.0f %% higher, cosine %+.2f to %+.2f %%,"
            + " refinement %+.2f to %+.2f %%, on %d sets that are not separable",
        percent(least(SuiteOutcome.CONSTANT)),
        percent(most(SuiteOutcome.CONSTANT)),
        percent(least(SuiteOutcome.COSINE)),
        percent(most(SuiteOutcome.COSINE)),
        percent(least(SuiteOutcome.UNGUARDED)),
        percent(most(SuiteOutcome.UNGUARDED)),
        noisy.size());
  }

  private List<String> names() {
    return noisy.stream().map(outcome -> outcome.set().name()).toList();
  }

  private Series bars(String schedule) {
    return Series.bars(
        schedule, noisy.stream().mapToDouble(o -> percent(o.ratio(schedule))).toArray());
  }

  Figure decays() {
    return Figure.of(
            "decays",
            String.format(
                Locale.ROOT,
                "Beside decay to 0: a constant rate ends %.1f to %.0f %% above linear decay, 1/\u221at"
                    + " %.1f to %.0f %%",
                percent(least(SuiteOutcome.CONSTANT)),
                percent(most(SuiteOutcome.CONSTANT)),
                percent(least(SuiteOutcome.INVERSE_SQRT)),
                percent(most(SuiteOutcome.INVERSE_SQRT))))
        .x(Axis.categories("set", names()))
        .y(Axis.linear("training loss above linear decay's (%)"))
        .with(bars(SuiteOutcome.CONSTANT))
        .with(bars(SuiteOutcome.INVERSE_SQRT))
        .caption(
            String.format(
                Locale.ROOT,
                "1/t, not shown, ends %.0f to %.0f %% above, with its base rate at the grid's edge on"
                    + " %d of %d sets. Sets that are not separable.",
                percent(least(SuiteOutcome.INVERSE)),
                percent(most(SuiteOutcome.INVERSE)),
                noisy.stream().filter(o -> o.with(SuiteOutcome.INVERSE).atEdge()).count(),
                noisy.size()));
  }

  Figure close() {
    return Figure.of(
            "close",
            String.format(
                Locale.ROOT,
                "Cosine is %+.2f to %+.2f %% from linear decay, refinement %+.2f to %+.2f %%: lower on"
                    + " %d of %d sets",
                percent(least(SuiteOutcome.COSINE)),
                percent(most(SuiteOutcome.COSINE)),
                percent(least(SuiteOutcome.UNGUARDED)),
                percent(most(SuiteOutcome.UNGUARDED)),
                noisy.stream().filter(o -> o.ratio(SuiteOutcome.UNGUARDED) < 1).count(),
                noisy.size()))
        .x(Axis.categories("set", names()))
        .y(Axis.linear("training loss above linear decay's (%)"))
        .with(bars(SuiteOutcome.COSINE))
        .with(bars(SuiteOutcome.UNGUARDED))
        .with(Mark.horizontal("linear", 0))
        .caption("Standard errors are in the tables. Sets that are not separable.");
  }

  Figure bases() {
    SuiteOutcome shown = noisy.get(noisy.size() > 2 ? 2 : 0);
    int far = 0;
    for (SuiteOutcome outcome : noisy) {
      double linear = outcome.with(SuiteOutcome.LINEAR).base();
      far += outcome.with(SuiteOutcome.CONSTANT).base() < linear ? 1 : 0;
    }
    Figure figure =
        Figure.of(
                "bases",
                String.format(
                    Locale.ROOT,
                    "A constant rate has a smaller best base than linear decay on %d of %d sets;"
                        + " here %s: %s beside %s",
                    far,
                    noisy.size(),
                    shown.set().name(),
                    shown.with(SuiteOutcome.CONSTANT).base(),
                    shown.with(SuiteOutcome.LINEAR).base()))
            .x(Axis.log("base rate"))
            .y(Axis.log("training loss"));
    for (String schedule : SuiteOutcome.SCHEDULES.subList(0, 6)) {
      SuiteTuned way = shown.with(schedule);
      figure = figure.with(Series.line(schedule, way.bases(), way.losses()));
    }
    return figure.caption(
        String.format(
            Locale.ROOT,
            "Linear decay's best base is at the grid's edge on %d of %d sets: beyond, it might do"
                + " better yet.",
            noisy.stream().filter(o -> o.with(SuiteOutcome.LINEAR).atEdge()).count(),
            noisy.size()));
  }

  private static double[] places(int points) {
    double[] s = new double[points];
    Arrays.setAll(s, i -> i / (points - 1.0));
    return s;
  }

  private static Series factors(String name, double[] factors) {
    double[] some = SuiteOutcome.thinned(factors);
    return Series.line(name, places(some.length), some);
  }

  Figure factors() {
    Figure figure =
        Figure.of(
                "factors",
                String.format(
                    Locale.ROOT,
                    "Refined factors are largest after %.0f to %.0f %% of the run, and end at 0",
                    100 * noisy.stream().mapToDouble(SuiteOutcome::peak).min().orElse(0),
                    100 * noisy.stream().mapToDouble(SuiteOutcome::peak).max().orElse(0)))
            .x(Axis.linear("share of the run"))
            .y(Axis.linear("factor of the base rate"));
    for (SuiteOutcome outcome : noisy) {
      figure = figure.with(factors(outcome.set().name(), outcome.refined().unguarded()));
    }
    return figure
        .with(Series.line("linear", new double[] {0, 1}, new double[] {1, 0}).theory())
        .caption("Refined from the L1 norms of one run under linear decay, smoothed by 0.1.");
  }

  /** Of at least one set. */
  Figure separable() {
    List<SuiteOutcome> clean = all.stream().filter(SuiteOutcome::separable).toList();
    Figure figure =
        Figure.of(
                "separable",
                String.format(
                    Locale.ROOT,
                    "Separable sets: the guard finds %d of %d degenerate; the rule itself peaks"
                        + " after %.0f %% of the run or later",
                    clean.stream().filter(o -> o.refined().degenerate()).count(),
                    clean.size(),
                    100 * clean.stream().mapToDouble(SuiteOutcome::peak).min().orElse(0)))
            .x(Axis.linear("share of the run"))
            .y(Axis.linear("factor of the base rate"));
    for (SuiteOutcome outcome : clean) {
      figure = figure.with(factors(outcome.set().name(), outcome.refined().unguarded()));
    }
    return figure
        .with(Series.line("linear", new double[] {0, 1}, new double[] {1, 0}).theory())
        .caption("The rule without the guard; where the guard acts, linear decay stands in.");
  }
}
