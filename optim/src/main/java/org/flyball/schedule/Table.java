package org.flyball.schedule;

import org.flyball.run.Checks;

record Table(Values values) implements Schedule {

  Table {
    Checks.that(values.size() > 0, "Schedule: got no value, needs at least one");
  }

  @Override
  public double at(long step) {
    Values.requireStep(step);
    return values.get((int) Math.min(step, values.size() - 1));
  }
}
