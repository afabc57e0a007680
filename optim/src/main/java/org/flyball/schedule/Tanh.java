package org.flyball.schedule;

import org.flyball.run.Checks;

record Tanh(double lower, double upper) implements Shape {

  Tanh {
    Checks.that(
        Double.isFinite(lower) && Double.isFinite(upper) && lower < upper,
        "tanh: lower must be below upper, got %s and %s; -7 and 3 are usual",
        lower,
        upper);
  }

  @Override
  public double at(double progress) {
    return (1 - StrictMath.tanh(lower * (1 - progress) + upper * progress)) / 2;
  }
}
