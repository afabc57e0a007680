package org.flyball.descent;

import org.flyball.linear.Vectors;

/**
 * D-Adaptation for AdaGrad (arXiv 2301.07733). With {@code a = epsilon + sum g^2} and {@code p = 1
 * / (sqrt(a) + epsilon)}, coordinate by coordinate:
 *
 * <pre>
 *   s += d rate g,   used += sum (d rate)^2 p g^2
 *   d = max(d, (sum p s^2 - used) / ||s||_1),   x = x_0 - p s
 * </pre>
 *
 * @param distance the first d and its growth
 * @param epsilon positive; 1e-6 is usual
 */
public record DAdaptAdaGrad(Distance distance, double epsilon) implements Optimizer {

  /** Checks the arguments. */
  public DAdaptAdaGrad {
    Limits.positive(epsilon, "DAdaptAdaGrad: epsilon");
  }

  /** From d = 1e-6, with epsilon 1e-6. */
  public DAdaptAdaGrad() {
    this(Distance.unknown(), 1e-6);
  }

  @Override
  public State start(double[] x0) {
    double eps = epsilon;
    return new LearntScale("DAdaptAdaGrad", distance) {
      private final double[] origin = slot("origin", x0);
      private final double[] sum = zeros("sum", x0.length);
      private final double[] squares = zeros("squares", x0.length);
      private final double[] used = slot("used", 0);

      @Override
      public void update(long step, double rate, double value, double[] gradient, double[] x) {
        double size = scale() * rate;
        double spent = 0;
        double gained = 0;
        for (int i = 0; i < x.length; i++) {
          double g = gradient[i];
          squares[i] += g * g;
          sum[i] += size * g;
          double root = Math.sqrt(eps + squares[i]) + eps;
          spent += size * size * g * g / root;
          gained += sum[i] * sum[i] / root;
          x[i] = origin[i] - sum[i] / root;
        }
        used[0] += spent;
        grow(gained - used[0], Vectors.norm1(sum));
      }
    };
  }
}
