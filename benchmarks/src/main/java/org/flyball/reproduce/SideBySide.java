package org.flyball.reproduce;

import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.TimeUnit;

/**
 * Threads that several experiments share: each thread runs an experiment of its own, and one that
 * has none left takes pieces of the loops ({@link Conditions#forAll}) of those still running. There
 * are never more threads at work than asked for, and no result depends on their number.
 *
 * <p>Experiments start in the order in which they are given: give the longest first, so that no
 * long one is left alone at the end.
 */
public final class SideBySide implements AutoCloseable {

  private final ForkJoinPool pool;

  /**
   * Starts without work.
   *
   * @param threads at least 1
   */
  public SideBySide(int threads) {
    // A thread that waits for a piece is not replaced (the maximum is the parallelism): else one
    // more experiment would start in its stead, and stay.
    pool =
        new ForkJoinPool(
            threads,
            ForkJoinPool.defaultForkJoinWorkerThreadFactory,
            null,
            false,
            threads,
            threads,
            0,
            saturated -> true,
            1,
            TimeUnit.MINUTES);
  }

  /** Runs this as soon as a thread is free, after all that was given before. */
  public void start(Runnable experiment) {
    pool.execute(experiment);
  }

  /** Takes no more work; what runs goes on, but does not keep the JVM alive. */
  @Override
  public void close() {
    pool.shutdown();
  }
}
