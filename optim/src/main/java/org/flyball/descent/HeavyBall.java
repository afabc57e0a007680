package org.flyball.descent;

/**
 * Momentum: {@code v = momentum v + (1 - dampening) g}, {@code x -= rate v}, the first v being g
 * itself (Polyak 1964, in PyTorch's form). The rate multiplies v, so that a change of schedule acts
 * at once.
 *
 * @param momentum in [0, 1)
 * @param dampening in [0, 1)
 */
public record HeavyBall(double momentum, double dampening) implements Optimizer {

  /** Checks the arguments. */
  public HeavyBall {
    Limits.fraction(momentum, "HeavyBall: momentum");
    Limits.fraction(dampening, "HeavyBall: dampening");
  }

  /** Without dampening. */
  public HeavyBall(double momentum) {
    this(momentum, 0);
  }

  @Override
  public State start(double[] x0) {
    double mu = momentum;
    double share = 1 - dampening;
    return new Slots("HeavyBall") {
      private final double[] velocity = zeros("velocity", x0.length);

      @Override
      public void update(long step, double rate, double value, double[] gradient, double[] x) {
        double fresh = step == 0 ? 1 : share;
        for (int i = 0; i < x.length; i++) {
          velocity[i] = mu * velocity[i] + fresh * gradient[i];
          x[i] -= rate * velocity[i];
        }
      }
    };
  }
}
