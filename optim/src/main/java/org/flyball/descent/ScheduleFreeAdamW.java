package org.flyball.descent;

/**
 * Schedule-Free AdamW: as {@link ScheduleFree}, with the gradient divided by {@code sqrt(v / (1 -
 * beta2^(k+1))) + epsilon}, {@code v = beta2 v + (1 - beta2) g^2}. The averaging stands for the
 * first moment.
 *
 * @param averaging beta, power and weight decay
 * @param beta2 in [0, 1); 0.999 is usual
 * @param epsilon positive; 1e-8 is usual
 */
public record ScheduleFreeAdamW(ScheduleFree averaging, double beta2, double epsilon)
    implements Optimizer {

  /** Checks the arguments. */
  public ScheduleFreeAdamW {
    Limits.fraction(beta2, "ScheduleFreeAdamW: beta2");
    Limits.positive(epsilon, "ScheduleFreeAdamW: epsilon");
  }

  /** With beta2 0.999 and epsilon 1e-8. */
  public ScheduleFreeAdamW(ScheduleFree averaging) {
    this(averaging, 0.999, 1e-8);
  }

  /** With beta 0.9 as well, without decay. */
  public ScheduleFreeAdamW() {
    this(new ScheduleFree());
  }

  @Override
  public State start(double[] x0) {
    double b2 = beta2;
    double eps = epsilon;
    return new ScheduleFreeState("ScheduleFreeAdamW", averaging, x0) {
      private final double[] second = zeros("second", x0.length);
      private final double[] power = slot("power", 1);

      @Override
      void precondition(double[] gradient) {
        double root = Math.sqrt(nextGap(power, b2));
        for (int i = 0; i < gradient.length; i++) {
          double g = gradient[i];
          second[i] = b2 * second[i] + (1 - b2) * g * g;
          gradient[i] = g / (Math.sqrt(second[i]) / root + eps);
        }
      }
    };
  }
}
