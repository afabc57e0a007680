package org.flyball.schedule;

import org.flyball.run.Checks;

record Cyclic(double low, double high, Triangle triangle, Schedule scale) implements Schedule {

  Cyclic {
    Values.rate(low, "cyclic: low");
    Values.rate(high, "cyclic: high");
    Checks.that(low <= high, "cyclic: low %s is above high %s", low, high);
  }

  @Override
  public double at(long step) {
    double height = triangle.at(step) * scale.at(step);
    return height * high + (1 - height) * low;
  }
}
