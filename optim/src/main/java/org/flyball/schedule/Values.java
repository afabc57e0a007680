package org.flyball.schedule;

import java.io.Serializable;
import java.util.Arrays;
import org.flyball.run.Checks;

/** Immutable numbers that are equal if their entries are; and the checks of this package. */
final class Values implements Serializable {

  private static final long serialVersionUID = 1L;

  private final double[] values;

  /** A copy of these, which must be finite and not negative. */
  Values(double[] values) {
    this.values = values.clone();
    for (int i = 0; i < values.length; i++) {
      if (!(this.values[i] >= 0 && this.values[i] < Double.POSITIVE_INFINITY)) {
        Checks.that(
            false, "Schedule: value %s is %s, must be finite and not negative", i, this.values[i]);
      }
    }
  }

  static Values of(long[] whole) {
    requireAscending(whole, "Schedule");
    return new Values(Arrays.stream(whole).asDoubleStream().toArray());
  }

  int size() {
    return values.length;
  }

  double get(int i) {
    return values[i];
  }

  /** Fresh. */
  double[] toArray() {
    return values.clone();
  }

  /** How many entries are at most {@code limit}, if they ascend. */
  int countUpTo(double limit) {
    int found = Arrays.binarySearch(values, limit);
    return found >= 0 ? found + 1 : -found - 1;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Values that && Arrays.equals(values, that.values);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(values);
  }

  /** All of a few, the ends of many. */
  @Override
  public String toString() {
    int n = values.length;
    return n <= 8
        ? Arrays.toString(values)
        : "[" + values[0] + ", " + values[1] + ", ... " + values[n - 1] + "] (" + n + " values)";
  }

  static void requireStep(long step) {
    if (step < 0) {
      Checks.that(false, "Schedule: step must be 0 or more, got %s; steps count from 0", step);
    }
  }

  static void rate(double value, String what) {
    Checks.that(
        value >= 0 && value < Double.POSITIVE_INFINITY,
        "%s must be finite and not negative, got %s",
        what,
        value);
  }

  static void positive(double value, String what) {
    Checks.that(
        value > 0 && value < Double.POSITIVE_INFINITY,
        "%s must be finite and positive, got %s",
        what,
        value);
  }

  static void fraction(double from, String what) {
    Checks.that(
        from > 0 && from <= 1,
        "%s: from must be in (0, 1], got %s; from 0 the first update would do nothing",
        what,
        from);
  }

  static void count(long steps, String what) {
    Checks.that(steps >= 1, "%s must be at least 1, got %s", what, steps);
  }

  static void notNegative(long steps, String what) {
    Checks.that(steps >= 0, "%s must be 0 or more, got %s", what, steps);
  }

  static void requireAscending(long[] boundaries, String what) {
    for (int i = 0; i < boundaries.length; i++) {
      Checks.that(
          boundaries[i] > (i == 0 ? 0 : boundaries[i - 1]),
          "%s: boundary %s is %s; boundaries ascend from 1",
          what,
          i,
          boundaries[i]);
    }
  }
}
