package org.flyball.descent;

/**
 * Adam (arXiv 1412.6980): {@code m = beta1 m + (1 - beta1) g}, {@code v = beta2 v + (1 - beta2)
 * g^2}, {@code x -= rate mhat / (sqrt(vhat) + epsilon)} with {@code mhat = m / (1 - beta1^(k+1))}
 * and likewise vhat.
 *
 * @param beta1 in [0, 1); 0.9 is usual
 * @param beta2 in [0, 1); 0.999 is usual, 0.95 in the paper on schedules
 * @param epsilon positive; 1e-8 is usual
 */
public record Adam(double beta1, double beta2, double epsilon) implements Optimizer {

  /** Checks the arguments. */
  public Adam {
    Limits.fraction(beta1, "Adam: beta1");
    Limits.fraction(beta2, "Adam: beta2");
    Limits.positive(epsilon, "Adam: epsilon");
  }

  /** With epsilon 1e-8. */
  public Adam(double beta1, double beta2) {
    this(beta1, beta2, 1e-8);
  }

  /** With 0.9, 0.999, and epsilon 1e-8. */
  public Adam() {
    this(0.9, 0.999);
  }

  @Override
  public State start(double[] x0) {
    return new AdamState("Adam", this, 0, x0.length);
  }
}
