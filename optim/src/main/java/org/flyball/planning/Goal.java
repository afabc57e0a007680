package org.flyball.planning;

import org.flyball.federated.Theory;
import org.flyball.objective.FiniteSum;
import org.flyball.run.Checks;

/**
 * How good the end is to be: {@code ||grad f(x)|| <= tolerance ||grad f(x^0)||}.
 *
 * @param gap f(x^0) - f*, or more
 * @param firstSquared ||grad f(x^0)||^2
 * @param tolerance in (0, 1)
 * @param mu of {@code ||grad f||^2 >= 2 mu (f - f*)}; 0 if it is not used
 */
public record Goal(double gap, double firstSquared, double tolerance, double mu) {

  /** Checks the ranges. */
  public Goal {
    requirePositive(gap, "gap");
    requirePositive(firstSquared, "first squared gradient");
    Checks.that(
        tolerance > 0 && tolerance < 1, "Goal: the tolerance must be in (0, 1), got %s", tolerance);
    Checks.that(
        mu >= 0 && mu < Double.POSITIVE_INFINITY,
        "Goal: mu must be 0 or positive and finite, got %s",
        mu);
  }

  private static void requirePositive(double value, String what) {
    Checks.that(
        value > 0 && value < Double.POSITIVE_INFINITY,
        "Goal: the %s must be positive and finite, got %s",
        what,
        value);
  }

  /**
   * From x = 0 on this function.
   *
   * @param lowerBound a number below all values of f, often 0
   */
  public static Goal of(FiniteSum f, double lowerBound, double tolerance) {
    double[] gradient = new double[f.dimension()];
    double value = f.valueAndGradient(new double[f.dimension()], gradient);
    double square = 0;
    for (double entry : gradient) {
      square += entry * entry;
    }
    return new Goal(value - lowerBound, square, tolerance, 0);
  }

  /**
   * Where neither f(x^0) - f* nor the first gradient is known: as if the start were as steep as L
   * lets it be, {@code ||grad f(x^0)||^2 = 2 L (f(x^0) - f*)}. Less steep starts take longer, all
   * methods by the same factor.
   *
   * @param constant L
   */
  public static Goal steepest(double constant, double tolerance) {
    return new Goal(1, 2 * constant, tolerance, 0);
  }

  /** The same with a linear rate. */
  public Goal withMu(double other) {
    return new Goal(gap, firstSquared, tolerance, other);
  }

  /** What ||grad f||^2 is to fall to. */
  public double squaredTarget() {
    return tolerance * tolerance * firstSquared;
  }

  /**
   * After how many rounds beyond round 0 this is proved to have been met once, from exact memories:
   * the mean of ||grad f||^2 over T points is at most {@code Phi^0 / (gamma decrease T)}.
   */
  double proved(Theory theory) {
    double start = theory.potential().function() * gap;
    double bound = start / (theory.promise().decrease() * theory.stepSize());
    return Math.max(0, Math.ceil(bound / squaredTarget()) - 1);
  }

  /**
   * The same by a linear rate: {@code ||grad f||^2 <= 2 L (f - f*) <= 2 L (1 - gamma mu)^T Phi^0}.
   *
   * @param linear theory with this mu
   * @param constant L
   */
  double provedLinear(Theory linear, double constant) {
    double start = 2 * constant * linear.potential().function() * gap;
    double rate = -Math.log1p(-linear.stepSize() * mu);
    return Math.max(0, Math.ceil(Math.log(start / squaredTarget()) / rate));
  }
}
