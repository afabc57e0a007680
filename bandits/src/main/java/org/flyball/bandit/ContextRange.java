package org.flyball.bandit;

import org.flyball.run.Checks;

/**
 * Where contexts are expected, from the least to the largest. A context outside counts as the end
 * next to it.
 *
 * @param from a, the least
 * @param to b, the largest, above {@code from}
 */
public record ContextRange(double from, double to) {

  public ContextRange {
    Checks.that(
        from < to && to - from < Double.POSITIVE_INFINITY,
        "ContextRange: needs two finite numbers, the first below the second, got %s and %s",
        from,
        to);
  }

  /** {@code b - a}. */
  public double length() {
    return to - from;
  }

  /** Where a context lies: 0 at {@code from} and below, 1 at {@code to} and above. */
  public double position(double context) {
    if (!Double.isFinite(context)) {
      Checks.that(
          false,
          "ContextRange: the context is %s, must be finite; it is what the choice is based on",
          context);
    }
    return Math.min(1, Math.max(0, (context - from) / (to - from)));
  }
}
