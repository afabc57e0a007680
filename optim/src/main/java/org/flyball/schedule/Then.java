package org.flyball.schedule;

import java.util.Arrays;
import java.util.List;

record Then(Schedule first, long steps, Schedule next) implements Schedule {

  Then {
    Values.count(steps, "then: steps");
  }

  /** Halves of halves, so that a thousand parts are ten calls deep. */
  static Schedule join(List<Schedule> schedules, long[] boundaries, long start) {
    int n = schedules.size();
    if (n == 1) {
      return schedules.get(0);
    }
    int half = n / 2;
    long middle = boundaries[half - 1];
    long[] early = Arrays.copyOf(boundaries, half - 1);
    long[] late = Arrays.copyOfRange(boundaries, half, n - 1);
    return new Then(
        join(schedules.subList(0, half), early, start),
        middle - start,
        join(schedules.subList(half, n), late, middle));
  }

  @Override
  public double at(long step) {
    Values.requireStep(step);
    return step < steps ? first.at(step) : next.at(step - steps);
  }
}
