package org.flyball.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.flyball.performance.Answer;
import org.flyball.performance.Baseline;
import org.flyball.performance.Comparison;
import org.flyball.performance.Measurement;
import org.flyball.performance.Results;
import org.flyball.performance.Times;

/** What {@code bench} prints for people: a table per question, 79 columns of ASCII. */
final class BenchTable {

  private static final int WIDTH = 79;
  private static final int NAME = 34;

  private BenchTable() {}

  static String of(Results results, Baseline baseline, Path page) {
    StringBuilder text = new StringBuilder();
    for (Answer answer : Answer.of(results, baseline)) {
      paragraph(text, answer.question().title());
      text.append(
          row("  CPU time per " + answer.question().unit(), "least", "slowest", "ratio", "change"));
      for (Answer.Standing one : answer.standings()) {
        Measurement times = one.measured();
        text.append(
            row(
                "  " + one.entrant().name(),
                Times.words(answer.perUnit(times.least())),
                Times.words(answer.perUnit(times.largest())),
                one.toReference().map(ratio -> Times.ratio(ratio.value())).orElse("-"),
                change(one.change())));
      }
      paragraph(text, "  ratio to: " + answer.question().reference().name());
      text.append('\n');
    }
    others(text, results, baseline);
    ending(text, results, baseline);
    text.append("page ").append(page.toAbsolutePath().normalize()).append('\n');
    return text.toString();
  }

  private static void others(StringBuilder text, Results results, Baseline baseline) {
    List<Measurement> others = Answer.others(results);
    if (others.isEmpty()) {
      return;
    }
    text.append("CPU time per operation of other benchmarks; change is raw\n");
    for (Measurement one : others) {
      Optional<Comparison> change =
          baseline.find(one.key(), Optional.empty()).map(is -> Comparison.raw(one, is.then()));
      text.append("  ").append(one.key()).append('\n');
      text.append(
          row("", Times.words(one.least()), Times.words(one.largest()), "", change(change)));
    }
    text.append('\n');
  }

  private static void ending(StringBuilder text, Results results, Baseline baseline) {
    if (results.ending() == Results.Ending.INTERRUPTED) {
      text.append("cut off after ").append(results.measurements().size());
      text.append(" measurements, which are whole\n");
    }
    if (baseline.files() > 0) {
      paragraph(
          text,
          "change: the ratio now over that of the results committed last, called faster or slower"
              + " only if the noise bands do not overlap; raw: time over time, machines included");
    } else {
      text.append("no earlier results to compare with\n");
    }
    paragraph(text, "machine " + results.machine().words());
    if (!results.load().isEmpty()) {
      text.append("load ").append(results.load()).append('\n');
    }
  }

  private static String change(Optional<Comparison> change) {
    return change
        .map(
            is ->
                is.relative()
                    .map(ratio -> Times.ratio(ratio.value()) + " " + is.verdict().words())
                    .orElse(Times.ratio(is.raw().value()) + " raw"))
        .orElse("new");
  }

  private static String row(String name, String time, String slowest, String ratio, String change) {
    String brief = name.length() > NAME ? name.substring(0, NAME - 3) + "..." : name;
    String line =
        String.format(Locale.ROOT, "%-34s %9s %9s %8s  %s", brief, time, slowest, ratio, change);
    return line.stripTrailing() + "\n";
  }

  private static void paragraph(StringBuilder text, String words) {
    String indent = words.startsWith("  ") ? "  " : "";
    for (String line : Ascii.wrap(words, WIDTH - indent.length())) {
      text.append(indent).append(line).append('\n');
    }
  }
}
