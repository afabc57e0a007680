package org.flyball.reproduce;

import java.util.concurrent.atomic.LongAdder;
import java.util.function.BooleanSupplier;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.flyball.random.Seed;

/**
 * What an experiment runs under.
 *
 * @param seed the root of all its random streams
 * @param effort how much to compute
 * @param progress is told how far it is
 * @param cancelled whether the user has asked to stop
 */
public record Conditions(Seed seed, Effort effort, Progress progress, BooleanSupplier cancelled) {

  /** Hears how far an experiment is; may be called from several threads. */
  @FunctionalInterface
  public interface Progress {
    /** A share of the work is done, in [0, 1]. */
    void done(double share);
  }

  /** For tests: quick, silent, never cancelled. */
  public static Conditions quick(Seed seed) {
    return new Conditions(seed, Effort.QUICK, share -> {}, () -> false);
  }

  /**
   * Does {@code work} for 0 to count - 1 on all cores. Every piece must write to its own place, so
   * that the result does not depend on the threads.
   *
   * @param from the share of the whole experiment done before
   * @param to the share done after
   * @throws Cancelled as soon as the user asks to stop
   */
  void forAll(int count, double from, double to, IntConsumer work) {
    LongAdder finished = new LongAdder();
    IntStream.range(0, count)
        .parallel()
        .forEach(
            i -> {
              if (cancelled.getAsBoolean()) {
                throw new Cancelled();
              }
              work.accept(i);
              finished.increment();
              progress.done(from + (to - from) * finished.sum() / count);
            });
  }
}
