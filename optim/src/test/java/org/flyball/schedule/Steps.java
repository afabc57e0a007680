package org.flyball.schedule;

import java.util.Arrays;
import java.util.function.IntToDoubleFunction;

/** Step sizes for tests. */
final class Steps {

  private Steps() {}

  /** Those of updates t = 1 .. T - 1. */
  static double[] of(int gradients, IntToDoubleFunction step) {
    double[] steps = new double[gradients - 1];
    Arrays.setAll(steps, k -> step.applyAsDouble(k + 1));
    return steps;
  }

  static double[] then(double[] first, double... next) {
    double[] all = Arrays.copyOf(first, first.length + next.length);
    System.arraycopy(next, 0, all, first.length, next.length);
    return all;
  }
}
