package org.flyball.descent;

/**
 * RMSProp: {@code v = decay v + (1 - decay) g^2} from 0, {@code x -= rate g / (sqrt(v) + epsilon)}
 * (Tieleman and Hinton 2012, in PyTorch's form: no correction of the start).
 *
 * @param decay in [0, 1); 0.99 is usual
 * @param epsilon positive; 1e-8 is usual
 */
public record RmsProp(double decay, double epsilon) implements Optimizer {

  /** Checks the arguments. */
  public RmsProp {
    Limits.fraction(decay, "RmsProp: decay");
    Limits.positive(epsilon, "RmsProp: epsilon");
  }

  /** With decay 0.99 and epsilon 1e-8. */
  public RmsProp() {
    this(0.99, 1e-8);
  }

  @Override
  public State start(double[] x0) {
    double keep = decay;
    double eps = epsilon;
    return new Slots("RmsProp") {
      private final double[] squares = zeros("squares", x0.length);

      @Override
      public void update(long step, double rate, double value, double[] gradient, double[] x) {
        for (int i = 0; i < x.length; i++) {
          double g = gradient[i];
          squares[i] = keep * squares[i] + (1 - keep) * g * g;
          x[i] -= rate * g / (Math.sqrt(squares[i]) + eps);
        }
      }
    };
  }
}
