package org.flyball.schedule;

record Restarts(double initial, double end, Cycles cycles, Shape shape) implements Schedule {

  Restarts {
    Values.rate(initial, "Schedule: initial");
    Values.rate(end, "Schedule: end");
  }

  @Override
  public double at(long step) {
    Values.requireStep(step);
    long length = cycles.first();
    long multiplier = cycles.multiplier();
    long position = step;
    long cycle = 0;
    if (multiplier == 1) {
      cycle = step / length;
      position = step % length;
    } else {
      while (position >= length) {
        position -= length;
        cycle++;
        length = length > Long.MAX_VALUE / multiplier ? Long.MAX_VALUE : length * multiplier;
      }
    }
    if (cycle >= cycles.limit()) {
      return end;
    }
    double start = initial * Powers.of(cycles.decay(), cycle);
    double factor = shape.at((double) position / length);
    return factor * start + (1 - factor) * end;
  }
}
