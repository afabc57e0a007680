package org.flyball.schedule;

record InverseTime(double initial, double rate, double power) implements Schedule {

  InverseTime {
    Values.rate(initial, "inverseTime: initial");
    Values.rate(rate, "inverseTime: rate");
    Values.rate(power, "inverseTime: power");
  }

  @Override
  public double at(long step) {
    Values.requireStep(step);
    double base = 1 + rate * step;
    return initial / (power == 1 ? base : Powers.of(base, power));
  }
}
