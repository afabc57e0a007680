package org.flyball.cli;

import java.util.List;
import java.util.OptionalDouble;

/**
 * What {@code solve} found.
 *
 * @param input the matrix
 * @param settings the options as they took effect
 * @param outcomes of the finished solves, in order
 * @param favourite the learner's omega at the end, if there is a learner
 * @param seconds of solving, reading not included
 */
record SolveResult(
    MatrixInput input,
    SolveSettings settings,
    List<SolveOutcome> outcomes,
    OptionalDouble favourite,
    double seconds) {

  boolean interrupted() {
    return outcomes.size() < settings.solves();
  }

  long converged() {
    return outcomes.stream().filter(outcome -> outcome.why().isSuccess()).count();
  }

  long fallbacks() {
    return outcomes.stream().filter(SolveOutcome::fellBack).count();
  }

  long totalSteps() {
    return outcomes.stream().mapToLong(SolveOutcome::steps).sum();
  }

  int exitCode() {
    if (interrupted()) {
      return ExitCode.INTERRUPTED;
    }
    return converged() == outcomes.size() ? ExitCode.DONE : ExitCode.GOAL_MISSED;
  }
}
