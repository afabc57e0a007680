package org.flyball.cli;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.flyball.performance.Bench;
import org.flyball.performance.Machine;
import org.flyball.performance.Measurement;
import org.flyball.performance.Results;
import org.flyball.performance.Times;
import org.flyball.performance.Trial;
import org.openjdk.jmh.runner.RunnerException;

/** Measures one trial after the other, and keeps each at once. */
final class BenchLoop {

  /** Where results are kept while there are more to come. */
  interface Keeping {
    void keep(Results results) throws IOException;
  }

  private final Console console;
  private final boolean quiet;
  private final Keeping keeping;
  private int code = ExitCode.DONE;

  BenchLoop(Console console, boolean quiet, Keeping keeping) {
    this.console = console;
    this.quiet = quiet;
    this.keeping = keeping;
  }

  /** How it ended. */
  int exitCode() {
    return code;
  }

  /** Measures until all are done, the user has had enough, or JMH cannot go on. */
  Results run(List<Trial> trials, Bench bench, Results empty) {
    Results results = empty;
    long start = System.nanoTime();
    for (int k = 0; k < trials.size(); k++) {
      if (console.interruption().requested()) {
        return interrupted(results);
      }
      try {
        Optional<Measurement> measured = bench.run(trials.get(k));
        if (measured.isEmpty()) {
          return interrupted(results);
        }
        results = results.with(measured.orElseThrow());
        keeping.keep(results);
        tell(k + 1, trials.size(), measured.orElseThrow(), (System.nanoTime() - start) / 1e9);
      } catch (RunnerException failure) {
        console.say("flyball: " + trials.get(k).key() + ": " + words(failure));
        code = ExitCode.GOAL_MISSED;
        return results.ended(Results.Ending.INTERRUPTED, Machine.load());
      } catch (IOException full) {
        if (console.interruption().requested()) {
          return interrupted(results);
        }
        console.say("flyball: " + Failures.words(full));
        code = ExitCode.GOAL_MISSED;
        return results.ended(Results.Ending.INTERRUPTED, Machine.load());
      }
    }
    return results.ended(Results.Ending.FINISHED, Machine.load());
  }

  private Results interrupted(Results results) {
    code = ExitCode.INTERRUPTED;
    return results.ended(Results.Ending.INTERRUPTED, Machine.load());
  }

  private void tell(int done, int all, Measurement measured, double seconds) {
    if (!quiet) {
      double left = seconds * (all - done) / done;
      console.say(
          done
              + " of "
              + all
              + ": "
              + measured.key()
              + ": "
              + Times.words(measured.least())
              + (done == all ? "" : ", " + Durations.words(left) + " left"));
    }
  }

  private static String words(RunnerException failure) {
    String words = Failures.oneLine(String.valueOf(failure.getMessage()));
    return words.contains("JMH lock")
        ? "another JMH run holds the lock; two at a time would disturb each other: wait for it"
        : "JMH could not run it: " + words;
  }
}
