package org.flyball.federated;

import java.util.ArrayList;
import java.util.List;
import org.flyball.objective.FiniteSum;
import org.flyball.objective.Quadratic;
import org.flyball.objective.Regularizer;
import org.flyball.objective.SyntheticRegression;
import org.flyball.random.Seed;
import org.flyball.random.Xoshiro256;

/** Problems that several tests share. */
final class Problems {

  private Problems() {}

  /**
   * The counterexample of Beznosikov et al. (arXiv 2002.12410): f_i = (a_i . x)^2 + ||x||^2 / 4,
   * a_i the turns of (-3, 2, 2). Top1 picks the one coordinate whose gradient points the wrong way.
   */
  static FiniteSum counterexample() {
    double[] a = {-3, 2, 2};
    List<Quadratic> clients = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      double[][] matrix = new double[3][3];
      for (int r = 0; r < 3; r++) {
        for (int c = 0; c < 3; c++) {
          matrix[r][c] = 2 * a[(r + 3 - i) % 3] * a[(c + 3 - i) % 3] + (r == c ? 0.5 : 0);
        }
      }
      clients.add(Quadratic.of(matrix, new double[3]));
    }
    return FiniteSum.of(clients);
  }

  /** Least squares with unequal L_i, and the papers' regularizer on every client. */
  static FiniteSum regression(int clients, int dimension) {
    double[] targets = new double[clients];
    for (int i = 0; i < clients; i++) {
      targets[i] = 0.25 + i * i / 8.0;
    }
    return new SyntheticRegression(clients, 5, dimension, 0.1)
        .generate(targets, Regularizer.nonConvex(0.01), Seed.of(7));
  }

  /** Strongly convex quadratics, diag(1 .. spread) turned a little, with different minima. */
  static FiniteSum quadratics(int clients, int dimension, Seed seed) {
    List<Quadratic> all = new ArrayList<>();
    for (int i = 0; i < clients; i++) {
      Xoshiro256 random = seed.child(i).stream();
      double[][] matrix = new double[dimension][dimension];
      double[][] factor = new double[dimension][dimension];
      double[] right = new double[dimension];
      for (int r = 0; r < dimension; r++) {
        right[r] = random.nextGaussian();
        for (int c = 0; c < dimension; c++) {
          factor[r][c] = random.nextGaussian();
        }
      }
      for (int r = 0; r < dimension; r++) {
        for (int c = 0; c <= r; c++) {
          double sum = r == c ? 1 : 0;
          for (int k = 0; k < dimension; k++) {
            sum += (i + 1.0) * factor[r][k] * factor[c][k] / (clients * dimension);
          }
          matrix[r][c] = sum;
          matrix[c][r] = sum;
        }
      }
      all.add(Quadratic.of(matrix, right));
    }
    return FiniteSum.of(all);
  }

  /** A point that is not special. */
  static double[] start(int dimension) {
    double[] x = new double[dimension];
    for (int j = 0; j < dimension; j++) {
      x[j] = 1 + 0.1 * j;
    }
    return x;
  }
}
