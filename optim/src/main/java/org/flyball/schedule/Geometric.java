package org.flyball.schedule;

record Geometric(double initial, double end, long steps) implements Schedule {

  Geometric {
    Values.positive(initial, "geometric: initial");
    Values.positive(end, "geometric: end");
    Values.count(steps, "geometric: steps");
  }

  @Override
  public double at(long step) {
    Values.requireStep(step);
    return step >= steps ? end : initial * Powers.of(end / initial, (double) step / steps);
  }
}
