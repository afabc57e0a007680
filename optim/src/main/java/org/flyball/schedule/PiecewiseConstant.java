package org.flyball.schedule;

import org.flyball.run.Checks;

record PiecewiseConstant(Values values, Values boundaries) implements Schedule {

  PiecewiseConstant {
    Checks.that(
        values.size() == boundaries.size() + 1,
        "piecewiseConstant: got %s values for %s boundaries, must be one more",
        values.size(),
        boundaries.size());
  }

  @Override
  public double at(long step) {
    Values.requireStep(step);
    return values.get(boundaries.countUpTo(step));
  }
}
