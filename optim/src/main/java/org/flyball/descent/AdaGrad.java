package org.flyball.descent;

/**
 * AdaGrad: {@code a += g^2}, {@code x -= rate g / (sqrt(a) + epsilon)}, coordinate by coordinate
 * (Duchi, Hazan and Singer, JMLR 12, 2011). For sparse features; the rate decays by itself.
 *
 * @param epsilon positive; 1e-10 is usual
 */
public record AdaGrad(double epsilon) implements Optimizer {

  /** Checks the argument. */
  public AdaGrad {
    Limits.positive(epsilon, "AdaGrad: epsilon");
  }

  /** With epsilon 1e-10. */
  public AdaGrad() {
    this(1e-10);
  }

  @Override
  public State start(double[] x0) {
    double eps = epsilon;
    return new Slots("AdaGrad") {
      private final double[] squares = zeros("squares", x0.length);

      @Override
      public void update(long step, double rate, double value, double[] gradient, double[] x) {
        for (int i = 0; i < x.length; i++) {
          double g = gradient[i];
          squares[i] += g * g;
          x[i] -= rate * g / (Math.sqrt(squares[i]) + eps);
        }
      }
    };
  }
}
