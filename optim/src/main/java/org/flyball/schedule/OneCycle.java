package org.flyball.schedule;

import org.flyball.run.Checks;

/** The points of one-cycle schedules. */
final class OneCycle {

  private static final double START = 25;
  private static final double END = 1e4;

  private OneCycle() {}

  static Schedule twoPhases(double peak, long steps, double rise, Shape shape) {
    double top = top(steps, rise, 1);
    double[] at = {0, top, steps - 1.0};
    double[] values = {peak / START, peak, peak / (START * END)};
    return Schedule.through(at, values, shape);
  }

  static Schedule threePhases(double peak, long steps, double rise, Shape shape) {
    double top = top(steps, rise, 2);
    double[] at = {0, top, 2 * top, steps - 1.0};
    double[] values = {peak / START, peak, peak / START, peak / (START * END)};
    return Schedule.through(at, values, shape);
  }

  static Schedule momentum(double low, double high, long steps, double rise, Shape shape) {
    Checks.that(
        low >= 0 && low <= high && high < 1,
        "oneCycleMomentum: needs 0 <= low <= high < 1, got %s and %s",
        low,
        high);
    double[] at = {0, top(steps, rise, 1), steps - 1.0};
    return Schedule.through(at, new double[] {high, low, high}, shape);
  }

  private static double top(long steps, double rise, int slopes) {
    double top = rise * steps - 1;
    Checks.that(
        top > 0 && slopes * top < steps - 1,
        "oneCycle: rise %s of %s steps leaves no step to rise or to fall; rise must be above %s and"
            + " below %s",
        rise,
        steps,
        1.0 / steps,
        (steps - 1.0 + slopes) / (slopes * steps));
    return top;
  }
}
