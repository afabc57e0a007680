package org.flyball.descent;

import org.flyball.linear.Vectors;

/**
 * AdaGrad with one rate for all (arXiv 1806.01811): {@code b^2 += ||g||^2}, {@code x -= (rate / b)
 * g}. Its mean iterate has the rate {@code O((D^2 / rate + rate) G / sqrt(T))} whatever the noise:
 * {@code new AdaGradNorm(1e-2).averaged(0)}.
 *
 * @param first b_0, at least 0; gradients of 0 do nothing
 */
public record AdaGradNorm(double first) implements Optimizer {

  /** Checks the argument. */
  public AdaGradNorm {
    Limits.notNegative(first, "AdaGradNorm: first");
  }

  @Override
  public State start(double[] x0) {
    double b0 = first;
    return new Slots("AdaGradNorm") {
      private final double[] squares = slot("squares", b0 * b0);

      @Override
      public void update(long step, double rate, double value, double[] gradient, double[] x) {
        squares[0] += Vectors.dot(gradient, gradient);
        if (squares[0] > 0) {
          Vectors.add(x, -rate / Math.sqrt(squares[0]), gradient);
        }
      }

      @Override
      public double scale() {
        return squares[0] > 0 ? 1 / Math.sqrt(squares[0]) : 1;
      }
    };
  }
}
