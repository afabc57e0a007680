package org.flyball.run;

import java.time.Duration;

/** Watches a run, one call a step, and may end it. It gets primitives, never live arrays. */
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
}
