package org.flyball.descent;

import org.flyball.linear.Vectors;

/**
 * D-Adaptation for Adam (arXiv 2301.07733). With {@code q = d rate} and {@code b = sqrt(beta2)}:
 *
 * <pre>
 *   numerator = b numerator + (1 - b) q &lt;g, s / (sqrt(v) + epsilon)&gt;    v before this step
 *   m = beta1 m + (1 - beta1) q g,   v = beta2 v + (1 - beta2) g^2,   s = b s + (1 - b) q g
 *   d = max(d, numerator / ((1 - b) ||s||_1))
 *   x -= q weightDecay x,   x -= m / (sqrt(v) + epsilon)
 * </pre>
 *
 * @param adam the moments
 * @param distance the first d and its growth
 * @param correction of q
 * @param weightDecay at least 0
 */
public record DAdaptAdam(Adam adam, Distance distance, Correction correction, double weightDecay)
    implements Optimizer {

  /** Checks the arguments. */
  public DAdaptAdam {
    Limits.notNegative(weightDecay, "DAdaptAdam: weightDecay");
  }

  /** Adam's usual moments, from d = 1e-6, without correction and decay. */
  public DAdaptAdam() {
    this(new Adam(), Distance.unknown(), Correction.NONE, 0);
  }

  @Override
  public State start(double[] x0) {
    DAdaptAdam recipe = this;
    double b1 = adam.beta1();
    double b2 = adam.beta2();
    double eps = adam.epsilon();
    return new LearntScale("DAdaptAdam", distance) {
      private final double[] first = zeros("first", x0.length);
      private final double[] second = zeros("second", x0.length);
      private final double[] sum = zeros("sum", x0.length);
      private final double[] power1 = slot("power1", 1);
      private final double[] power2 = slot("power2", 1);
      private final double[] numerator = slot("numerator", 0);

      @Override
      public void update(long step, double rate, double value, double[] gradient, double[] x) {
        double b = Math.sqrt(b2);
        double q = scale() * rate * recipe.correction.next(recipe.adam, power1, power2);
        double keep = 1 - q * recipe.weightDecay;
        double product = 0;
        for (int i = 0; i < x.length; i++) {
          double g = gradient[i];
          product += g * sum[i] / (Math.sqrt(second[i]) + eps);
          first[i] = b1 * first[i] + (1 - b1) * q * g;
          second[i] = b2 * second[i] + (1 - b2) * g * g;
          sum[i] = b * sum[i] + (1 - b) * q * g;
          x[i] = keep * x[i] - first[i] / (Math.sqrt(second[i]) + eps);
        }
        numerator[0] = b * numerator[0] + (1 - b) * q * product;
        grow(numerator[0], (1 - b) * Vectors.norm1(sum));
      }
    };
  }
}
