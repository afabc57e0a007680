package org.flyball.cli;

import java.util.List;
import org.flyball.reproduce.Effort;
import org.flyball.reproduce.Experiment;

/**
 * What {@code reproduce} is to do.
 *
 * @param command as it was typed
 */
record ReproduceSettings(List<Experiment> experiments, Effort effort, long seed, String command) {

  /** The command that runs one of the experiments again. */
  String rerun(Experiment experiment) {
    return "./flyball reproduce "
        + experiment.name()
        + " --seed "
        + seed
        + (effort == Effort.FULL ? " --full" : "");
  }
}
