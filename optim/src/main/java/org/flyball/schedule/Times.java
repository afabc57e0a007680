package org.flyball.schedule;

record Times(Schedule one, Schedule other) implements Schedule {

  @Override
  public double at(long step) {
    Values.requireStep(step);
    return one.at(step) * other.at(step);
  }
}
