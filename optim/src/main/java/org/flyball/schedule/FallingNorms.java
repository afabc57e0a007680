package org.flyball.schedule;

record FallingNorms(double a) implements Shape {

  FallingNorms {
    Values.rate(a, "forFallingNorms: a");
  }

  @Override
  public double at(double progress) {
    double peak = Powers.of(a / (2 * a + 1), 1 / (a + 1));
    return raw(progress) / raw(peak);
  }

  private double raw(double s) {
    return Powers.of(s, a) * (1 - Powers.of(s, a + 1));
  }
}
