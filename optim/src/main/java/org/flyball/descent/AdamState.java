package org.flyball.descent;

/** Of Adam and AdamW. */
final class AdamState extends Slots {

  private final Adam adam;
  private final double weightDecay;
  private final double[] first;
  private final double[] second;
  private final double[] power1 = slot("power1", 1);
  private final double[] power2 = slot("power2", 1);

  AdamState(String kind, Adam adam, double weightDecay, int dimension) {
    super(kind);
    this.adam = adam;
    this.weightDecay = weightDecay;
    first = zeros("first", dimension);
    second = zeros("second", dimension);
  }

  @Override
  public void update(long step, double rate, double value, double[] gradient, double[] x) {
    double b1 = adam.beta1();
    double b2 = adam.beta2();
    double eps = adam.epsilon();
    double size = rate / nextGap(power1, b1);
    double root = Math.sqrt(nextGap(power2, b2));
    double keep = 1 - rate * weightDecay;
    double[] m = first;
    double[] v = second;
    for (int i = 0; i < x.length; i++) {
      double g = gradient[i];
      m[i] = b1 * m[i] + (1 - b1) * g;
      v[i] = b2 * v[i] + (1 - b2) * g * g;
      x[i] = keep * x[i] - size * m[i] / (Math.sqrt(v[i]) / root + eps);
    }
  }
}
