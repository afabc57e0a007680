package org.flyball.run;

import java.time.Duration;
import java.util.function.Consumer;

/**
 * Watches a run, one call a step, and may end it. It gets primitives, never live arrays.
 *
 * <pre>{@code
 * System.Logger logger = System.getLogger("solver");
 * run.finish(Monitor.logging(logger, System.Logger.Level.INFO).every(100)
 *     .and(Monitor.within(Duration.ofSeconds(30))));
 * }</pre>
 *
 * {@link Trace} keeps what it sees, {@code org.flyball.data.CsvMonitor} writes it to a file.
 */
@FunctionalInterface
public interface Monitor {

  /**
   * Called at the start and after each step.
   *
   * @param step steps done so far; 0 at the start
   * @param measure the run's {@link Run#measure()}
   * @return whether the run should go on
   */
  boolean observe(long step, double measure);

  /** Both see every step; the run goes on while both want it to. */
  default Monitor and(Monitor other) {
    return (step, measure) -> {
      boolean go = observe(step, measure);
      return other.observe(step, measure) && go;
    };
  }

  /** Sees only the start and every {@code k}-th step. */
  default Monitor every(long k) {
    Checks.that(k >= 1, "Monitor.every: k must be at least 1, got %s", k);
    return (step, measure) -> step % k != 0 || observe(step, measure);
  }

  /** Ends the run once this much time has passed since this call. */
  static Monitor within(Duration budget) {
    // Nanoseconds hold 292 years; "for ever" is often said with more.
    boolean forever = budget.compareTo(Duration.ofNanos(Long.MAX_VALUE)) > 0;
    long nanos = forever ? Long.MAX_VALUE : budget.isNegative() ? 0 : budget.toNanos();
    long deadline = System.nanoTime() + nanos;
    return (step, measure) -> System.nanoTime() - deadline < 0;
  }

  /** A line in a log for each step; mostly with {@link #every}. Costs nothing at other levels. */
  static Monitor logging(System.Logger logger, System.Logger.Level level) {
    return (step, measure) -> {
      if (logger.isLoggable(level)) {
        logger.log(level, "step " + step + ", measure " + measure);
      }
      return true;
    };
  }

  /**
   * Tells how far a run is, at most once in every {@code pause}, and not before the first has
   * passed: who is done by then needs no progress bar.
   *
   * <p>The share that is done is the larger of two: of the steps allowed, and of the way that the
   * measure has to go on a logarithmic scale, which is right where convergence is linear. Where the
   * tolerance is relative to {@link Stop.Scale#DATA}, only steps count.
   *
   * @param stop of the run
   * @param show called in the run's own thread
   */
  static Monitor progress(Stop stop, Duration pause, Consumer<Progress> show) {
    return new ProgressMonitor(stop, pause, show, System::nanoTime);
  }
}
