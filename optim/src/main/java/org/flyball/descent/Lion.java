package org.flyball.descent;

/**
 * Lion (arXiv 2302.06675): {@code u = sign(beta1 m + (1 - beta1) g)}, {@code m = beta2 m + (1 -
 * beta2) g}, {@code x -= rate (u + weightDecay x)}. Every coordinate moves by the rate, so rates
 * are 3 to 10 times smaller than Adam's.
 *
 * @param beta1 in [0, 1); 0.9 is usual
 * @param beta2 in [0, 1); 0.99 is usual
 * @param weightDecay at least 0
 */
public record Lion(double beta1, double beta2, double weightDecay) implements Optimizer {

  /** Checks the arguments. */
  public Lion {
    Limits.fraction(beta1, "Lion: beta1");
    Limits.fraction(beta2, "Lion: beta2");
    Limits.notNegative(weightDecay, "Lion: weightDecay");
  }

  /** With 0.9 and 0.99, without weight decay. */
  public Lion() {
    this(0.9, 0.99, 0);
  }

  @Override
  public State start(double[] x0) {
    double b1 = beta1;
    double b2 = beta2;
    double decay = weightDecay;
    return new Slots("Lion") {
      private final double[] momentum = zeros("momentum", x0.length);

      @Override
      public void update(long step, double rate, double value, double[] gradient, double[] x) {
        for (int i = 0; i < x.length; i++) {
          double g = gradient[i];
          double sign = Math.signum(b1 * momentum[i] + (1 - b1) * g);
          momentum[i] = b2 * momentum[i] + (1 - b2) * g;
          x[i] -= rate * (sign + decay * x[i]);
        }
      }
    };
  }
}
