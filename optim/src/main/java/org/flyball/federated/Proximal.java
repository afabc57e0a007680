package org.flyball.federated;

import java.io.Serializable;
import org.flyball.run.Checks;

/**
 * A convex term r of the objective that may have kinks, known by its proximal step: {@code x <-
 * argmin_y r(y) + ||y - x||^2 / (2 gamma)}.
 */
public interface Proximal extends Serializable {

  /** r(x). */
  double value(double[] x);

  /** Makes the proximal step of length {@code stepSize}, gamma, in place. */
  void apply(double stepSize, double[] x);

  /** Whether r is 0 everywhere. */
  default boolean isNone() {
    return false;
  }

  /** r = 0. */
  static Proximal none() {
    return new None();
  }

  /** {@code r(x) = lambda ||x||_1}: soft thresholds. */
  static Proximal absoluteNorm(double lambda) {
    return new AbsoluteNorm(lambda);
  }

  /**
   * The gradient mapping {@code (x - prox(x - gamma gradient)) / gamma}, which is 0 where f + r has
   * a stationary point.
   *
   * @param gradient of f at x, which becomes the mapping
   */
  default void toGradientMapping(double gamma, double[] x, double[] gradient) {
    if (isNone()) {
      return;
    }
    for (int j = 0; j < x.length; j++) {
      gradient[j] = x[j] - gamma * gradient[j];
    }
    apply(gamma, gradient);
    for (int j = 0; j < x.length; j++) {
      gradient[j] = (x[j] - gradient[j]) / gamma;
    }
  }

  /** r = 0. */
  record None() implements Proximal {
    @Override
    public double value(double[] x) {
      return 0;
    }

    @Override
    public void apply(double stepSize, double[] x) {}

    @Override
    public boolean isNone() {
      return true;
    }
  }

  /**
   * {@code lambda ||x||_1}.
   *
   * @param lambda 0 or positive
   */
  record AbsoluteNorm(double lambda) implements Proximal {
    /** Checks lambda. */
    public AbsoluteNorm {
      Checks.that(
          lambda >= 0 && lambda < Double.POSITIVE_INFINITY,
          "AbsoluteNorm: lambda must be 0 or positive and finite, got %s",
          lambda);
    }

    @Override
    public boolean isNone() {
      return lambda == 0;
    }

    @Override
    public double value(double[] x) {
      double sum = 0;
      for (double v : x) {
        sum += Math.abs(v);
      }
      return lambda * sum;
    }

    @Override
    public void apply(double stepSize, double[] x) {
      double threshold = lambda * stepSize;
      for (int j = 0; j < x.length; j++) {
        double size = Math.abs(x[j]) - threshold;
        if (!(size > 0) && !Double.isNaN(size)) {
          x[j] = 0;
        } else {
          x[j] = Math.copySign(size, x[j]);
        }
      }
    }
  }
}
