package org.flyball.schedule;

record Saturating(double peak, long steps) implements Schedule {

  Saturating {
    Values.rate(peak, "saturating: peak");
    Values.count(steps, "saturating: steps");
  }

  @Override
  public double at(long step) {
    Values.requireStep(step);
    return -peak * StrictMath.expm1(-(double) step / steps);
  }
}
