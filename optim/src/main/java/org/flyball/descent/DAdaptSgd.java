package org.flyball.descent;

import org.flyball.linear.Vectors;

/**
 * D-Adaptation for SGD (arXiv 2301.07733): dual averaging whose step is an estimate d of the
 * distance to the solution, which only grows. With G the norm of the first gradient:
 *
 * <pre>
 *   lambda = d rate / G,   numerator += lambda &lt;g, s&gt;,   s += lambda g
 *   d = max(d, 2 numerator / ||s||),   z = x_0 - s,   x = momentum x + (1 - momentum) z
 * </pre>
 *
 * <p>Gradients of 0 before the first other one do nothing. Drive it with a schedule of peak 1.
 *
 * @param distance the first d and its growth
 * @param momentum in [0, 1)
 */
public record DAdaptSgd(Distance distance, double momentum) implements Optimizer {

  /** Checks the arguments. */
  public DAdaptSgd {
    Limits.fraction(momentum, "DAdaptSgd: momentum");
  }

  /** From d = 1e-6, with this momentum. */
  public DAdaptSgd(double momentum) {
    this(Distance.unknown(), momentum);
  }

  /** Without momentum. */
  public DAdaptSgd() {
    this(0);
  }

  @Override
  public State start(double[] x0) {
    double keep = momentum;
    return new LearntScale("DAdaptSgd", distance) {
      private final double[] origin = slot("origin", x0);
      private final double[] sum = zeros("sum", x0.length);
      private final double[] numerator = slot("numerator", 0);
      private final double[] firstNorm = slot("firstNorm", 0);

      @Override
      public void update(long step, double rate, double value, double[] gradient, double[] x) {
        if (firstNorm[0] == 0) {
          firstNorm[0] = Vectors.norm(gradient);
          if (firstNorm[0] == 0) {
            return;
          }
        }
        double lambda = scale() * rate / firstNorm[0];
        numerator[0] += lambda * Vectors.dot(gradient, sum);
        Vectors.add(sum, lambda, gradient);
        grow(2 * numerator[0], Vectors.norm(sum));
        for (int i = 0; i < x.length; i++) {
          x[i] = keep * x[i] + (1 - keep) * (origin[i] - sum[i]);
        }
      }
    };
  }
}
