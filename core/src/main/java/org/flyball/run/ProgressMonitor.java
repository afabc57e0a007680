package org.flyball.run;

import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/** {@link Monitor#progress} by any clock. */
final class ProgressMonitor implements Monitor {

  private final Stop stop;
  private final Consumer<Progress> show;
  private final LongSupplier nanoTime;
  private final long start;
  private final long pause;
  private long next;
  private double first = Double.NaN;

  ProgressMonitor(Stop stop, Duration pause, Consumer<Progress> show, LongSupplier nanoTime) {
    Checks.that(
        !pause.isNegative(), "Monitor.progress: the pause must not be negative, got %s", pause);
    this.stop = stop;
    this.show = show;
    this.nanoTime = nanoTime;
    this.start = nanoTime.getAsLong();
    this.pause = pause.toNanos();
    this.next = start + this.pause;
  }

  @Override
  public boolean observe(long step, double measure) {
    if (Double.isNaN(first)) {
      first = measure;
    }
    long now = nanoTime.getAsLong();
    if (now - next >= 0) {
      next = now + pause;
      double share = Progress.share(stop, step, measure, first);
      show.accept(new Progress(step, measure, share, Duration.ofNanos(now - start)));
    }
    return true;
  }
}
