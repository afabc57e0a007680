package org.flyball.schedule;

record CosineRestarts(double initial, double end, long first, long multiplier) implements Schedule {

  CosineRestarts {
    Values.rate(initial, "cosineRestarts: initial");
    Values.rate(end, "cosineRestarts: end");
    Values.count(first, "cosineRestarts: first");
    Values.count(multiplier, "cosineRestarts: multiplier");
  }

  @Override
  public double at(long step) {
    Values.requireStep(step);
    long length = first;
    long position = step;
    if (multiplier == 1) {
      position %= first;
    } else {
      while (position >= length) {
        position -= length;
        length = length > Long.MAX_VALUE / multiplier ? Long.MAX_VALUE : length * multiplier;
      }
    }
    double factor = Shape.cosine().at((double) position / length);
    return factor * initial + (1 - factor) * end;
  }
}
