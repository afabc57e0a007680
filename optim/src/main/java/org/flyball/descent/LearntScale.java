package org.flyball.descent;

/** A state with an estimate d of the distance to the solution. */
abstract class LearntScale extends Slots {

  private final Distance distance;
  private final double[] learnt;

  LearntScale(String kind, Distance distance) {
    super(kind);
    this.distance = distance;
    this.learnt = slot("distance", distance.initial());
  }

  @Override
  public final double scale() {
    return learnt[0];
  }

  /** Raises d to {@code numerator / denominator}; a denominator of 0 says nothing yet. */
  final void grow(double numerator, double denominator) {
    double wanted = numerator / denominator;
    if (denominator > 0 && wanted < Double.POSITIVE_INFINITY) {
      learnt[0] = distance.grown(learnt[0], wanted);
    }
  }
}
