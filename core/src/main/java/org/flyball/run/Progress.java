package org.flyball.run;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/**
 * How far a run is: for a progress bar, a line in a log, a status page. {@link #toString} is such a
 * line: {@code 42 %, step 1200, measure 3.1e-05, 12 s left}.
 *
 * @param step steps done
 * @param measure the run's {@link Run#measure()}
 * @param share what is done of the whole, in [0, 1]: an estimate, see {@link Monitor#progress}
 * @param elapsed since the monitor was made
 */
public record Progress(long step, double measure, double share, Duration elapsed) {

  /** The time that is left if the rest goes as what is done did; empty while too little is. */
  public Optional<Duration> left() {
    if (!(share >= 0.01)) {
      return Optional.empty();
    }
    return Optional.of(Duration.ofMillis(Math.round(elapsed.toMillis() * (1 - share) / share)));
  }

  @Override
  public String toString() {
    String far =
        String.format(Locale.ROOT, "%.0f %%, step %d, measure %.3g", 100 * share, step, measure);
    return far + left().map(time -> ", " + (time.toMillis() + 500) / 1000 + " s left").orElse("");
  }

  /**
   * The share that is done: by steps, or by the measure's logarithm if that is further.
   *
   * @param first the measure at the start
   */
  static double share(Stop stop, long step, double measure, double first) {
    double bySteps = stop.maxSteps() == 0 ? 1 : (double) step / stop.maxSteps();
    double goal = stop.scale() == Stop.Scale.DATA ? 0 : stop.threshold(first, first);
    double byMeasure = 0;
    if (goal > 0 && goal < Double.POSITIVE_INFINITY && measure < first) {
      byMeasure = measure <= goal ? 1 : Math.log(first / measure) / Math.log(first / goal);
    }
    return Math.min(1, Math.max(bySteps, byMeasure));
  }
}
