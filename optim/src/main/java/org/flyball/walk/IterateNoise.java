package org.flyball.walk;

import org.flyball.graph.IterateTheory;
import org.flyball.graph.ReversibleChain;
import org.flyball.graph.StepDecay;
import org.flyball.graph.WalkTheory;
import org.flyball.run.Checks;

/**
 * The theory of a stochastic approximation near its root, from the problem itself: H at every node
 * and the Jacobian of their weighted mean.
 *
 * <pre>{@code
 * IterateTheory theory = IterateNoise.at(root, Field.gradients(f), Weighting.uniform(), chain)
 *     .theory(StepDecay.SLOWER);
 * double ratio = gain.relativeTo(Gain.power(a), n);
 * double predicted = gain.at(n - 1)
 *     * theory.trace(Repulsion.selfRepellent(alpha), ratio).value();
 * Certificate certificate = replicas.mean(experiment)
 *     .beside("squared distance", "V_eff", predicted, 0.25);
 * }</pre>
 *
 * <p>Cost: 2 d + 1 evaluations at each node, and n d + d^2 numbers of memory. The Jacobian comes
 * from central differences: about ten digits.
 */
public final class IterateNoise {

  private final ReversibleChain chain;
  private final double[] noise; // w_i / mu_i H(root, i), node by node
  private final double[] jacobian;

  private IterateNoise(ReversibleChain chain, double[] noise, double[] jacobian) {
    this.chain = chain;
    this.noise = noise;
    this.jacobian = jacobian;
  }

  /**
   * At a root.
   *
   * @param root where the weighted mean of H is 0 (d); not written
   * @param field H
   * @param wanted how much each node is to count
   * @param chain the walk, or the base of a self-repellent one
   */
  public static IterateNoise at(
      double[] root, Field field, Weighting wanted, ReversibleChain chain) {
    int d = root.length;
    int n = chain.graph().nodes();
    Checks.that(d >= 1, "IterateNoise: the root has no entry");
    Checks.finite(root, "IterateNoise: root");
    Shares shares = Shares.of(wanted, Visits.of(new SelfRepellent(chain, 0)));
    double[] noise = new double[Math.multiplyExact(n, d)];
    double[] one = new double[d];
    for (int i = 0; i < n; i++) {
      double factor = shares.factors().length == 0 ? 1 : shares.factors()[i];
      field.at(root, i, one);
      for (int j = 0; j < d; j++) {
        noise[i * d + j] = factor * one[j];
      }
    }
    double[] jacobian = new double[d * d];
    double[] x = root.clone();
    for (int q = 0; q < d; q++) {
      double step = 1e-5 * Math.max(1, Math.abs(root[q]));
      x[q] = root[q] + step;
      addColumn(field, x, shares.wanted(), q, 1 / (2 * step), jacobian);
      x[q] = root[q] - step;
      addColumn(field, x, shares.wanted(), q, -1 / (2 * step), jacobian);
      x[q] = root[q];
    }
    return new IterateNoise(chain, noise, jacobian);
  }

  private static void addColumn(
      Field field, double[] x, double[] weights, int column, double factor, double[] jacobian) {
    int d = x.length;
    double[] one = new double[d];
    for (int i = 0; i < weights.length; i++) {
      if (weights[i] != 0) {
        field.at(x, i, one);
        for (int p = 0; p < d; p++) {
          jacobian[p * d + column] += factor * weights[i] * one[p];
        }
      }
    }
  }

  /** J11, of the weighted mean of H (d &times; d, row-major); fresh. */
  public double[] jacobian() {
    return jacobian.clone();
  }

  /** The Jacobian of a gradient is symmetric but for rounding: mean of both halves. */
  private double[] symmetrised() {
    int d = (int) Math.round(Math.sqrt(jacobian.length));
    double[] out = jacobian.clone();
    for (int p = 0; p < d; p++) {
      for (int q = 0; q < p; q++) {
        double a = jacobian[p * d + q];
        double b = jacobian[q * d + p];
        if (Math.abs(a - b) <= 1e-7 * (Math.abs(a) + Math.abs(b) + 1)) {
          out[p * d + q] = (a + b) / 2;
          out[q * d + p] = out[p * d + q];
        }
      }
    }
    return out;
  }

  /** The covariance of the last theta of plain steps, and of averages. */
  public IterateTheory theory(StepDecay decay) {
    double[] j = symmetrised();
    return WalkTheory.of(chain).of(noise, noise.length / chain.graph().nodes()).iterate(j, decay);
  }

  /** The covariance of the last theta with {@link Momentum#HEAVY_BALL}, exponent below 1. */
  public IterateTheory heavyBall() {
    double[] j = symmetrised();
    return WalkTheory.of(chain).of(noise, noise.length / chain.graph().nodes()).heavyBall(j);
  }
}
