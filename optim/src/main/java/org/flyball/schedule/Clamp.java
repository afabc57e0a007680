package org.flyball.schedule;

import org.flyball.run.Checks;

record Clamp(Schedule schedule, double low, double high) implements Schedule {

  Clamp {
    Checks.that(
        low >= 0 && low < Double.POSITIVE_INFINITY && high >= low,
        "clamp: needs 0 <= low <= high, got %s and %s",
        low,
        high);
  }

  @Override
  public double at(long step) {
    Values.requireStep(step);
    return Math.min(Math.max(schedule.at(step), low), high);
  }
}
