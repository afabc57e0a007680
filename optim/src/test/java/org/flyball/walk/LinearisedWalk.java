package org.flyball.walk;

import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;
import org.flyball.graph.CompactGraph;

/**
 * What a self-repellent walk over Metropolis steps makes of {@code theta += beta (g_i - theta)}, at
 * finite n: the moments of the pair of theta and visit measure, linearised at theta* and mu, mode
 * by mode of the base chain. With k = alpha (1 + lambda), h = g . u and noise of variance s = (1 +
 * lambda) / (1 - lambda),
 *
 * <pre>
 * t += beta  (-t - k xi + noise)          theta - theta* = sum h t
 * xi += gamma (-(k + 1) xi + noise)       x - mu = sum xi u
 * </pre>
 *
 * <p>As n grows it has the limits of the three cases; before, it has what they leave out.
 */
final class LinearisedWalk {

  private final double[] lambda;
  private final double[] squares; // h^2

  private LinearisedWalk(double[] lambda, double[] squares) {
    this.lambda = lambda;
    this.squares = squares;
  }

  static LinearisedWalk metropolis(CompactGraph graph, double[] g) {
    int n = graph.nodes();
    DMatrixRMaj p = new DMatrixRMaj(n, n);
    for (int i = 0; i < n; i++) {
      double stay = 1;
      for (long arc = graph.firstArc(i); arc < graph.firstArc(i + 1); arc++) {
        int j = graph.target(arc);
        double go = Math.min(1.0 / graph.degree(i), 1.0 / graph.degree(j));
        p.set(i, j, go);
        stay -= go;
      }
      p.set(i, i, stay);
    }
    EigenDecomposition_F64<DMatrixRMaj> modes = DecompositionFactory_DDRM.eig(n, true, true);
    if (!modes.decompose(p)) {
      throw new AssertionError("no eigenvalues");
    }
    double[] lambda = new double[n];
    double[] squares = new double[n];
    for (int i = 0; i < n; i++) {
      lambda[i] = modes.getEigenvalue(i).real;
      double h = 0;
      for (int j = 0; j < n; j++) {
        h += g[j] * modes.getEigenVector(i).get(j) / Math.sqrt(n);
      }
      squares[i] = lambda[i] > 1 - 1e-9 ? 0 : h * h;
    }
    return new LinearisedWalk(lambda, squares);
  }

  /**
   * After n steps.
   *
   * @param alpha of the walk
   * @param a of its memory
   * @param b of theta
   * @return variance of theta, of the mean of the thetas
   */
  double[] variances(double alpha, double a, double b, int n) {
    double[] betas = new double[n];
    double[] gammas = new double[n];
    for (int step = 0; step < n; step++) {
      betas[step] = Math.pow(step + 2, -b);
      gammas[step] = Math.pow(step + 2, -a);
    }
    double[] out = new double[2];
    for (int i = 0; i < lambda.length; i++) {
      if (squares[i] == 0) {
        continue;
      }
      double k = alpha * (1 + lambda[i]);
      double s = (1 + lambda[i]) / (1 - lambda[i]);
      double tt = 0;
      double tx = 0;
      double xx = 0;
      double tm = 0; // with the sum of the thetas
      double xm = 0;
      double mm = 0;
      for (int step = 0; step < n; step++) {
        double beta = betas[step];
        double gamma = gammas[step];
        double keep = 1 - beta;
        double pull = -beta * k;
        double stay = 1 - gamma * (k + 1);
        double newTm = keep * tm + pull * xm;
        double newXm = stay * xm;
        double newTt = keep * keep * tt + 2 * keep * pull * tx + pull * pull * xx + beta * beta * s;
        double newTx = keep * stay * tx + pull * stay * xx + beta * gamma * s;
        double newXx = stay * stay * xx + gamma * gamma * s;
        tt = newTt;
        tx = newTx;
        xx = newXx;
        mm += 2 * newTm + tt;
        tm = newTm + tt;
        xm = newXm + tx;
      }
      out[0] += squares[i] * tt;
      out[1] += squares[i] * mm / n / n;
    }
    return out;
  }

  @Override
  public String toString() {
    return "LinearisedWalk" + Arrays.toString(lambda);
  }
}
