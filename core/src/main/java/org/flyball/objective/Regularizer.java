package org.flyball.objective;

import java.io.Serializable;
import org.flyball.run.Checks;

/**
 * A sum of equal terms, one for each variable, that is added to a loss: on every client, or on the
 * server alone ({@link FiniteSum#withRegularizer}).
 *
 * @see #none()
 * @see #squaredNorm(double)
 * @see #nonConvex(double)
 */
public sealed interface Regularizer extends Serializable {

  /** The value at x. */
  double value(double[] x);

  /** {@code out += weight grad(x)}. */
  void addGradient(double weight, double[] x, double[] out);

  /** The Lipschitz constant of the gradient, reached at x = 0. */
  double smoothness();

  /** The least second derivative of a term: negative where the regularizer is not convex. */
  double lowestCurvature();

  /** Whether it is 0 everywhere. */
  default boolean isNone() {
    return smoothness() == 0;
  }

  /** Whether its Hessian is the same everywhere. */
  default boolean isQuadratic() {
    return lowestCurvature() == smoothness();
  }

  /** No regularizer: 0 everywhere. */
  static Regularizer none() {
    return new SquaredNorm(0);
  }

  /** {@code (lambda/2) ||x||^2}; smoothness lambda. */
  static Regularizer squaredNorm(double lambda) {
    return new SquaredNorm(lambda);
  }

  /**
   * {@code lambda sum_j x_j^2 / (1 + x_j^2)}, the non-convex regularizer of the EF21 papers. Second
   * derivatives lie in [-lambda/2, 2 lambda]; smoothness 2 lambda.
   */
  static Regularizer nonConvex(double lambda) {
    return new NonConvex(lambda);
  }

  /**
   * {@code (lambda/2) ||x||^2}.
   *
   * @param lambda the weight, 0 or positive
   */
  record SquaredNorm(double lambda) implements Regularizer {

    /** Checks the weight. */
    public SquaredNorm {
      requireWeight(lambda);
    }

    @Override
    public double value(double[] x) {
      if (lambda == 0) {
        return 0;
      }
      double sum = 0;
      for (double v : x) {
        sum += v * v;
      }
      return lambda / 2 * sum;
    }

    @Override
    public void addGradient(double weight, double[] x, double[] out) {
      double factor = weight * lambda;
      if (factor != 0) {
        for (int j = 0; j < x.length; j++) {
          out[j] += factor * x[j];
        }
      }
    }

    @Override
    public double smoothness() {
      return lambda;
    }

    @Override
    public double lowestCurvature() {
      return lambda;
    }
  }

  /**
   * {@code lambda sum_j x_j^2 / (1 + x_j^2)}.
   *
   * @param lambda the weight, 0 or positive
   */
  record NonConvex(double lambda) implements Regularizer {

    /** Checks the weight. */
    public NonConvex {
      requireWeight(lambda);
    }

    @Override
    public double value(double[] x) {
      double sum = 0;
      for (double v : x) {
        double square = v * v;
        sum += square <= 1 ? square / (1 + square) : 1 / (1 + 1 / square);
      }
      return lambda * sum;
    }

    @Override
    public void addGradient(double weight, double[] x, double[] out) {
      double factor = 2 * weight * lambda;
      for (int j = 0; j < x.length; j++) {
        double below = 1 / (1 + x[j] * x[j]);
        out[j] += factor * (x[j] * below) * below; // in this order nothing overflows
      }
    }

    @Override
    public double smoothness() {
      return 2 * lambda;
    }

    @Override
    public double lowestCurvature() {
      return -lambda / 2;
    }
  }

  private static void requireWeight(double lambda) {
    Checks.that(
        lambda >= 0 && Double.isFinite(lambda),
        "Regularizer: lambda must be 0 or positive and finite, got %s",
        lambda);
  }
}
