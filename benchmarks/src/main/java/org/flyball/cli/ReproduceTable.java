package org.flyball.cli;

import java.util.List;
import java.util.Locale;
import org.flyball.report.Claim;
import org.flyball.report.ExperimentReport;
import org.flyball.report.Failure;
import org.flyball.report.Paper;
import org.flyball.report.Verdict;
import org.flyball.reproduce.Effort;
import org.flyball.reproduce.Experiment;

/** What {@code reproduce} prints for people: the ledger, and every claim not plainly confirmed. */
final class ReproduceTable {

  private static final int WIDTH = 78;

  private ReproduceTable() {}

  /** What {@code --list} prints. */
  static String list(List<Experiment> experiments) {
    StringBuilder text = new StringBuilder();
    int longest = 0;
    double quick = 0;
    double full = 0;
    for (Experiment experiment : experiments) {
      quick += experiment.seconds(Effort.QUICK);
      full += experiment.seconds(Effort.FULL);
      longest = Math.max(longest, experiment.name().length());
    }
    for (Experiment experiment : experiments) {
      String times =
          "about "
              + Durations.words(experiment.seconds(Effort.QUICK))
              + "; with --full "
              + Durations.words(experiment.seconds(Effort.FULL));
      text.append(pad(experiment.name(), longest)).append("  ").append(times).append('\n');
      for (String line : Ascii.wrap(experiment.summary(), WIDTH - 4)) {
        text.append("    ").append(line).append('\n');
      }
    }
    return text.append('\n')
        .append(experiments.size() == 1 ? "1 experiment" : experiments.size() + " experiments")
        .append(", about ")
        .append(Durations.words(quick))
        .append("; with --full ")
        .append(Durations.words(full))
        .append(".\nTimes are for two cores: the quick ones measured, those of --full estimates.\n")
        .toString();
  }

  static String of(ReproduceResult result) {
    StringBuilder text = new StringBuilder();
    int longest = "experiment".length();
    for (ExperimentReport report : result.finished()) {
      longest = Math.max(longest, report.name().length());
    }
    text.append(pad("experiment", longest));
    text.append("  confirmed  not confirmed  differs  time\n");
    for (ExperimentReport report : result.finished()) {
      text.append(pad(report.name(), longest)).append(counts(report)).append("  ");
      text.append(Durations.words(report.seconds())).append('\n');
    }
    for (Failure failure : result.failures()) {
      text.append(pad(failure.name(), longest)).append("  failed\n");
    }
    for (ExperimentReport report : result.finished()) {
      for (Claim claim : report.claims()) {
        if (claim.verdict() != Verdict.CONFIRMED) {
          text.append('\n');
          claim(report.name(), claim, text);
        }
      }
    }
    text.append('\n').append(papers(result));
    text.append(summary(result)).append('\n');
    text.append("seed ").append(result.settings().seed()).append('\n');
    text.append("report ").append(result.page()).append('\n');
    return text.toString();
  }

  /** The ledger by paper. */
  private static String papers(ReproduceResult result) {
    List<Paper> papers = result.papers();
    int longest = "paper".length();
    for (Paper paper : papers) {
      longest = Math.max(longest, words(paper).length());
    }
    StringBuilder text = new StringBuilder(pad("paper", longest));
    text.append("  confirmed  not confirmed  differs\n");
    for (Paper paper : papers) {
      text.append(pad(words(paper), longest));
      text.append(
          counts(
              result.count(paper, Verdict.CONFIRMED),
              result.count(paper, Verdict.NOT_CONFIRMED),
              result.count(paper, Verdict.DIFFERS)));
      text.append('\n');
    }
    return papers.isEmpty() ? "" : text.toString();
  }

  private static String words(Paper paper) {
    return paper.title() + ", " + paper.number();
  }

  private static String counts(ExperimentReport report) {
    return counts(
        report.count(Verdict.CONFIRMED),
        report.count(Verdict.NOT_CONFIRMED),
        report.count(Verdict.DIFFERS));
  }

  private static String counts(long confirmed, long not, long differs) {
    return String.format(Locale.ROOT, "  %9d  %13d  %7d", confirmed, not, differs);
  }

  private static void claim(String experiment, Claim claim, StringBuilder text) {
    String head = claim.verdict().words().toUpperCase(Locale.ROOT) + " (" + experiment + ")";
    text.append(head).append('\n');
    lines("  ", claim.text(), text);
    lines("  source    ", claim.source(), text);
    String bound = claim.bound().words();
    lines("  promised  ", bound, text);
    lines("  measured  ", claim.bound().show(claim.measured()), text);
    if (!claim.note().isBlank()) {
      lines("  note      ", claim.note(), text);
    }
  }

  private static void lines(String label, String value, StringBuilder text) {
    String indent = label;
    for (String line : Ascii.wrap(value, WIDTH - label.length())) {
      text.append(indent).append(line).append('\n');
      indent = " ".repeat(label.length());
    }
  }

  private static String summary(ReproduceResult result) {
    long confirmed = result.count(Verdict.CONFIRMED);
    long not = result.count(Verdict.NOT_CONFIRMED);
    long differs = result.count(Verdict.DIFFERS);
    String left =
        result.interrupted()
            ? "; interrupted after "
                + result.finished().size()
                + " of "
                + result.settings().experiments().size()
                + "; the same command goes on from there"
            : "";
    return (confirmed + not + differs)
        + " claims: "
        + confirmed
        + " confirmed, "
        + not
        + " not confirmed, "
        + differs
        + " "
        + verb(Verdict.DIFFERS, differs)
        + left;
  }

  /** The verdict as a verb to go with a number of claims. */
  static String verb(Verdict verdict, long count) {
    return verdict == Verdict.DIFFERS && count != 1 ? "differ" : verdict.words();
  }

  private static String pad(String word, int width) {
    return word + " ".repeat(width - word.length());
  }
}
