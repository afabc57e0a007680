package org.flyball.cli;

import java.util.List;
import org.flyball.reproduce.Effort;
import org.flyball.reproduce.Experiment;
import org.flyball.run.Checks;

/**
 * What {@code reproduce} is to do.
 *
 * @param workers how many threads in all
 * @param command as it was typed
 */
record ReproduceSettings(
    List<Experiment> experiments, Effort effort, long seed, int workers, String command) {

  ReproduceSettings {
    Checks.that(workers >= 1, "ReproduceSettings: needs a worker, got %s", workers);
  }

  /** The command that runs one of the experiments again. */
  String rerun(Experiment experiment) {
    return "./flyball reproduce "
        + experiment.name()
        + " --seed "
        + seed
        + (effort == Effort.FULL ? " --full" : "");
  }

  /** Seconds on two cores, at least one. */
  double expected(Experiment experiment) {
    return Math.max(1, experiment.seconds(effort));
  }

  List<String> names() {
    return experiments.stream().map(Experiment::name).toList();
  }
}
