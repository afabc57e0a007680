package org.flyball.walk;

import org.flyball.run.Checks;

/**
 * A range for an unknown number.
 *
 * @param low its lower end
 * @param high its upper end
 */
public record Interval(double low, double high) {

  /** Whether the number is in the range, ends included. */
  public boolean contains(double number) {
    return low <= number && number <= high;
  }

  /** Throws unless this can be a probability of covering. */
  static void level(double level) {
    if (!(level > 0 && level < 1)) {
      Checks.that(false, "Interval: the level must be in (0, 1), got %s; 0.95 is usual", level);
    }
  }
}
