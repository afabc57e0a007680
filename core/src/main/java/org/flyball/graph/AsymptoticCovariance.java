package org.flyball.graph;

import java.util.function.DoubleUnaryOperator;
import org.flyball.linear.Vectors;
import org.jspecify.annotations.Nullable;

/**
 * The exact asymptotic covariances of several functions under a walk: the matrices of which {@link
 * AsymptoticVariance} is the diagonal, and what noise of that covariance does to a stochastic
 * approximation. From {@link WalkTheory#of(double[], int)}; every matrix is (dimension &times;
 * dimension, row-major), fresh.
 *
 * <p><b>Cost.</b> One Lanczos process for each function, and in each step a dot product with every
 * other: for d functions on n nodes about d^2 n numbers per step. Made when the first matrix is
 * asked for. Traces for symmetric Jacobians ({@link IterateTheory#trace}) need no cross terms and
 * are d times cheaper.
 */
public final class AsymptoticCovariance {

  private final ModeSource modes;
  private final double[] means;
  private final double[][] centred;
  private volatile KrylovMeasure @Nullable [] joint; // volatile: an array publishes nothing

  private AsymptoticCovariance(ModeSource modes, double[] means, double[][] centred) {
    this.modes = modes;
    this.means = means;
    this.centred = centred;
  }

  /** Of functions on a chain, checked; {@code who} names them in messages. */
  static AsymptoticCovariance of(
      ModeSource modes, SymmetricChain chain, double[] values, int dimension, String who) {
    chain.check(values, dimension, who);
    double[][] centred = new double[dimension][];
    double[] means = new double[dimension];
    for (int p = 0; p < dimension; p++) {
      means[p] = chain.mean(values, p, dimension);
      centred[p] = chain.centred(values, p, dimension, means[p]);
    }
    return new AsymptoticCovariance(modes, means, centred);
  }

  /** How many functions there are. */
  public int dimension() {
    return means.length;
  }

  /** {@code mu . h_p} for every function p; fresh. */
  public double[] means() {
    return means.clone();
  }

  /** The covariance under mu: n Cov of the mean of n independent draws. */
  public double[] independentDraws() {
    int d = dimension();
    double[] out = new double[d * d];
    for (int p = 0; p < d; p++) {
      for (int q = 0; q <= p; q++) {
        out[p * d + q] = Vectors.dot(centred[p], centred[q]);
        out[q * d + p] = out[p * d + q];
      }
    }
    return out;
  }

  /** n Cov of the mean along the base chain. */
  public double[] base() {
    return integrate(AsymptoticVariance::slowness);
  }

  /** n Cov of the visits' averages, a = 1; see {@link AsymptoticVariance#visitAverage}. */
  public double[] visitAverage(Repulsion repulsion) {
    return integrate(
        lambda -> AsymptoticVariance.slowness(lambda) / (2 * repulsion.at(lambda) + 1));
  }

  /** As {@link AsymptoticVariance#weightedAverage}. */
  public double[] weightedAverage(Repulsion repulsion) {
    return integrate(
        lambda -> AsymptoticVariance.slowness(lambda) / (2 * repulsion.at(lambda) + 2));
  }

  /** U(alpha), as {@link AsymptoticVariance#timeAverage}. */
  public double[] timeAverage(Repulsion repulsion) {
    return integrate(
        lambda -> {
          double pull = repulsion.at(lambda) + 1;
          return AsymptoticVariance.slowness(lambda) / (pull * pull);
        });
  }

  /** {@code sum_i f(lambda_i) h_i h_i^T}, with {@code h_i = H^T u_i}. */
  public double[] integrate(DoubleUnaryOperator f) {
    int d = dimension();
    double[] out = new double[d * d];
    for (int q = 0; q < d; q++) {
      KrylovMeasure measure = joint()[q];
      for (int k = 0; k < measure.eigenvalue.length; k++) {
        double factor = f.applyAsDouble(measure.eigenvalue[k]);
        for (int p = 0; p < d; p++) {
          out[p * d + q] += factor * measure.weight[k * d + p];
        }
      }
    }
    // Column q comes from function q's process: both views of a pair are independent.
    for (int p = 0; p < d; p++) {
      for (int q = 0; q < p; q++) {
        double both = (out[p * d + q] + out[q * d + p]) / 2;
        out[p * d + q] = both;
        out[q * d + p] = both;
      }
    }
    return out;
  }

  /**
   * How well the covariances agree that are computed twice, {@code |c_pq - c_qp| / sqrt(c_pp c_qq)}
   * for the base chain, at the most: a measured error. 0 for one function, whose error is with
   * {@link AsymptoticVariance}.
   */
  public double disagreement() {
    int d = dimension();
    double[] column = new double[d * d];
    for (int q = 0; q < d; q++) {
      KrylovMeasure measure = joint()[q];
      for (int k = 0; k < measure.eigenvalue.length; k++) {
        double lambda = measure.eigenvalue[k];
        for (int p = 0; p < d; p++) {
          column[p * d + q] += AsymptoticVariance.slowness(lambda) * measure.weight[k * d + p];
        }
      }
    }
    double worst = 0;
    for (int p = 0; p < d; p++) {
      for (int q = 0; q < p; q++) {
        double difference = Math.abs(column[p * d + q] - column[q * d + p]);
        double size = Math.sqrt(column[p * d + p] * column[q * d + q]);
        worst = Math.max(worst, size > 0 ? difference / size : 0);
      }
    }
    return worst;
  }

  /**
   * The theory of the iterate {@code theta + beta_n H(theta, X_n)} near its limit.
   *
   * @param jacobian J11, of the mean field {@code sum_i mu_i H(theta, i)} at the limit (dimension
   *     &times; dimension, row-major); the negative Hessian for a descent. Copied
   */
  public IterateTheory iterate(double[] jacobian, StepDecay decay) {
    return IterateTheory.plain(this, jacobian, decay);
  }

  /**
   * The theory of heavy ball, {@code m' = m - beta (H + m), theta' = theta - beta m} with b &lt; 1.
   *
   * @param jacobian as for {@link #iterate}: the negative Hessian
   */
  public IterateTheory heavyBall(double[] jacobian) {
    return IterateTheory.heavyBall(this, jacobian);
  }

  /** The variance of {@code direction . H}. */
  AsymptoticVariance along(double[] direction) {
    double[] v = new double[centred[0].length];
    double mean = 0;
    for (int p = 0; p < direction.length; p++) {
      mean += direction[p] * means[p];
      for (int i = 0; i < v.length; i++) {
        v[i] += direction[p] * centred[p][i];
      }
    }
    return new AsymptoticVariance(mean, modes.measure(new double[][] {v}, 0));
  }

  /** Per function q, its quadrature with the weights of all functions. */
  KrylovMeasure[] joint() {
    KrylovMeasure[] ready = joint;
    if (ready == null) {
      ready = new KrylovMeasure[dimension()];
      for (int q = 0; q < ready.length; q++) {
        ready[q] = modes.measure(centred, q);
      }
      joint = ready;
    }
    return ready;
  }
}
