package org.flyball.schedule;

record From(Schedule schedule, long first) implements Schedule {

  From {
    Values.notNegative(first, "from: first");
  }

  @Override
  public double at(long step) {
    Values.requireStep(step);
    return schedule.at(step > Long.MAX_VALUE - first ? Long.MAX_VALUE : first + step);
  }
}
