package org.flyball.spark;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.flyball.objective.Curvature;
import org.flyball.objective.Objective;

/**
 * {@code steepness ||x - center||^2 / 2}, of which one fails once, with an error that makes Spark
 * try the task again.
 *
 * @param call the call that fails
 * @param refuses whether every call fails, with an exception
 */
record FlakyBowl(double[] center, double steepness, int call, boolean refuses, AtomicInteger calls)
    implements Objective, Serializable {

  private static final AtomicInteger FAILURES = new AtomicInteger();

  /** How many have failed in this JVM so far. */
  static int failures() {
    return FAILURES.get();
  }

  /** One for each client; that of client 1 is flaky. */
  static List<FlakyBowl> all(int clients, int dimension, int call) {
    List<FlakyBowl> all = new ArrayList<>();
    for (int i = 0; i < clients; i++) {
      double[] center = new double[dimension];
      for (int j = 0; j < dimension; j++) {
        center[j] = Math.sin(1 + i + 3.0 * j);
      }
      int fatal = i == 1 ? call : Integer.MAX_VALUE;
      all.add(new FlakyBowl(center, 1 + i % 3, fatal, false, new AtomicInteger()));
    }
    return all;
  }

  FlakyBowl refusing() {
    return new FlakyBowl(center, steepness, call, true, calls);
  }

  @Override
  public int dimension() {
    return center.length;
  }

  @Override
  public double valueAndGradient(double[] x, double[] out) {
    if (refuses) {
      throw new IllegalStateException("the disk is on fire");
    }
    if (calls.incrementAndGet() == call) {
      FAILURES.incrementAndGet();
      throw new AssertionError("a task that fails");
    }
    double sum = 0;
    for (int j = 0; j < out.length; j++) {
      out[j] = steepness * (x[j] - center[j]);
      sum += (x[j] - center[j]) * (x[j] - center[j]);
    }
    return steepness * sum / 2;
  }

  @Override
  public Optional<Curvature> curvature() {
    return Optional.of(Curvature.atMost(center.length, steepness));
  }
}
