package org.flyball.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.flyball.data.BadFileException;
import org.flyball.random.Seed;
import org.flyball.report.ExperimentReport;
import org.flyball.report.Failure;
import org.flyball.report.KeptExperiments;
import org.flyball.report.ReportWriter;
import org.flyball.report.Verdict;
import org.flyball.reproduce.Cancelled;
import org.flyball.reproduce.Conditions;
import org.flyball.reproduce.Experiment;
import org.flyball.reproduce.SideBySide;

/**
 * Runs experiments side by side, the longest first, and adds each to the report as it ends. What an
 * earlier run has kept is taken from there.
 */
final class ReproduceLoop {

  private final ReproduceSettings settings;
  private final ReportWriter report;
  private final Optional<KeptExperiments> kept;
  private final ProgressBoard board;
  private final Console console;
  private final Map<String, ExperimentReport> finished = new HashMap<>();
  private final Map<String, Failure> failures = new HashMap<>();
  private final List<Experiment> shortOfMemory = new ArrayList<>();
  private ReproduceResult.Writing writing = ReproduceResult.Writing.COMPLETE;
  private int failureCode = ExitCode.DONE;
  private volatile boolean over;

  /**
   * Ready to run.
   *
   * @param kept where finished experiments are kept; empty if it cannot be told what they are of
   */
  ReproduceLoop(
      ReproduceSettings settings,
      ReportWriter report,
      Optional<KeptExperiments> kept,
      ProgressBoard board,
      Console console) {
    this.settings = settings;
    this.report = report;
    this.kept = kept;
    this.board = board;
    this.console = console;
  }

  /**
   * Runs them until all are done, the user has had enough, or the disk is full.
   *
   * @param earlier what need not be run again
   */
  ReproduceResult run(Map<String, ExperimentReport> earlier) {
    long start = System.nanoTime();
    List<Experiment> rest = new ArrayList<>();
    for (Experiment experiment : settings.experiments()) {
      ExperimentReport found = earlier.get(experiment.name());
      if (found == null || !take(experiment, found)) {
        rest.add(experiment);
      }
    }
    rest.sort(Comparator.comparingDouble(settings::expected).reversed());
    sideBySide(rest, settings.workers());
    // Two that do not fit into the memory together may fit one after the other.
    for (Experiment again : List.copyOf(shortOfMemory)) {
      sideBySide(List.of(again), 1);
    }
    return result((System.nanoTime() - start) / 1e9);
  }

  private synchronized ReproduceResult result(double seconds) {
    over = true;
    board.clear();
    boolean broken = writing == ReproduceResult.Writing.BROKEN_OFF;
    if (!broken && finished.size() + failures.size() == settings.experiments().size()) {
      write(report::finish);
    }
    List<String> names = settings.names();
    return new ReproduceResult(
        settings,
        names.stream().filter(finished::containsKey).map(finished::get).toList(),
        names.stream().filter(failures::containsKey).map(failures::get).toList(),
        failureCode,
        report.page().toAbsolutePath().normalize(),
        writing,
        seconds);
  }

  /** Whether an earlier run's result would do. */
  private synchronized boolean take(Experiment experiment, ExperimentReport found) {
    ExperimentReport renewed = found.rerun(settings.rerun(experiment));
    finished.put(renewed.name(), renewed);
    try {
      write(() -> report.add(renewed));
    } catch (RuntimeException undrawn) {
      finished.remove(renewed.name());
      return false;
    }
    board.say(
        renewed.name()
            + ": kept from an earlier run of "
            + Durations.words(renewed.seconds())
            + " (--fresh runs it again), "
            + verdicts(renewed));
    return true;
  }

  private void sideBySide(List<Experiment> experiments, int workers) {
    CountDownLatch left = new CountDownLatch(experiments.size());
    try (SideBySide threads = new SideBySide(workers)) {
      for (Experiment experiment : experiments) {
        threads.start(
            () -> {
              try {
                one(experiment);
              } finally {
                left.countDown();
              }
            });
      }
      // Who wants to stop does not wait for what is under way.
      while (!stopping() && !left.await(100, TimeUnit.MILLISECONDS)) {
        board.show();
      }
    } catch (InterruptedException stopped) {
      over = true;
      Thread.currentThread().interrupt();
    }
  }

  private boolean stopping() {
    return over || console.interruption().requested();
  }

  private void one(Experiment experiment) {
    if (stopping()) {
      return;
    }
    String name = experiment.name();
    board.begin(name);
    long start = System.nanoTime();
    try {
      Conditions conditions =
          new Conditions(
              Seed.of(settings.seed()),
              settings.effort(),
              share -> board.reach(name, share),
              this::stopping);
      ExperimentReport found = experiment.run(conditions);
      double seconds = (System.nanoTime() - start) / 1e9;
      add(found.rerun(settings.rerun(experiment)).took(seconds));
    } catch (Cancelled stopped) {
      // what is finished stays
    } catch (OutOfMemoryError tooLarge) {
      tooLarge(experiment);
    } catch (RuntimeException | Error bug) {
      failed(experiment, bug);
    }
  }

  private synchronized void add(ExperimentReport found) {
    if (over) {
      return;
    }
    finished.put(found.name(), found);
    try {
      write(
          () -> {
            report.add(found);
            if (kept.isPresent()) {
              kept.orElseThrow().keep(found);
            }
          });
    } catch (RuntimeException | Error undrawn) {
      finished.remove(found.name());
      throw undrawn;
    }
    if (writing == ReproduceResult.Writing.COMPLETE) {
      board.end(
          found.name(),
          found.name() + ": done in " + Durations.words(found.seconds()) + ", " + verdicts(found));
    }
  }

  private synchronized void tooLarge(Experiment experiment) {
    if (over) {
      return;
    }
    String name = experiment.name();
    if (!shortOfMemory.contains(experiment)) {
      shortOfMemory.add(experiment);
      board.end(name, name + ": not enough memory beside others; it runs again alone");
      return;
    }
    failed(experiment, ExitCode.GOAL_MISSED, Failures.tooLarge(), Failures.tooLarge());
  }

  private synchronized void failed(Experiment experiment, Throwable problem) {
    if (over) {
      return;
    }
    for (Throwable cause = problem; cause != null; cause = cause.getCause()) {
      if (cause instanceof BadFileException bad) {
        String words = String.valueOf(bad.getMessage());
        failed(experiment, ExitCode.BAD_FILE, words, words);
        return;
      }
    }
    failed(experiment, ExitCode.BUG, Failures.bug(problem), Failures.oneLine(problem.toString()));
    if (Failures.traceWanted()) {
      problem.printStackTrace(console.err());
    }
  }

  /** Says so at once; the worst code wins, and the worse are the larger. */
  private void failed(Experiment experiment, int code, String line, String problem) {
    String name = experiment.name();
    board.end(name, name + ": failed");
    board.insist("flyball: " + name + ": " + line);
    failureCode = Math.max(failureCode, code);
    Failure failure = new Failure(name, problem, settings.rerun(experiment));
    failures.put(name, failure);
    write(() -> report.add(failure));
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

  /** Something that writes. */
  private interface Write {
    void run() throws IOException;
  }

  private void write(Write what) {
    if (writing == ReproduceResult.Writing.BROKEN_OFF) {
      return;
    }
    try {
      console
          .interruption()
          .insist(
              () -> {
                what.run();
                return true;
              });
    } catch (IOException full) {
      board.insist("flyball: " + Failures.words(full));
      writing = ReproduceResult.Writing.BROKEN_OFF;
      over = true; // nothing that is still computed would be written
    }
  }
}
