package org.flyball.schedule;

record Polynomial(double power) implements Shape {

  Polynomial {
    Values.positive(power, "polynomial: power");
  }

  @Override
  public double at(double progress) {
    return power == 1 ? 1 - progress : Powers.of(1 - progress, power);
  }
}
