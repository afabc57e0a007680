package org.flyball.schedule;

import org.flyball.run.Checks;

record Through(Values steps, Values values, Shape shape) implements Schedule {

  Through {
    Checks.that(
        steps.size() == values.size() && steps.size() > 0,
        "through: got %s steps and %s values, must be as many, at least one",
        steps.size(),
        values.size());
    Checks.that(steps.get(0) == 0, "through: the first step must be 0, got %s", steps.get(0));
    for (int i = 1; i < steps.size(); i++) {
      Checks.that(
          steps.get(i) > steps.get(i - 1),
          "through: step %s is %s; steps must ascend",
          i,
          steps.get(i));
    }
  }

  @Override
  public double at(long step) {
    Values.requireStep(step);
    int next = steps.countUpTo(step);
    if (next == steps.size()) {
      return values.get(next - 1);
    }
    double start = steps.get(next - 1);
    double factor = shape.at((step - start) / (steps.get(next) - start));
    return factor * values.get(next - 1) + (1 - factor) * values.get(next);
  }
}
