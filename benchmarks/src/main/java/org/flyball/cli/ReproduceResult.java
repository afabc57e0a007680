package org.flyball.cli;

import java.nio.file.Path;
import java.util.List;
import org.flyball.report.ExperimentReport;
import org.flyball.report.Failure;
import org.flyball.report.Verdict;

/**
 * What {@code reproduce} did.
 *
 * @param finished the experiments that ran to their end, in order
 * @param failures those that failed by a bug
 * @param page the report's page
 * @param writing whether all of it is in the report
 * @param seconds in all
 */
record ReproduceResult(
    ReproduceSettings settings,
    List<ExperimentReport> finished,
    List<Failure> failures,
    Path page,
    Writing writing,
    double seconds) {

  /** What became of the report. */
  enum Writing {
    /** It holds all that is finished. */
    COMPLETE,
    /** It ends where the disk was full. */
    BROKEN_OFF
  }

  long count(Verdict verdict) {
    return finished.stream().mapToLong(report -> report.count(verdict)).sum();
  }

  boolean interrupted() {
    return writing == Writing.COMPLETE
        && finished.size() + failures.size() < settings.experiments().size();
  }

  int exitCode() {
    if (interrupted()) {
      return ExitCode.INTERRUPTED;
    }
    if (!failures.isEmpty()) {
      return ExitCode.BUG;
    }
    return writing == Writing.COMPLETE && count(Verdict.NOT_CONFIRMED) == 0
        ? ExitCode.DONE
        : ExitCode.GOAL_MISSED;
  }
}
