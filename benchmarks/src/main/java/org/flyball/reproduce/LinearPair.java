package org.flyball.reproduce;

import org.flyball.graph.ChainModes;
import org.flyball.graph.Repulsion;
import org.flyball.graph.ReversibleChain;

/**
 * The pair of an estimate and a self-repellent walk's visit measure, linearised where both end up,
 * at finite n: their second moments, mode by mode of the base chain. With k of {@link Repulsion#at}
 * and noise of variance s = (1 + lambda) / (1 - lambda),
 *
 * <pre>
 * t  += beta_n (-t - k xi + noise)          theta - theta* = sum h t,  h = g . u
 * xi += gamma_n (-(k + 1) xi + noise)       x - mu = sum xi u
 * </pre>
 *
 * <p>with {@code beta_n = (n + 1)^-b} and {@code gamma_n = (n + 1)^-a}. Limits of large n come out
 * as theorems have them, and what they leave out at n = 1e5 comes out too. What it leaves out is
 * the walk's own memory and curvature: terms that fall with gamma_n. gamma_n is held below 1 / (k +
 * 1): a longer step would swing a linear x out of the simplex, where no walk's x can go.
 */
final class LinearPair {

  private final double[] lambda;
  private final double[] squares; // h^2

  private LinearPair(double[] lambda, double[] squares) {
    this.lambda = lambda;
    this.squares = squares;
  }

  /** Of {@code H(theta, i) = g_i - theta}. */
  static LinearPair of(ReversibleChain chain, double[] values) {
    ChainModes modes = ChainModes.of(chain);
    double[] lambda = new double[modes.size()];
    double[] squares = new double[modes.size()];
    for (int i = 0; i < lambda.length; i++) {
      double h = 0;
      double[] u = modes.left(i);
      for (int j = 0; j < u.length; j++) {
        h += values[j] * u[j];
      }
      lambda[i] = modes.eigenvalue(i);
      squares[i] = h * h;
    }
    return new LinearPair(lambda, squares);
  }

  /**
   * Variances after n steps.
   *
   * @param theta of the last theta
   * @param mean of the mean of the thetas
   * @param visits of x . g
   */
  record Moments(double theta, double mean, double visits) {}

  /**
   * From the root and mu on.
   *
   * @param a exponent of the memory
   * @param b exponent of theta's steps
   * @param power of the weights k^power in the mean of the thetas
   * @param at after how many steps, ascending
   */
  Moments[] moments(Repulsion repulsion, double a, double b, double power, int... at) {
    int last = at[at.length - 1];
    double[] betas = new double[last + 1];
    double[] gammas = new double[last + 1];
    for (int n = 1; n <= last; n++) {
      betas[n] = Math.pow(n + 1, -b);
      gammas[n] = Math.pow(n + 1, -a);
    }
    Moments[] out = new Moments[at.length];
    double[][] sums = new double[at.length][3];
    for (int i = 0; i < lambda.length; i++) {
      double k = repulsion.at(lambda[i]);
      double s = Math.max(0, 1 + lambda[i]) / (1 - lambda[i]);
      double tt = 0;
      double tx = 0;
      double xx = 0;
      double tm = 0; // with the weighted sum of the thetas
      double xm = 0;
      double mm = 0;
      double total = 0;
      int next = 0;
      for (int n = 1; next < at.length; n++) {
        double beta = betas[n];
        double gamma = Math.min(gammas[n], 1 / (k + 1));
        double weight = power == 0 ? 1 : Math.pow(n, power);
        double keep = 1 - beta;
        double pull = -beta * k;
        double stay = 1 - gamma * (k + 1);
        double newTm = keep * tm + pull * xm;
        double newXm = stay * xm;
        double newTt = keep * keep * tt + 2 * keep * pull * tx + pull * pull * xx + beta * beta * s;
        double newTx = keep * stay * tx + pull * stay * xx + beta * gamma * s;
        xx = stay * stay * xx + gamma * gamma * s;
        tt = newTt;
        tx = newTx;
        mm += 2 * weight * newTm + weight * weight * tt;
        tm = newTm + weight * tt;
        xm = newXm + weight * tx;
        total += weight;
        if (n == at[next]) {
          sums[next][0] += squares[i] * tt;
          sums[next][1] += squares[i] * mm / total / total;
          sums[next][2] += squares[i] * xx;
          next++;
        }
      }
    }
    for (int j = 0; j < at.length; j++) {
      out[j] = new Moments(sums[j][0], sums[j][1], sums[j][2]);
    }
    return out;
  }
}
