package org.flyball.objective;

import org.flyball.linear.SparseRows;

/**
 * The scores of one row, class by class, and what follows from them; one thread's. A row that is at
 * least half full is spread out once, and then gone over by plain loops: four classes side by side
 * for the products, as one sum alone would wait for itself. The sums have the order of the sparse
 * ones, so the bits are the same.
 */
final class SoftmaxScores {

  private final SparseRows rows;
  private final int dimension;
  private final double[] score;
  private final double[] spread;
  private boolean full;
  private double most;
  private double own; // the score of the label, less the most
  private double sum; // of exp(score - most), which scores then are

  SoftmaxScores(SparseRows rows, int classes, int dimension) {
    this.rows = rows;
    this.dimension = dimension;
    score = new double[classes];
    spread = new double[dimension];
  }

  /**
   * Of a row under weights x (classes &times; dimension). All is of the maximum, so that nothing
   * overflows.
   */
  void of(int row, int label, double[] x) {
    full = 2 * rows.entries(row) >= dimension;
    if (full) {
      rows.copy(row, spread);
      products(x);
    } else {
      for (int c = 0; c < score.length; c++) {
        score[c] = rows.dot(row, x, c * dimension);
      }
    }
    most = Double.NEGATIVE_INFINITY;
    for (double each : score) {
      most = Math.max(most, each);
    }
    own = score[label] - most;
    sum = 0;
    for (int c = 0; c < score.length; c++) {
      double below = score[c] - most;
      score[c] = below == 0 ? 1 : Math.exp(below);
      sum += score[c];
    }
  }

  /** In groups of four or, where there are fewer, two; the last may overlap the one before. */
  private void products(double[] x) {
    int n = score.length;
    int group = n < 4 ? 2 : 4;
    for (int c = 0; c < n; c += group) {
      if (group == 4) {
        four(Math.min(c, n - 4), x);
      } else {
        two(Math.min(c, n - 2), x);
      }
    }
  }

  private void four(int c, double[] x) {
    double[] row = spread;
    int first = c * dimension;
    int second = first + dimension;
    int third = second + dimension;
    int fourth = third + dimension;
    double a0 = 0;
    double a1 = 0;
    double a2 = 0;
    double a3 = 0;
    for (int j = 0; j < row.length; j++) {
      double v = row[j];
      a0 += v * x[first + j];
      a1 += v * x[second + j];
      a2 += v * x[third + j];
      a3 += v * x[fourth + j];
    }
    score[c] = a0;
    score[c + 1] = a1;
    score[c + 2] = a2;
    score[c + 3] = a3;
  }

  private void two(int c, double[] x) {
    double[] row = spread;
    int first = c * dimension;
    int second = first + dimension;
    double a0 = 0;
    double a1 = 0;
    for (int j = 0; j < row.length; j++) {
      a0 += row[j] * x[first + j];
      a1 += row[j] * x[second + j];
    }
    score[c] = a0;
    score[c + 1] = a1;
  }

  /** {@code out += weight} times the gradient of the row's loss. */
  void addSlopes(int row, int label, double weight, double[] out) {
    for (int c = 0; c < score.length; c++) {
      double share = score[c] / sum;
      double slope = weight * (c == label ? share - 1 : share);
      int from = c * dimension;
      if (full) {
        double[] values = spread;
        for (int j = 0; j < values.length; j++) {
          out[from + j] += slope * values[j];
        }
      } else {
        rows.add(row, slope, out, from);
      }
    }
  }

  /** The row's loss. */
  double loss() {
    return Math.log(sum) - own;
  }
}
