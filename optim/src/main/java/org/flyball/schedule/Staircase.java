package org.flyball.schedule;

record Staircase(Schedule schedule, long every) implements Schedule {

  Staircase {
    Values.count(every, "staircase: every");
  }

  @Override
  public double at(long step) {
    Values.requireStep(step);
    return schedule.at(step - step % every);
  }
}
