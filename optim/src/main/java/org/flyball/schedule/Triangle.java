package org.flyball.schedule;

/** 0 to 1 in {@code up} steps and back in {@code down}, again and again. */
record Triangle(long up, long down) implements Schedule {

  Triangle {
    Values.count(up, "cyclic: up");
    Values.count(down, "cyclic: down");
  }

  @Override
  public double at(long step) {
    Values.requireStep(step);
    long position = step % (up + down);
    return position < up ? (double) position / up : (double) (up + down - position) / down;
  }
}
