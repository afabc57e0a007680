package org.flyball.cli;

import java.util.Locale;
import org.flyball.run.Stop;
import org.flyball.walk.MeanEstimate;
import org.flyball.walk.MeanRun;

/** Makes step after step, until the run is done or the user has had enough. */
final class WalkLoop {

  private static final int STEPS_PER_LOOK = 256;

  private final MeanRun run;
  private final Stop stop;

  WalkLoop(MeanRun run, Stop stop) {
    this.run = run;
    this.stop = stop;
  }

  MeanEstimate run(ProgressBar progress, Interruption interruption) {
    while (!interruption.requested() && run.step()) {
      if (run.steps() % STEPS_PER_LOOK == 0) {
        progress.show((double) run.steps() / stop.maxSteps(), this::words);
      }
    }
    return run.result();
  }

  private String words() {
    return "step "
        + run.steps()
        + String.format(Locale.ROOT, ", %.6g +- %.2g", run.result().value(), run.measure());
  }
}
