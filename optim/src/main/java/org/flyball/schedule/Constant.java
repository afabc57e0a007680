package org.flyball.schedule;

record Constant(double value) implements Schedule {

  Constant {
    Values.rate(value, "constant: value");
  }

  @Override
  public double at(long step) {
    Values.requireStep(step);
    return value;
  }
}
