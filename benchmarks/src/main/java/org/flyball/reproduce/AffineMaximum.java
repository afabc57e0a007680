package org.flyball.reproduce;

import org.flyball.random.Xoshiro256;

/**
 * {@code max_j (a_j . x + b_j)} with slopes of norm at most 1. Drawn with all {@code b_j = 0} and
 * slopes whose hull holds 0, it is least at 0, with value 0.
 */
record AffineMaximum(double[][] slopes, double[] offsets) {

  /** Slopes and offsets at random; the least value is not known. */
  static AffineMaximum anywhere(Xoshiro256 random, int dimension, int pieces) {
    double[][] slopes = new double[pieces][];
    double[] offsets = new double[pieces];
    for (int j = 0; j < pieces; j++) {
      slopes[j] = direction(random, dimension);
      offsets[j] = random.nextGaussian();
    }
    return new AffineMaximum(slopes, offsets);
  }

  /** Least at 0: the last slope is minus the mean of the others. */
  static AffineMaximum aroundZero(Xoshiro256 random, int dimension, int pieces) {
    double[][] slopes = new double[pieces][dimension];
    for (int j = 0; j < pieces - 1; j++) {
      slopes[j] = direction(random, dimension);
      for (int i = 0; i < dimension; i++) {
        slopes[pieces - 1][i] -= slopes[j][i] / (pieces - 1);
      }
    }
    return new AffineMaximum(slopes, new double[pieces]);
  }

  /** A point of the unit sphere. */
  static double[] direction(Xoshiro256 random, int dimension) {
    double[] x = new double[dimension];
    double square = 0;
    for (int i = 0; i < dimension; i++) {
      x[i] = random.nextGaussian();
      square += x[i] * x[i];
    }
    for (int i = 0; i < dimension; i++) {
      x[i] /= Math.sqrt(square);
    }
    return x;
  }

  private double value(int j, double[] x) {
    double sum = offsets[j];
    for (int i = 0; i < x.length; i++) {
      sum += slopes[j][i] * x[i];
    }
    return sum;
  }

  private int active(double[] x) {
    int best = 0;
    double most = value(0, x);
    for (int j = 1; j < slopes.length; j++) {
      double value = value(j, x);
      if (value > most) {
        most = value;
        best = j;
      }
    }
    return best;
  }

  double at(double[] x) {
    return value(active(x), x);
  }

  /** A slope that is active at x; shared, do not write. */
  double[] slope(double[] x) {
    return slopes[active(x)];
  }

  /** The value after these subgradient steps from x, which is written. */
  double after(double[] steps, double[] x) {
    for (double step : steps) {
      double[] g = slope(x);
      for (int i = 0; i < x.length; i++) {
        x[i] -= step * g[i];
      }
    }
    return at(x);
  }
}
