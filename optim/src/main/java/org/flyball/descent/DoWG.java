package org.flyball.descent;

import org.flyball.linear.Vectors;

/**
 * Distance over weighted gradients (arXiv 2305.16284): {@code x -= rate (r^2 / (sqrt(v) + epsilon))
 * g} with {@code r^2} the largest squared distance from x_0 so far, at least epsilon, and {@code v
 * += r^2 ||g||^2}.
 *
 * @param epsilon positive; 1e-4 is usual
 */
public record DoWG(double epsilon) implements Optimizer {

  /** Checks the argument. */
  public DoWG {
    Limits.positive(epsilon, "DoWG: epsilon");
  }

  /** With epsilon 1e-4. */
  public DoWG() {
    this(1e-4);
  }

  @Override
  public State start(double[] x0) {
    double eps = epsilon;
    return new Slots("DoWG") {
      private final double[] origin = slot("origin", x0);
      private final double[] reach = slot("reach", eps);
      private final double[] weighted = slot("weighted", 0);

      @Override
      public void update(long step, double rate, double value, double[] gradient, double[] x) {
        reach[0] = Math.max(reach[0], Vectors.squaredDistance(x, origin, 0, x.length));
        weighted[0] += reach[0] * Vectors.dot(gradient, gradient);
        Vectors.add(x, -rate * scale(), gradient);
      }

      @Override
      public double scale() {
        return reach[0] / (Math.sqrt(weighted[0]) + eps);
      }
    };
  }
}
