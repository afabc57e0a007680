package org.flyball.bandit;

import org.flyball.run.Checks;

/**
 * The constants of {@link ChebCb}: how large the losses are, how fast they vary with the context,
 * and how greedy the learner is.
 *
 * <pre>
 * N       = 2 + (4 C L / K) (1 + log m)             K N is the unit of the losses
 * alpha   = (pi + (2 / pi) log(2 m + 1)) C L / (2 K N (m + 1))    what degree m cannot express
 * |theta_0| &lt;= K,  |theta_j| &lt;= 2 C L / j           in units of the losses
 * </pre>
 *
 * K is the largest loss, L the Lipschitz constant of the losses, C the length of the context range
 * (arXiv 2310.02246, "ChebCB" and the theorem about it).
 */
public sealed interface ChebConstants {

  /**
   * K and L as they turn out: K the largest loss so far, {@code L = K / C}, the number of features
   * for m, and {@code eta_t = 2 t sqrt(d t / (R_t + 2 alpha^2 t))} with the realised squared error
   * R_t, in units of K N. These are the settings of the paper's released code; the factor t makes
   * it greedy within tens of rounds. No regret bound is known for it. The choice when in doubt.
   */
  static ChebConstants practical() {
    return new Practical();
  }

  /**
   * The constants of the theorem: {@code eta = 2 sqrt(d T / (R_T + 2 alpha^2 T))} throughout, with
   * {@code R_T = d (m + 1)(1 + log(T sqrt(d (m + 1)(K^2 + 2 C^2 L^2 pi^2 / 3)) / (K N)))}. Proven
   * for losses in [0, K], and far too timid to be of use within thousands of rounds; losses above K
   * are taken as they are.
   *
   * @param lossBound K, positive and finite
   * @param lipschitz L, losses per unit of context, positive and finite
   * @param rounds T, at least 1
   */
  static ChebConstants theory(double lossBound, double lipschitz, long rounds) {
    return new Theory(lossBound, lipschitz, rounds);
  }

  /** K, given the largest loss so far. */
  double lossBound(double largest);

  /** C L / K for a range of this length. */
  double variation(double length);

  /** m, for features of degree 0 to {@code degree}. */
  int order(int degree);

  /**
   * eta.
   *
   * @param arms d
   * @param learnt losses learnt so far
   * @param squaredError R_t, in units of (K N)^2
   * @param shape the other constants
   */
  double eta(int arms, long learnt, double squaredError, Shape shape);

  /**
   * N and alpha.
   *
   * @param order m, 1 or more
   * @param variation C L / K
   * @param unit N
   * @param approximation alpha
   */
  record Shape(int order, double variation, double unit, double approximation) {

    static Shape of(int order, double variation) {
      double unit = 2 + 4 * variation * (1 + StrictMath.log(order));
      double approximation =
          (Math.PI + 2 / Math.PI * StrictMath.log(2.0 * order + 1))
              * variation
              / (2 * unit * (order + 1));
      return new Shape(order, variation, unit, approximation);
    }
  }

  /** {@link #practical()}. */
  record Practical() implements ChebConstants {
    @Override
    public double lossBound(double largest) {
      return largest;
    }

    @Override
    public double variation(double length) {
      return 1;
    }

    @Override
    public int order(int degree) {
      return degree + 1;
    }

    @Override
    public double eta(int arms, long learnt, double squaredError, Shape shape) {
      double t = learnt;
      double alpha = shape.approximation();
      return learnt == 0 ? 0 : 2 * t * Math.sqrt(arms * t / (squaredError + 2 * alpha * alpha * t));
    }
  }

  /**
   * {@link #theory(double, double, long)}.
   *
   * @param bound K
   * @param lipschitz L
   * @param rounds T
   */
  record Theory(double bound, double lipschitz, long rounds) implements ChebConstants {
    public Theory {
      Checks.that(
          bound > 0 && bound < 1e300 && lipschitz > 0 && lipschitz < 1e300 && rounds >= 1,
          "ChebConstants: the loss bound and the Lipschitz constant must be positive and below"
              + " 1e300, the rounds at least 1, got %s, %s and %s",
          bound,
          lipschitz,
          rounds);
    }

    @Override
    public double lossBound(double largest) {
      return bound;
    }

    @Override
    public double variation(double length) {
      return length * lipschitz / bound;
    }

    @Override
    public int order(int degree) {
      return degree;
    }

    @Override
    public double eta(int arms, long learnt, double squaredError, Shape shape) {
      double features = arms * (shape.order() + 1.0);
      double v = shape.variation();
      double spread = Math.sqrt(features * (1 + 2 * v * v * Math.PI * Math.PI / 3));
      double regression = features * (1 + StrictMath.log(rounds * spread / shape.unit()));
      double alpha = shape.approximation();
      return 2 * Math.sqrt((double) arms * rounds / (regression + 2 * alpha * alpha * rounds));
    }
  }
}
