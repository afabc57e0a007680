package org.flyball.cli;

import java.util.Locale;
import org.flyball.federated.FederatedRun;
import org.flyball.federated.Minimum;
import org.flyball.run.Stop;

/** Does round after round, until the run is done or the user has had enough. */
final class TrainLoop {

  /** A look at the gradient may cost a pass over the data. */
  private static final int ROUNDS_PER_LOOK = 50;

  private final FederatedRun run;
  private final Stop stop;
  private final double first;

  /** With the norm of the first gradient. */
  TrainLoop(FederatedRun run, Stop stop, double first) {
    this.run = run;
    this.stop = stop;
    this.first = first;
  }

  Minimum run(ProgressBar progress, Interruption interruption) {
    double relative = 1;
    while (!interruption.requested() && run.step()) {
      if (run.steps() % ROUNDS_PER_LOOK == 0) {
        relative = run.measure() / first;
      }
      double seen = relative;
      progress.show(share(seen), () -> words(seen));
    }
    return run.result();
  }

  /** How far it is: rounds, or the gradient's way down on a logarithmic scale. */
  private double share(double relative) {
    double rounds = (double) run.steps() / Math.max(1, stop.maxSteps());
    double down = stop.tolerance() > 0 ? Math.log(relative) / Math.log(stop.tolerance()) : 0;
    return Math.min(1, Math.max(rounds, down > 0 ? down : 0));
  }

  private String words(double relative) {
    return "round "
        + run.steps()
        + String.format(Locale.ROOT, ", gradient %.1e times the first", relative);
  }
}
