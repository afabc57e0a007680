package org.flyball.report;

import org.flyball.run.Checks;

/**
 * A straight reference line across a {@link Figure}.
 *
 * @param label what it is, in words; drawn beside it
 * @param direction which way it runs
 * @param at where it crosses the other axis, finite
 */
public record Mark(String label, Direction direction, double at) {

  /** Which way a mark runs. */
  public enum Direction {
    /** At one y, for every x. */
    HORIZONTAL,
    /** At one x, for every y. */
    VERTICAL
  }

  public Mark {
    Checks.that(Double.isFinite(at), "Mark %s: must be at a finite place, got %s", label, at);
  }

  /** A line at one y. */
  public static Mark horizontal(String label, double y) {
    return new Mark(label, Direction.HORIZONTAL, y);
  }

  /** A line at one x. */
  public static Mark vertical(String label, double x) {
    return new Mark(label, Direction.VERTICAL, x);
  }

  boolean isHorizontal() {
    return direction == Direction.HORIZONTAL;
  }
}
