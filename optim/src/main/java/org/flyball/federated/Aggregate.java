package org.flyball.federated;

import org.flyball.objective.Smoothness;

/**
 * How the errors of many clients add up: weights a_i with sum 1, and B of the step size 1 / (L +
 * B), {@code B^2 = sum xi_i^2 L_i^2 / (n^2 a_i)}.
 */
final class Aggregate {

  final double[] theta;
  final double constant; // B
  final String source;
  private final double[] share; // a_i
  private final double[] scale; // n w_i of the method

  /** With alpha_i, L_i, a_i and the method's n w_i. */
  Aggregate(double[] alpha, double[] constants, double[] share, double[] scale, String source) {
    this(thetas(alpha), sum(alpha, constants, share), share, scale, source);
  }

  private Aggregate(
      double[] theta, double constant, double[] share, double[] scale, String source) {
    this.theta = theta;
    this.constant = constant;
    this.share = share;
    this.scale = scale;
    this.source = source;
  }

  Aggregate withConstant(double other) {
    return new Aggregate(theta, other, share, scale, source);
  }

  private static double[] thetas(double[] alpha) {
    double[] theta = new double[alpha.length];
    for (int i = 0; i < theta.length; i++) {
      theta[i] = Contraction.theta(alpha[i]);
    }
    return theta;
  }

  private static double sum(double[] alpha, double[] constants, double[] share) {
    int n = alpha.length;
    double sum = 0;
    for (int i = 0; i < n; i++) {
      double term = Contraction.xi(alpha[i]) * constants[i] / n;
      sum += term == 0 ? 0 : term * (term / share[i]);
    }
    return Math.sqrt(sum);
  }

  /** The same sum without xi. */
  double plain(Smoothness smoothness) {
    int n = theta.length;
    double sum = 0;
    for (int i = 0; i < n; i++) {
      double term = smoothness.client(i) / n;
      sum += term == 0 || share[i] == 0 ? 0 : term * (term / share[i]);
    }
    return Math.sqrt(sum);
  }

  /**
   * The weights of the potential's squared errors, {@code factor / (2 n^2 a_i theta_i)}, in the
   * units of the method's memories; 0 for a_i = 0, whose error is 0 from the start on.
   */
  double[] weights(double factor) {
    int n = theta.length;
    double[] weights = new double[n];
    for (int i = 0; i < n; i++) {
      double perClient = scale[i] / n;
      weights[i] = share[i] == 0 ? 0 : factor * perClient * (perClient / share[i]) / (2 * theta[i]);
    }
    return weights;
  }
}
