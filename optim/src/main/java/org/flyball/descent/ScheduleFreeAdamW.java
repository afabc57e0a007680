package org.flyball.descent;

/**
 * Schedule-Free AdamW: as {@link ScheduleFree}, with the gradient divided by {@code sqrt(v / (1 -
 * beta2^(k+1))) + epsilon}, {@code v = beta2 v + (1 - beta2) g^2}. The averaging stands for the
 * first moment. That is the authors' released form; {@link Bias#IN_RATE} is that of the paper's
 * experiments.
 *
 * @param averaging beta, power and weight decay
 * @param beta2 in [0, 1); 0.999 is usual
 * @param epsilon positive; 1e-8 is usual
 * @param bias where the moment's beginning at 0 is made good
 */
public record ScheduleFreeAdamW(ScheduleFree averaging, double beta2, double epsilon, Bias bias)
    implements Optimizer {

  /** Where to divide by {@code 1 - beta2^(k+1)}. */
  public enum Bias {
    /** In v: epsilon is added to the root of the corrected moment. */
    IN_MOMENT,
    /**
     * In the rate, {@code rate_k sqrt(1 - beta2^(k+1))} for steps and weights: early steps count
     * for less in the average, and epsilon is added to the root of v as it is.
     */
    IN_RATE
  }

  /** Checks the arguments. */
  public ScheduleFreeAdamW {
    Limits.fraction(beta2, "ScheduleFreeAdamW: beta2");
    Limits.positive(epsilon, "ScheduleFreeAdamW: epsilon");
  }

  /** Corrected in the moment. */
  public ScheduleFreeAdamW(ScheduleFree averaging, double beta2, double epsilon) {
    this(averaging, beta2, epsilon, Bias.IN_MOMENT);
  }

  /** The same, corrected elsewhere. */
  public ScheduleFreeAdamW with(Bias other) {
    return new ScheduleFreeAdamW(averaging, beta2, epsilon, other);
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
    boolean inRate = bias == Bias.IN_RATE;
    return new ScheduleFreeState("ScheduleFreeAdamW", averaging, x0) {
      private final double[] second = zeros("second", x0.length);
      private final double[] power = slot("power", 1);
      private double gap = 1; // of this step

      @Override
      double correction() {
        gap = Math.sqrt(nextGap(power, b2));
        return inRate ? gap : 1;
      }

      @Override
      void precondition(double[] gradient) {
        double root = inRate ? 1 : gap;
        for (int i = 0; i < gradient.length; i++) {
          double g = gradient[i];
          second[i] = b2 * second[i] + (1 - b2) * g * g;
          gradient[i] = g / (Math.sqrt(second[i]) / root + eps);
        }
      }
    };
  }
}
