package org.flyball.schedule;

record KDecay(Shape shape, double k) implements Shape {

  KDecay {
    Values.positive(k, "kDecay: k");
  }

  @Override
  public double at(double progress) {
    return shape.at(Powers.of(progress, k));
  }
}
