package org.flyball.cli;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.flyball.objective.Smoothness;
import org.flyball.planning.BreakEven;
import org.flyball.planning.Contender;
import org.flyball.planning.Expectation;
import org.flyball.planning.Forecast;
import org.flyball.planning.Pilot;
import org.flyball.planning.Platform;

/** What {@code plan} prints for people. */
final class PlanTable {

  private static final double YEAR = 365.25 * 86_400;

  private PlanTable() {}

  static String of(PlanResult result) {
    Sheet sheet = new Sheet();
    head(sheet, result);
    StringBuilder text = new StringBuilder(sheet.toString()).append('\n');
    text.append(
        String.format(
            "%-26s %9s %5s %9s %8s %-8s %8s\n",
            "method", "rounds", "step", "B up", "round", "most for", "time"));
    for (Forecast forecast : result.forecasts()) {
      text.append(line(forecast));
    }
    text.append('\n');
    Sheet answer = new Sheet();
    answer(answer, result);
    answer.row("time", "%s", Durations.words(result.seconds()));
    return text.append(answer).toString();
  }

  private static void head(Sheet sheet, PlanResult result) {
    Smoothness smoothness = result.planner().workload().smoothness();
    sheet.row(
        "problem",
        "%s, %d clients, %d variables; L %.4g, L_AM %.4g, L_QM %.4g",
        result.name(),
        smoothness.size(),
        result.planner().workload().dimension(),
        smoothness.function(),
        smoothness.arithmeticMean(),
        smoothness.quadraticMean());
    sheet.row(
        "goal",
        "||grad f|| to %.3g of the first%s",
        result.planner().goal().tolerance(),
        result.assumed() ? "; the start is taken to be as steep as L allows" : "");
    Platform platform = result.planner().platform();
    double slowest = platform.links().slowestUp();
    sheet.row(
        "place",
        "%s, %d workers; slowest uplink %s; %.4g ms fixed%s",
        result.engine(),
        platform.workers(smoothness.size()),
        PlanWords.speed(slowest),
        1e3 * platform.latency().fixed(),
        platform.latency().meanDelay() == 0
            ? ""
            : String.format(
                Locale.ROOT, ", %.4g ms mean delay each", 1e3 * platform.latency().meanDelay()));
    sheet.row("rounds", "%s", rounds(result));
  }

  private static String rounds(PlanResult result) {
    Optional<Pilot> pilot = result.pilot();
    if (pilot.isEmpty()) {
      return "at most, as proved";
    }
    String on =
        result.assumed()
            ? String.format(
                Locale.ROOT,
                "made least squares (%d clients, L %.3g)",
                pilot.get().problem().size(),
                pilot.get().smoothness().function())
            : "these data";
    return String.format(
        Locale.ROOT,
        "expected from a pilot of %d rounds on %s, steps %s; ~ is prolonged beyond it, no promise",
        pilot.get().rounds(),
        on,
        Words.spelled(pilot.get().steps()));
  }

  private static String line(Forecast forecast) {
    boolean prolonged = forecast.expected().filter(e -> !e.isMeasured()).isPresent();
    String factor =
        forecast.expected().map(e -> String.format(Locale.ROOT, "x%.0f", e.factor())).orElse("x1");
    String name = forecast.contender().name();
    return String.format(
        Locale.ROOT,
        "%-26s %9s %5s %9s %8s %-8s %8s\n",
        name.length() > 26 ? name.substring(0, 26) : name,
        (prolonged ? "~" : "") + count(forecast.rounds()),
        factor,
        count(forecast.sizes().allUp() / 8 / forecast.sizes().up().length),
        time(forecast.round().seconds()),
        Words.spelled(forecast.dominant()),
        time(forecast.seconds()));
  }

  /** Up to 7 characters. */
  private static String count(double value) {
    if (value == Double.POSITIVE_INFINITY) {
      return "never";
    }
    return String.format(Locale.ROOT, value < 1e7 ? "%.0f" : "%.1e", value);
  }

  /** Up to 8 characters. */
  private static String time(double seconds) {
    if (seconds == Double.POSITIVE_INFINITY) {
      return "never";
    } else if (seconds < 1) {
      return String.format(Locale.ROOT, "%.3g ms", 1e3 * seconds);
    } else if (seconds < 120) {
      return String.format(Locale.ROOT, "%.1f s", seconds);
    } else if (seconds < 7200) {
      return String.format(Locale.ROOT, "%.1f min", seconds / 60);
    } else if (seconds < 2 * 86_400) {
      return String.format(Locale.ROOT, "%.1f h", seconds / 3600);
    }
    return seconds < YEAR
        ? String.format(Locale.ROOT, "%.1f d", seconds / 86_400)
        : String.format(Locale.ROOT, "%.2g y", seconds / YEAR);
  }

  private static void answer(Sheet sheet, PlanResult result) {
    Forecast best = result.forecasts().get(0);
    if (best.seconds() == Double.POSITIVE_INFINITY) {
      sheet.row("answer", "no method is expected to reach the goal");
      return;
    }
    range(sheet, best);
    Optional<Forecast> dense = PlanResult.dense(result.forecasts());
    List<PlanResult.Break> breaks = result.breaks();
    if (breaks.isEmpty() || dense.isEmpty()) {
      return;
    }
    // Of the compressed methods, the fastest here is the one to ask about.
    Forecast first = breaks.get(0).forecast();
    boolean pays = first.seconds() < dense.get().seconds();
    sheet.row(
        "answer",
        "compression %s here: %s takes %s, GD %s (at worst, as proved: %s, GD %s)",
        pays ? "pays" : "does not pay",
        first.contender().name(),
        time(first.seconds()),
        time(dense.get().seconds()),
        time(first.provedSeconds()),
        time(dense.get().provedSeconds()));
    Forecast top =
        breaks.stream()
            .map(PlanResult.Break::forecast)
            .filter(f -> f.contender().name().startsWith("EF21 top:"))
            .findFirst()
            .orElse(first);
    for (PlanResult.Break each : breaks) {
      Contender contender = each.forecast().contender();
      if (contender.equals(first.contender()) || contender.equals(top.contender())) {
        sheet.row("", "%s", words(each.even(), contender.name()));
      }
    }
  }

  private static void range(Sheet sheet, Forecast best) {
    best.expected()
        .filter(e -> !e.isMeasured())
        .ifPresent(
            (Expectation e) ->
                sheet.row(
                    "range",
                    "%s in %s to %s rounds by two ways to prolong the pilot: %s to %s",
                    best.contender().name(),
                    count(e.low()),
                    count(e.high()),
                    time(best.seconds(e.low())),
                    time(best.seconds(e.high()))));
  }

  private static String words(BreakEven even, String name) {
    String links =
        even.vary() == BreakEven.Vary.UPLINK
            ? "with uplinks of other speeds"
            : "with up- and downlinks of other speeds, in this ratio";
    return switch (even.outcome()) {
      case ALWAYS -> links + ": " + name + " pays at every speed";
      case NEVER -> links + ": " + name + " pays at no speed";
      case BELOW -> links + ": " + name + " pays below " + PlanWords.speed(even.speed());
      case ABOVE -> links + ": " + name + " pays above " + PlanWords.speed(even.speed());
    };
  }
}
