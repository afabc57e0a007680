package org.flyball.linear;

import org.flyball.random.Xoshiro256;

/** Random matrices for property and oracle tests. */
final class RandomMatrix {

  private RandomMatrix() {}

  /** {@code G G^T + 0.1 I} with a sparse Gaussian G: symmetric to the last bit, beta above 1. */
  static SparseMatrix positiveDefinite(int n, Xoshiro256 random) {
    double[][] g = new double[n][n];
    for (double[] row : g) {
      for (int j = 0; j < n; j++) {
        row[j] = random.nextInt(3) == 0 ? random.nextGaussian() : 0;
      }
    }
    Triplets triplets = new Triplets(n, n);
    for (int i = 0; i < n; i++) {
      for (int j = 0; j <= i; j++) {
        double sum = i == j ? 0.1 : 0;
        for (int k = 0; k < n; k++) {
          sum += g[i][k] * g[j][k];
        }
        if (sum != 0) {
          triplets.add(i, j, sum);
          if (i != j) {
            triplets.add(j, i, sum);
          }
        }
      }
    }
    return triplets.toMatrix();
  }

  /** Any square matrix with a diagonal that dominates, of either sign; a third not symmetric. */
  static SparseMatrix dominant(int n, Xoshiro256 random) {
    Triplets triplets = new Triplets(n, n);
    double[] weight = new double[n];
    for (int p = random.nextInt(4 * n); p > 0; p--) {
      int i = random.nextInt(n);
      int j = random.nextInt(n);
      double v = random.nextGaussian();
      triplets.add(i, j, v);
      weight[i] += Math.abs(v);
      weight[j] += Math.abs(v);
      if (random.nextInt(3) > 0) {
        triplets.add(j, i, v);
      }
    }
    for (int i = 0; i < n; i++) {
      double size = 4 * weight[i] + 0.1 + random.nextDouble();
      triplets.add(i, i, random.nextInt(4) == 0 ? -size : size);
    }
    return triplets.toMatrix();
  }

  /** n standard normal numbers. */
  static double[] vector(int n, Xoshiro256 random) {
    double[] v = new double[n];
    for (int i = 0; i < n; i++) {
      v[i] = random.nextGaussian();
    }
    return v;
  }
}
