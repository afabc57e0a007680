package org.flyball.schedule;

/** {@code peak * (k + 1) / steps}, then the peak. */
record Ramp(double peak, long steps) implements Schedule {

  Ramp {
    Values.rate(peak, "warmup: the value at step 0");
    Values.count(steps, "warmup: steps");
  }

  @Override
  public double at(long step) {
    Values.requireStep(step);
    return step >= steps - 1 ? peak : peak * ((step + 1.0) / steps);
  }
}
