package org.flyball.graph;

import java.util.function.DoubleUnaryOperator;
import org.flyball.run.Checks;

/**
 * The exact asymptotic variance of a function g under a walk, for every strength of repulsion: what
 * a simulation would need millions of steps to estimate. From {@link WalkTheory#of(double[])}.
 *
 * <pre>
 * variance = sum_i f(lambda_i) (g . u_i)^2,   s = (1 + lambda) / (1 - lambda)
 *
 * independentDraws   f = 1                    n Var of the mean of n independent draws from mu
 * base               f = s                    n Var of the mean along the base chain
 * visitAverage       f = s / (2 k + 1)        n Var of x_n . g, memory a = 1
 * weightedAverage    f = s / (2 k + 2)        Var of x_n . g over gamma_n, a &lt; 1
 * timeAverage        f = s / (k + 1)^2        n Var of the plain mean along the walk, a &lt; 1
 * </pre>
 *
 * <p>with k of {@link Repulsion#at}. The sum is over the modes of the chain, but no eigenvector is
 * computed: one Lanczos process from g gives Gauss's quadrature for it, of the order of sqrt(1 / (1
 * - lambda_2)) products of the chain's matrix: for the degree under Metropolis walks 141 with 889
 * nodes and a gap of 0.0048, 918 with 22963 nodes and a gap of 1.05e-4. All of these figures then
 * cost a sum over the quadrature's nodes each, so that a curve over alpha is free.
 *
 * <p>Source: the central limit theorem of arXiv 2401.09665 (theta) and 2305.05097 (x); the formulas
 * are derived in the package documentation. Immutable, safe for any number of threads.
 */
public final class AsymptoticVariance {

  private static final double ROUNDING = 0x1p-48;

  private final double mean;
  private final KrylovMeasure measure;

  AsymptoticVariance(double mean, KrylovMeasure measure) {
    this.mean = mean;
    this.measure = measure;
  }

  /** {@code mu . g}, which all these averages tend to. */
  public double mean() {
    return mean;
  }

  /** How many nodes the quadrature has; the number of products it took. */
  public int nodes() {
    return measure.eigenvalue.length;
  }

  /** An eigenvalue of the quadrature; in no order. */
  public double eigenvalue(int node) {
    return measure.eigenvalue[node];
  }

  /** How much of g's variance under mu is at that eigenvalue. */
  public double weight(int node) {
    return measure.weight[node];
  }

  /** {@code sum_i f(lambda_i) (g . u_i)^2} for a function of yours, smooth on [-1, 1). */
  public double integrate(DoubleUnaryOperator f) {
    double sum = 0;
    for (int k = 0; k < measure.eigenvalue.length; k++) {
      sum += f.applyAsDouble(measure.eigenvalue[k]) * measure.weight[k];
    }
    return sum;
  }

  /** The variance of g under mu: n Var of the mean of n independent draws. */
  public ExactVariance independentDraws() {
    double value = integrate(lambda -> 1);
    return new ExactVariance(value, ROUNDING * value);
  }

  /** n Var of the mean along the base chain. */
  public ExactVariance base() {
    return visitAverage(Repulsion.none());
  }

  /** n Var of {@code x_n . g}, the visits' average with all visits alike: a = 1. */
  public ExactVariance visitAverage(Repulsion repulsion) {
    double slope = 2 * repulsion.alpha();
    DoubleUnaryOperator damping = lambda -> 1 / (2 * repulsion.at(lambda) + 1);
    return result(damping, repulsion, slope, 2 / (slope + 1), 1 / (slope + 1), 0);
  }

  /** The variance of {@code x_n . g} over gamma_n, where recent visits weigh more: a &lt; 1. */
  public ExactVariance weightedAverage(Repulsion repulsion) {
    double slope = repulsion.alpha();
    DoubleUnaryOperator damping = lambda -> 1 / (2 * repulsion.at(lambda) + 2);
    return result(damping, repulsion, slope, 1 / (slope + 1), 0.5 / (slope + 1), 0);
  }

  /**
   * n Var of the plain mean of {@code g(X_1) .. g(X_n)} along a walk whose memory fades, a &lt; 1:
   * falls as 1 / alpha^2. Also the noise that an iterate sees which is much slower than the memory
   * (case (i) of arXiv 2401.09665), and n Var of a Polyak-Ruppert mean. a = 0.7 or 0.8 is a good
   * start.
   */
  public ExactVariance timeAverage(Repulsion repulsion) {
    double slope = repulsion.alpha();
    double one = slope + slope + 1;
    DoubleUnaryOperator damping =
        lambda -> {
          double pull = repulsion.at(lambda) + 1;
          return 1 / (pull * pull);
        };
    boolean driven = repulsion.kind() == Repulsion.Kind.HISTORY_DRIVEN;
    double above = driven ? 2 / ((slope + 1) * (slope + 1)) : 2 / (one * one);
    return result(damping, repulsion, slope, above, 2 * slope / (one * one), 1 / one);
  }

  /**
   * As {@link #timeAverage}, for a mean with weights {@code k^power}, which forgets the start
   * sooner: times (power + 1)^2 / (2 power + 1), 16/7 for power 3.
   *
   * @param power above -1/2
   */
  public ExactVariance polynomialAverage(Repulsion repulsion, double power) {
    Checks.that(
        power > -0.5 && power < Double.POSITIVE_INFINITY,
        "AsymptoticVariance: power must be above -1/2 and finite, got %s; 0 is the plain mean",
        power);
    return timeAverage(repulsion).times((power + 1) * (power + 1) / (2 * power + 1));
  }

  /**
   * The variance over beta_n of a scalar iterate with these steps and the mean field's slope {@code
   * -curvature}.
   *
   * @param ratio beta_n / gamma_n
   */
  ExactVariance iterate(Repulsion repulsion, double curvature, double ratio, StepDecay decay) {
    double slowing = decay.halfStep();
    double drift = curvature - slowing;
    if (ratio == Double.POSITIVE_INFINITY) {
      return base().times(0.5 / drift);
    }
    double pull = 1 - ratio * slowing;
    double speed = ratio * drift;
    DoubleUnaryOperator damping =
        lambda -> {
          double memory = repulsion.at(lambda) + pull;
          return (pull * pull + speed * memory) / (memory * (memory + speed));
        };
    // Every mode's damping is at most 1, so the base chain's error is an upper bound.
    double error = 2 * measure.leftOutAbove() + rounding(damping);
    return new ExactVariance(slowness(damping), error).times(0.5 / drift);
  }

  private double slowness(DoubleUnaryOperator damping) {
    return integrate(lambda -> slowness(lambda) * damping.applyAsDouble(lambda));
  }

  /** What eigenvalues off by a rounding error do: the slope of s is 2 / (1 - lambda)^2. */
  private double rounding(DoubleUnaryOperator damping) {
    return ROUNDING
        * integrate(lambda -> 4 * damping.applyAsDouble(lambda) / ((1 - lambda) * (1 - lambda)));
  }

  /** s of a mode; 0 where the eigenvalue is -1 up to rounding, as it is in periodic chains. */
  static double slowness(double lambda) {
    double t = 1 + lambda;
    return t <= 0x1p-50 ? 0 : t / (1 - lambda);
  }

  /**
   * With {@code t = 1 + lambda}, the partial fractions of f are above / (2 - t), simple / (1 +
   * slope t) and twice / (1 + slope t)^2, and Gauss's quadrature falls short of each.
   */
  private ExactVariance result(
      DoubleUnaryOperator damping,
      Repulsion repulsion,
      double slope,
      double above,
      double simple,
      double twice) {
    double error = above * measure.leftOutAbove() + rounding(damping);
    if (repulsion.kind() == Repulsion.Kind.SELF_REPELLENT) {
      double r = measure.residualBelow(slope);
      error += simple * r * r + twice * (2 * measure.norm() + r) * r;
    }
    return new ExactVariance(slowness(damping), error);
  }
}
