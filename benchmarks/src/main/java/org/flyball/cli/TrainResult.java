package org.flyball.cli;

import java.util.List;
import org.flyball.federated.Minimum;
import org.flyball.run.Certificate;
import org.flyball.run.Termination;

/**
 * What {@code train} found.
 *
 * @param first the squared norm of the first gradient
 * @param stepSize gamma of the last step
 * @param seconds of training, reading not included
 */
record TrainResult(
    TrainProblem problem,
    TrainSettings settings,
    Minimum minimum,
    double first,
    double stepSize,
    double seconds) {

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
