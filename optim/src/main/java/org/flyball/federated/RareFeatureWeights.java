package org.flyball.federated;

import java.util.Arrays;
import java.util.Optional;
import org.flyball.compress.Compressor;
import org.flyball.compress.TopK;
import org.flyball.objective.FeatureSupport;
import org.flyball.objective.FiniteSum;
import org.flyball.objective.Smoothness;

/**
 * The best weights where clients have few variables each: variable by variable {@code (sum_{i in
 * I_j} e_ij / n)^2 <= (sum_{i in I_j} a_i) (sum e_ij^2 / (n^2 a_i))}, so the a_i need only satisfy
 * {@code sum_{i in I_j} a_i <= 1} for every j. They minimise {@code sum c_i / a_i}, c_i = xi_i^2
 * L_i^2 / n^2, by {@code a_i = sqrt(c_i / sum_{j in J_i} lambda_j)}, {@code lambda_j <- lambda_j
 * sum_{i in I_j} a_i} (derived).
 */
final class RareFeatureWeights {

  private static final int SWEEPS = 500;

  private RareFeatureWeights() {}

  static Aggregate of(Method method, FiniteSum f, Smoothness smoothness) {
    FeatureSupport support = FeatureSupport.of(f);
    int n = f.size();
    double[] alpha = new double[n];
    double[] cost = new double[n];
    for (int i = 0; i < n; i++) {
      Compressor compressor = method.feedback().compressors().of(i);
      int dimensions = Math.max(1, support.features()[i].length);
      // Top-k never picks a zero before it has all others: it acts in J_i alone.
      alpha[i] =
          method.participation().of(i)
              * Contraction.alpha(
                  compressor, compressor instanceof TopK ? dimensions : f.dimension());
      double term = Contraction.xi(alpha[i]) * smoothness.client(i) / n;
      cost[i] = term * term;
    }
    double[] scale = method.feedback().weights().of(n, Optional.of(smoothness));
    for (int i = 0; i < n; i++) {
      scale[i] = method.feedback().weights() instanceof Weights.Equal ? 1 : n * scale[i];
    }
    Aggregate weighted =
        new Aggregate(
            alpha,
            smoothness.clients(),
            best(support, cost),
            scale,
            "rare features, arXiv 2305.15264, with the best weights (derived)");
    Aggregate even = even(support, smoothness, alpha, scale);
    return even.constant < weighted.constant ? even : weighted;
  }

  /**
   * The paper's weights, {@code a_i = 1 / c} with c clients at most on a variable: {@code B =
   * sqrt(c / n) L_+ xi} at the worst alpha. L_+ knows that Hessians of different clients point in
   * different directions, the L_i do not: neither B is always the smaller one.
   */
  private static Aggregate even(
      FeatureSupport support, Smoothness smoothness, double[] alpha, double[] scale) {
    int n = smoothness.size();
    double worst = 1;
    for (double a : alpha) {
      worst = Math.min(worst, a);
    }
    double[] same = new double[n];
    double[] share = new double[n];
    double most = Math.max(1, support.mostClients());
    Arrays.fill(same, worst);
    Arrays.fill(share, 1 / most);
    return new Aggregate(
            same, smoothness.clients(), share, scale, "rare features, arXiv 2305.15264")
        .withConstant(Math.sqrt(most / n) * smoothness.plus() * Contraction.xi(worst));
  }

  /** a_i; positive, for every variable with a sum of at most 1. */
  static double[] best(FeatureSupport support, double[] cost) {
    int n = cost.length;
    int[][] features = support.features();
    double[] c = floored(cost);
    double[] load = new double[support.sharing().length];
    double[] lambda = new double[load.length];
    double[] weights = new double[n];
    double[] best = new double[n];
    double least = Double.POSITIVE_INFINITY;
    Arrays.fill(lambda, 1);
    for (int sweep = 0; sweep < SWEEPS; sweep++) {
      for (int i = 0; i < n; i++) {
        double sum = 0;
        for (int j : features[i]) {
          sum += lambda[j];
        }
        weights[i] = sum == 0 ? 1 : Math.sqrt(c[i] / sum);
      }
      double most = load(features, weights, load);
      double value = 0;
      for (int i = 0; i < n; i++) {
        value += c[i] / (weights[i] / most);
      }
      if (value < least) {
        least = value;
        for (int i = 0; i < n; i++) {
          best[i] = weights[i] / most;
        }
      }
      for (int j = 0; j < lambda.length; j++) {
        lambda[j] *= load[j];
      }
    }
    return best;
  }

  /** A client that costs nothing still needs a weight. */
  private static double[] floored(double[] cost) {
    double sum = 0;
    for (double c : cost) {
      sum += c;
    }
    double[] c = new double[cost.length];
    for (int i = 0; i < c.length; i++) {
      c[i] = sum == 0 ? 1 : Math.max(cost[i], 1e-12 * sum / cost.length);
    }
    return c;
  }

  private static double load(int[][] features, double[] weights, double[] load) {
    Arrays.fill(load, 0);
    double most = 0;
    for (int i = 0; i < weights.length; i++) {
      for (int j : features[i]) {
        load[j] += weights[i];
        most = Math.max(most, load[j]);
      }
    }
    return most == 0 ? 1 : most;
  }
}
