package org.flyball.reproduce;

import org.flyball.objective.RowObjective;
import org.flyball.run.Checks;

/**
 * {@code ||x||^2 / 2} in two dimensions as the mean of three rows, {@code f_j(x) = ||x||^2 / 2 +
 * n_j . x} with noises n_j that are sqrt(3 variance / 10) times (2, 0), (0, 1) and (-2, -1): mean
 * 0, mean square {@code variance}, but the mean of their Top-1 parts is not 0 (arXiv 2305.15155).
 *
 * @param variance sigma^2 of the noise
 */
record NoisyBowl(double variance) implements RowObjective {

  private static final double[][] NOISE = {{2, 0}, {0, 1}, {-2, -1}};

  private double noise(int row, int j) {
    return Math.sqrt(3 * variance / 10) * NOISE[row][j];
  }

  @Override
  public int dimension() {
    return 2;
  }

  @Override
  public int rows() {
    return NOISE.length;
  }

  @Override
  public double valueAndGradient(double[] x, double[] out) {
    out[0] = x[0];
    out[1] = x[1];
    return (x[0] * x[0] + x[1] * x[1]) / 2;
  }

  @Override
  public void gradient(double[] x, int[] rows, int count, double[] out) {
    for (int j = 0; j < 2; j++) {
      double sum = 0;
      for (int k = 0; k < count; k++) {
        sum += noise(rows[k], j);
      }
      out[j] = x[j] + sum / count;
    }
  }

  @Override
  public double valueAndGradient(double[] x, int[] rows, int count, double[] out) {
    gradient(x, rows, count, out);
    double value = 0;
    for (int j = 0; j < 2; j++) {
      value += x[j] * (out[j] - x[j] / 2); // out is x and the mean of the noise
    }
    return value;
  }

  @Override
  public void gradient(double[] x, int[] rows, double[] weights, int count, double[] out) {
    Checks.that(
        weights.length >= count, "NoisyBowl: %s weights for %s rows", weights.length, count);
    for (int j = 0; j < 2; j++) {
      out[j] = 0;
      for (int k = 0; k < count; k++) {
        out[j] += weights[k] * (x[j] + noise(rows[k], j));
      }
    }
  }

  @Override
  public double rowSmoothness(int row) {
    return 1;
  }
}
