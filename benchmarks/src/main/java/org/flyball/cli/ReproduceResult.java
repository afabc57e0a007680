package org.flyball.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.flyball.report.ExperimentReport;
import org.flyball.report.Failure;
import org.flyball.report.Paper;
import org.flyball.report.Verdict;

/**
 * What {@code reproduce} did.
 *
 * @param finished the experiments that ran to their end, in order
 * @param failures those that failed, in order
 * @param failureCode the exit code that they ask for; {@link ExitCode#DONE} if none failed
 * @param page the report's page
 * @param writing whether all of it is in the report
 * @param seconds in all
 */
record ReproduceResult(
    ReproduceSettings settings,
    List<ExperimentReport> finished,
    List<Failure> failures,
    int failureCode,
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

  /** The same of one paper's experiments. */
  long count(Paper paper, Verdict verdict) {
    return finished.stream()
        .filter(report -> Paper.of(report.name()).equals(Optional.of(paper)))
        .mapToLong(report -> report.count(verdict))
        .sum();
  }

  /** The papers that some finished experiment is of. */
  List<Paper> papers() {
    return finished.stream()
        .flatMap(report -> Paper.of(report.name()).stream())
        .distinct()
        .sorted()
        .toList();
  }

  boolean interrupted() {
    return writing == Writing.COMPLETE
        && finished.size() + failures.size() < settings.experiments().size();
  }

  int exitCode() {
    if (interrupted()) {
      return ExitCode.INTERRUPTED;
    }
    if (failureCode != ExitCode.DONE) {
      return failureCode;
    }
    return writing == Writing.COMPLETE && count(Verdict.NOT_CONFIRMED) == 0
        ? ExitCode.DONE
        : ExitCode.GOAL_MISSED;
  }
}
