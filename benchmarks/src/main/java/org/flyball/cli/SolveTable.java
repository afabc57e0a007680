package org.flyball.cli;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.flyball.run.Termination;

/** What {@code solve} prints for people: one solve in words, a stream as its ends and totals. */
final class SolveTable {

  private static final int WHOLE = 20;
  private static final int FIRST = 10;
  private static final int LAST = 5;

  private final SolveResult result;
  private final StringBuilder text = new StringBuilder();

  private SolveTable(SolveResult result) {
    this.result = result;
  }

  static String of(SolveResult result) {
    SolveTable table = new SolveTable(result);
    table.head();
    if (result.settings().solves() == 1 && !result.outcomes().isEmpty()) {
      table.one(result.outcomes().get(0));
    } else {
      table.many();
    }
    return table.text.toString();
  }

  private void row(String name, String format, Object... values) {
    String value = String.format(Locale.ROOT, format, values);
    text.append(String.format(Locale.ROOT, "%-10s %s\n", name, value));
  }

  private void head() {
    SolveSettings settings = result.settings();
    MatrixInput input = result.input();
    row(
        "matrix",
        "%s, %d rows, %d entries, %ssymmetric",
        input.name(),
        input.matrix().rows(),
        input.matrix().entries(),
        input.symmetric() ? "" : "not ");
    String method = Words.spelled(settings.method());
    boolean relaxes = settings.method().hasOmega();
    row("method", "%s", relaxes ? method + ", omega " + settings.omega().text() : method);
    String shifts = settings.shiftsFile().isEmpty() ? "" : ", shifts from " + settings.shiftsFile();
    row("system", "right-hand side %s%s", settings.rightHandSide(), shifts);
    row(
        "stop",
        "residual %s times the first, or %d steps",
        show(settings.tolerance()),
        settings.maxSteps());
    row("seed", "%d", settings.seed());
    text.append(String.format("\n"));
  }

  private void one(SolveOutcome outcome) {
    row("outcome", "%s after %d steps", outcome.why().words(), outcome.steps());
    String finish =
        outcome.fellBack() ? ", then " + SafeSolver.words(result.input()) + " to finish" : "";
    row("omega", "%s%s", omega(outcome.omega()), finish);
    row("residual", "%.3e, %.3e times the first", outcome.residual(), outcome.relative());
    row("time", "%s", Durations.words(result.seconds()));
  }

  private void many() {
    List<SolveOutcome> outcomes = result.outcomes();
    if (!outcomes.isEmpty()) {
      lines(outcomes);
      text.append(String.format("\n"));
    }
    Map<Termination, Integer> ends = new EnumMap<>(Termination.class);
    outcomes.forEach(outcome -> ends.merge(outcome.why(), 1, Integer::sum));
    List<String> words = new ArrayList<>();
    ends.forEach((why, count) -> words.add(count + " " + why.words()));
    String asked = result.interrupted() ? " of " + result.settings().solves() : "";
    row(
        "solves",
        "%d%s%s",
        outcomes.size(),
        asked,
        words.isEmpty() ? "" : ": " + String.join(", ", words));
    if (!outcomes.isEmpty()) {
      totals(outcomes);
    }
    row("time", "%s", Durations.words(result.seconds()));
  }

  private void lines(List<SolveOutcome> outcomes) {
    boolean shifted = !result.settings().shiftsFile().isEmpty();
    text.append(
        String.format(
            "%8s %s%9s %10s %10s  %s\n",
            "solve", shifted ? "      shift " : "", "steps", "omega", "residual", "outcome"));
    for (int k = 0; k < outcomes.size(); k++) {
      if (outcomes.size() > WHOLE && k == FIRST) {
        text.append(String.format("%8s\n", "..."));
        k = outcomes.size() - LAST;
      }
      SolveOutcome o = outcomes.get(k);
      text.append(
          String.format(
              Locale.ROOT,
              "%8d %s%9d %10s %10.2e  %s\n",
              k + 1,
              shifted ? String.format(Locale.ROOT, "%11.5g ", o.shift()) : "",
              o.steps(),
              omega(o.omega()),
              o.residual(),
              o.why().words() + (o.fellBack() ? " *" : "")));
    }
  }

  private void totals(List<SolveOutcome> outcomes) {
    Map<Double, Integer> uses = new TreeMap<>();
    long least = Long.MAX_VALUE;
    long most = 0;
    double used = outcomes.get(0).omega();
    for (SolveOutcome outcome : outcomes) {
      int count = uses.merge(outcome.omega(), 1, Integer::sum);
      used = count > uses.getOrDefault(used, 0) ? outcome.omega() : used;
      least = Math.min(least, outcome.steps());
      most = Math.max(most, outcome.steps());
    }
    row(
        "steps",
        "%d in all; per solve %.1f on average, %d to %d",
        result.totalSteps(),
        (double) result.totalSteps() / outcomes.size(),
        least,
        most);
    if (!Double.isNaN(used)) {
      row("omega", "%s used most, in %d solves", omega(used), uses.getOrDefault(used, 0));
    }
    if (result.fallbacks() > 0) {
      row(
          "fallback",
          "* omega given up in %d solves; finished by %s",
          result.fallbacks(),
          SafeSolver.words(result.input()));
    }
    result
        .favourite()
        .ifPresent(favourite -> row("learner", "its favourite is now %s", omega(favourite)));
  }

  private static String omega(double omega) {
    return Double.isNaN(omega) ? "-" : String.format(Locale.ROOT, "%.6f", omega);
  }

  private static String show(double value) {
    return String.format(Locale.ROOT, "%.3g", value);
  }
}
