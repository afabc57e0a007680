package org.flyball.cli;

import java.util.Locale;
import java.util.Optional;
import org.flyball.data.Decimal;
import org.flyball.graph.GraphSummary;
import org.flyball.walk.Interval;
import org.flyball.walk.MeanEstimate;
import org.flyball.walk.Prediction;
import org.flyball.walk.Recommendation;

/** What {@code walk} prints for people. */
final class WalkTable {

  private static final int WIDTH = 79;
  private static final int COLUMN = 11;

  private final WalkResult result;
  private final WalkSettings settings;
  private final StringBuilder text = new StringBuilder();

  private WalkTable(WalkResult result) {
    this.result = result;
    this.settings = result.settings();
  }

  static String of(WalkResult result) {
    WalkTable table = new WalkTable(result);
    table.head();
    table.text.append("\n");
    table.outcome();
    table.settings.outlook().ifPresent(table::outlook);
    table.row("time", "%s", table.time());
    return table.text.toString();
  }

  private void row(String name, String format, Object... values) {
    boolean first = true;
    String value = String.format(Locale.ROOT, format, values);
    for (String line : Ascii.wrap(value, WIDTH - COLUMN)) {
      text.append(String.format(Locale.ROOT, "%-10s %s\n", first ? name : "", line));
      first = false;
    }
  }

  private void head() {
    WalkGraph input = result.input();
    GraphSummary summary = input.summary();
    row(
        "graph",
        "%s, %d nodes, %d edges, degrees %d to %d%s",
        input.name(),
        summary.nodes(),
        summary.edges(),
        summary.smallestDegree(),
        summary.largestDegree(),
        input.isPart() ? " (the largest component)" : "");
    row("mean of", "%s, %s", settings.of(), weights());
    String base =
        settings.walk().hasBase() && settings.walk() != WalkKind.BASE
            ? " over " + Words.spelled(settings.base())
            : settings.walk().hasBase() ? " " + Words.spelled(settings.base()) : "";
    row(
        "walk",
        "%s%s%s",
        Words.spelled(settings.walk()),
        base,
        settings.walk().hasMemory()
            ? String.format(
                Locale.ROOT,
                ", alpha %s, memory %s, x_0 worth %s",
                plain(settings.alpha()),
                plain(settings.memory()),
                Words.spelled(settings.prior()).replace('-', ' '))
            : "");
    row(
        "walkers",
        "%d of at most %d steps each, from %s%s",
        settings.estimator().tokens(),
        settings.stop().maxSteps(),
        settings.start().map(id -> "node " + id).orElse("random nodes"),
        settings.estimator().averaging().from() > 0
            ? ", the first " + settings.estimator().averaging().from() + " left out"
            : "");
    row("seed", "%d", settings.seed());
  }

  private String weights() {
    return switch (settings.weights()) {
      case "uniform" -> "all nodes alike";
      case "visited" -> "nodes as often as they are visited";
      default -> "nodes weighted by " + settings.weights();
    };
  }

  private void outcome() {
    MeanEstimate estimate = result.estimate();
    row("outcome", "%s after %d steps", estimate.why().words(), result.steps());
    if (estimate.visits() == 0) {
      return;
    }
    Interval interval = result.interval();
    double error = estimate.standardError();
    row(
        "estimate",
        "%s +- %.2g (95 %% interval %s to %s)",
        digits(estimate.value(), error),
        error,
        digits(interval.low(), error),
        digits(interval.high(), error));
    row(
        "exact",
        "%s%s",
        digits(result.exact().mean(), error / 10),
        Double.isFinite(result.standardErrorsOff())
            ? String.format(
                Locale.ROOT, ", so %.1f standard errors off", result.standardErrorsOff())
            : "");
    row(
        "worth",
        "%.4g independent draws, from %d visits",
        estimate.effectiveSampleSize(),
        estimate.visits());
    row(
        "variance",
        "n Var %.4g measured%s; %s; independent draws %.4g",
        estimate.asymptoticVariance(),
        result
            .varianceInterval()
            .map(range -> String.format(Locale.ROOT, " (%.3g to %.3g)", range.low(), range.high()))
            .orElse(""),
        predicted(),
        result.exact().variance());
  }

  private String predicted() {
    if (settings.outlook().isEmpty()) {
      return "theory not asked";
    }
    Optional<Prediction> prediction = settings.outlook().get().prediction();
    return prediction
        .map(found -> String.format(Locale.ROOT, "in the limit %.4g", found.variance()))
        .orElse("no theory of this walk");
  }

  /** As many digits as the error leaves, and one more. */
  private static String digits(double value, double error) {
    if (!(error > 0) || !Double.isFinite(error) || !Double.isFinite(value)) {
      return String.format(Locale.ROOT, "%.8g", value);
    }
    int decimals = (int) Math.ceil(1 - Math.log10(error));
    return Math.abs(value) >= 1e9 || decimals > 12
        ? String.format(Locale.ROOT, "%.10g", value)
        : String.format(Locale.ROOT, "%." + Math.max(0, decimals) + "f", value);
  }

  private void outlook(WalkOutlook outlook) {
    Recommendation theory = outlook.advice().recommended();
    String base = Words.spelled(outlook.advice().base());
    row(
        "theory",
        "over %s, every function is known better than from independent draws if alpha > %.4g"
            + " (memory < 1), > %.4g (memory 1)",
        base,
        theory.alphaToBeatIndependentFading(),
        theory.alphaToBeatIndependent());
    text.append(String.format("\n%14s %15s %15s\n", "alpha", "n Var, memory 1", "n Var, below 1"));
    for (Recommendation.Choice choice : theory.choices()) {
      text.append(
          String.format(
              Locale.ROOT,
              "%14.0f %15.5g %15.5g\n",
              choice.alpha(),
              choice.variance(),
              choice.fadingVariance()));
    }
    text.append("\n");
    advice(outlook.advice(), "advice");
    outlook.other().ifPresent(other -> advice(other, "or"));
  }

  private void advice(WalkOutlook.Advice advice, String name) {
    Recommendation recommended = advice.recommended();
    row(
        name,
        "--base %s --alpha %s: standard error %.2g expected after %d visits; for stochastic"
            + " approximation alpha %s, memory %s, steps n^-%s",
        Words.spelled(advice.base()),
        plain(advice.alpha()),
        advice.error(settings.plannedVisits()),
        settings.plannedVisits(),
        plain(recommended.alpha()),
        plain(recommended.memory()),
        plain(recommended.gain()));
  }

  /** A number as one would write it. */
  private static String plain(double value) {
    return Decimal.shortest(value).replaceFirst("\\.0$", "");
  }

  private String time() {
    String walking =
        String.format(
            Locale.ROOT,
            "%s, %.2g steps a second",
            Durations.words(result.seconds()),
            result.stepsPerSecond());
    return settings.outlook().isEmpty()
        ? walking
        : walking + "; theory " + Durations.words(result.theorySeconds());
  }
}
