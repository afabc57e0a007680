package org.flyball.schedule;

record Exponential(double initial, double factor, long steps) implements Schedule {

  Exponential {
    Values.rate(initial, "exponential: initial");
    Values.positive(factor, "exponential: factor");
    Values.count(steps, "exponential: steps");
  }

  @Override
  public double at(long step) {
    Values.requireStep(step);
    return initial * Powers.of(factor, (double) step / steps);
  }
}
