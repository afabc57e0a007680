package org.flyball.descent;

/**
 * Nesterov's momentum: {@code v = momentum v + g}, {@code x -= rate (g + momentum v)} (PyTorch's
 * form).
 *
 * @param momentum in [0, 1)
 */
public record Nesterov(double momentum) implements Optimizer {

  /** Checks the argument. */
  public Nesterov {
    Limits.fraction(momentum, "Nesterov: momentum");
  }

  @Override
  public State start(double[] x0) {
    double mu = momentum;
    return new Slots("Nesterov") {
      private final double[] velocity = zeros("velocity", x0.length);

      @Override
      public void update(long step, double rate, double value, double[] gradient, double[] x) {
        for (int i = 0; i < x.length; i++) {
          velocity[i] = mu * velocity[i] + gradient[i];
          x[i] -= rate * (gradient[i] + mu * velocity[i]);
        }
      }
    };
  }
}
