package org.flyball.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.flyball.random.Seed;
import org.flyball.report.ExperimentReport;
import org.flyball.report.Failure;
import org.flyball.report.ReportWriter;
import org.flyball.report.Verdict;
import org.flyball.reproduce.Cancelled;
import org.flyball.reproduce.Conditions;
import org.flyball.reproduce.Experiment;

/** Runs one experiment after the other and adds each to the report. */
final class ReproduceLoop {

  private final ReproduceSettings settings;
  private final ReportWriter report;
  private final ProgressBar progress;
  private final Console console;
  private final boolean quiet;
  private final List<ExperimentReport> finished = new ArrayList<>();
  private final List<Failure> failures = new ArrayList<>();
  private ReproduceResult.Writing writing = ReproduceResult.Writing.COMPLETE;

  ReproduceLoop(
      ReproduceSettings settings,
      ReportWriter report,
      ProgressBar progress,
      Console console,
      boolean quiet) {
    this.settings = settings;
    this.report = report;
    this.progress = progress;
    this.console = console;
    this.quiet = quiet;
  }

  /** Runs them until all are done, the user has had enough, or the disk is full. */
  ReproduceResult run() {
    long start = System.nanoTime();
    List<Experiment> experiments = settings.experiments();
    for (int k = 0; k < experiments.size(); k++) {
      if (console.interruption().requested() || !goesOn(k)) {
        break;
      }
    }
    boolean broken = writing == ReproduceResult.Writing.BROKEN_OFF;
    if (!broken && finished.size() + failures.size() == experiments.size()) {
      write(report::finish);
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    return new ReproduceResult(
        settings, List.copyOf(finished), List.copyOf(failures), page(), writing, seconds);
  }

  private Path page() {
    return report.page().toAbsolutePath().normalize();
  }

  /** Runs one; whether the next makes sense. */
  private boolean goesOn(int k) {
    Experiment experiment = settings.experiments().get(k);
    int expected = experiment.seconds(settings.effort());
    tell(experiment.name() + ": running, about " + Durations.words(expected));
    long start = System.nanoTime();
    try {
      ExperimentReport found = experiment.run(conditions(k));
      double seconds = (System.nanoTime() - start) / 1e9;
      progress.clear();
      ExperimentReport timed = found.rerun(settings.rerun(experiment)).took(seconds);
      finished.add(timed);
      tell(experiment.name() + ": done in " + Durations.words(seconds) + ", " + verdicts(timed));
      return write(() -> report.add(timed));
    } catch (Cancelled stopped) {
      progress.clear();
      return false;
    } catch (RuntimeException | AssertionError | LinkageError | StackOverflowError bug) {
      progress.clear();
      console.say("flyball: " + experiment.name() + ": " + Failures.bug(bug));
      if (Failures.traceWanted()) {
        bug.printStackTrace(console.err());
      }
      Failure failure =
          new Failure(
              experiment.name(), Failures.oneLine(bug.toString()), settings.rerun(experiment));
      finished.removeIf(done -> done.name().equals(experiment.name())); // it failed to be drawn
      failures.add(failure);
      return write(() -> report.add(failure));
    }
  }

  private Conditions conditions(int k) {
    List<Experiment> experiments = settings.experiments();
    double before = 0;
    double all = 0;
    for (int i = 0; i < experiments.size(); i++) {
      double expected = Math.max(1, experiments.get(i).seconds(settings.effort()));
      before += i < k ? expected : 0;
      all += expected;
    }
    double own = Math.max(1, experiments.get(k).seconds(settings.effort()));
    double from = before / all;
    double part = own / all;
    String name = experiments.get(k).name();
    String which = " (" + (k + 1) + " of " + experiments.size() + ")";
    return new Conditions(
        Seed.of(settings.seed()),
        settings.effort(),
        share ->
            progress.show(
                from + part * share,
                () -> String.format(Locale.ROOT, "%s%s %.0f %%", name, which, 100 * share)),
        console.interruption()::requested);
  }

  private static String verdicts(ExperimentReport report) {
    List<String> words = new ArrayList<>();
    for (Verdict verdict : Verdict.values()) {
      long count = report.count(verdict);
      if (count > 0) {
        words.add(count + " " + ReproduceTable.verb(verdict, count));
      }
    }
    return words.isEmpty() ? "no claims" : String.join(", ", words);
  }

  private void tell(String line) {
    if (!quiet) {
      console.say(line);
    }
  }

  /** Something that writes. */
  private interface Write {
    void run() throws IOException;
  }

  private boolean write(Write what) {
    try {
      console
          .interruption()
          .insist(
              () -> {
                what.run();
                return true;
              });
      return true;
    } catch (IOException full) {
      console.say("flyball: " + Failures.words(full));
      writing = ReproduceResult.Writing.BROKEN_OFF;
      return false;
    }
  }
}
