package org.flyball.schedule;

record Decay(double initial, double end, long steps, Shape shape) implements Schedule {

  Decay {
    Values.rate(initial, "Schedule: initial");
    Values.rate(end, "Schedule: end");
    Values.count(steps, "Schedule: steps");
  }

  @Override
  public double at(long step) {
    Values.requireStep(step);
    double factor = shape.at(step >= steps ? 1 : (double) step / steps);
    // Exact at both ends, which end + (initial - end) * factor is not.
    return factor * initial + (1 - factor) * end;
  }
}
