package org.flyball.schedule;

record FallingNorms(double a) implements Shape {

  FallingNorms {
    Values.rate(a, "forFallingNorms: a");
  }

  @Override
  public double at(double progress) {
    double peak = StrictMath.pow(a / (2 * a + 1), 1 / (a + 1));
    return raw(progress) / raw(peak);
  }

  private double raw(double s) {
    return StrictMath.pow(s, a) * (1 - StrictMath.pow(s, a + 1));
  }
}
