package org.flyball.schedule;

record InverseSqrt(double peak, long warmup) implements Schedule {

  InverseSqrt {
    Values.rate(peak, "inverseSqrt: peak");
    Values.count(warmup, "inverseSqrt: warmup");
  }

  @Override
  public double at(long step) {
    Values.requireStep(step);
    double count = step + 1.0;
    return peak * (count <= warmup ? count / warmup : Math.sqrt(warmup / count));
  }
}
