package org.flyball.descent;

import java.util.Arrays;

/**
 * COCOB, a coin betting method (arXiv 1705.07795), coordinate by coordinate: no rate at all.
 *
 * <pre>
 *   L = max(L, |g|),   A += |g|,   R = max(R - g (w - x_0), 0),   theta -= g
 *   w = x_0 + theta (L + R) / (L max(A + L, alpha L))
 * </pre>
 *
 * <p>x moves by rate times what w moves: with rate 1 it is w.
 *
 * @param alpha positive; 100 is usual: the first bets stay small
 * @param epsilon the first L, positive; 1e-8 is usual
 */
public record Cocob(double alpha, double epsilon) implements Optimizer {

  /** Checks the arguments. */
  public Cocob {
    Limits.positive(alpha, "Cocob: alpha");
    Limits.positive(epsilon, "Cocob: epsilon");
  }

  /** With 100 and 1e-8. */
  public Cocob() {
    this(100, 1e-8);
  }

  @Override
  public State start(double[] x0) {
    double least = alpha;
    double[] firstScale = new double[x0.length];
    Arrays.fill(firstScale, epsilon);
    return new Slots("Cocob") {
      private final double[] scales = slot("scales", firstScale);
      private final double[] total = zeros("total", x0.length);
      private final double[] reward = zeros("reward", x0.length);
      private final double[] bet = zeros("bet", x0.length);
      private final double[] offset = zeros("offset", x0.length); // w - x_0

      @Override
      public void update(long step, double rate, double value, double[] gradient, double[] x) {
        for (int i = 0; i < x.length; i++) {
          double g = gradient[i];
          double scale = Math.max(scales[i], Math.abs(g));
          scales[i] = scale;
          total[i] += Math.abs(g);
          reward[i] = Math.max(reward[i] - g * offset[i], 0);
          bet[i] -= g;
          double wealth = (scale + reward[i]) / Math.max(total[i] + scale, least * scale);
          double next = (bet[i] / scale) * wealth;
          x[i] += rate * (next - offset[i]);
          offset[i] = next;
        }
      }
    };
  }
}
