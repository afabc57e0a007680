package org.flyball.cli;

import java.util.List;
import org.flyball.federated.Minimum;
import org.flyball.run.Certificate;
import org.flyball.run.Termination;

/**
 * What {@code train} found.
 *
 * @param first the squared norm of the first gradient
 * @param steps how long, and how many were taken back
 * @param seconds of training, reading not included
 */
record TrainResult(
    TrainProblem problem,
    TrainSettings settings,
    Minimum minimum,
    double first,
    Steps steps,
    double seconds) {

  /**
   * What became of the steps.
   *
   * @param size gamma of the next one
   * @param retreats how many rounds were taken back
   */
  record Steps(double size, long retreats) {}

  boolean interrupted() {
    return minimum.why() == Termination.INTERRUPTED;
  }

  boolean certified() {
    return minimum.certificates().stream().allMatch(Certificate::holds);
  }

  List<Certificate> broken() {
    return minimum.certificates().stream().filter(certificate -> !certificate.holds()).toList();
  }

  int exitCode() {
    if (interrupted()) {
      return ExitCode.INTERRUPTED;
    }
    boolean reached =
        minimum.why().isSuccess()
            || (minimum.why() == Termination.STEP_LIMIT && !settings.asksTolerance());
    return reached && certified() ? ExitCode.DONE : ExitCode.GOAL_MISSED;
  }
}
