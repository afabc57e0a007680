package org.flyball.descent;

/**
 * AMSGrad (Reddi, Kale and Kumar, arXiv 1904.09237): Adam with the largest v so far in place of v,
 * so that no rate grows. As in PyTorch the maximum is of the uncorrected v.
 *
 * @param adam the moments
 */
public record AmsGrad(Adam adam) implements Optimizer {

  /** Adam's usual moments. */
  public AmsGrad() {
    this(new Adam());
  }

  @Override
  public State start(double[] x0) {
    double b1 = adam.beta1();
    double b2 = adam.beta2();
    double eps = adam.epsilon();
    return new Slots("AmsGrad") {
      private final double[] first = zeros("first", x0.length);
      private final double[] second = zeros("second", x0.length);
      private final double[] power1 = slot("power1", 1);
      private final double[] power2 = slot("power2", 1);
      private final double[] largest = zeros("largest", x0.length);

      @Override
      public void update(long step, double rate, double value, double[] gradient, double[] x) {
        double size = rate / nextGap(power1, b1);
        double root = Math.sqrt(nextGap(power2, b2));
        for (int i = 0; i < x.length; i++) {
          double g = gradient[i];
          first[i] = b1 * first[i] + (1 - b1) * g;
          second[i] = b2 * second[i] + (1 - b2) * g * g;
          largest[i] = Math.max(largest[i], second[i]);
          x[i] -= size * first[i] / (Math.sqrt(largest[i]) / root + eps);
        }
      }
    };
  }
}
