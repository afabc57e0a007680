package org.flyball.descent;

import org.flyball.data.FeatureScaling;
import org.flyball.data.LabelledData;
import org.flyball.objective.Objective;
import org.flyball.objective.Regularizer;
import org.flyball.objective.RowObjective;
import org.flyball.objective.SoftmaxRegression;

/** The test problems of the method's sources. */
final class Problems {

  private Problems() {}

  /**
   * Softmax regression as in the sources: features to [-1, 1], bias last, penalised like the rest.
   */
  static SoftmaxRegression softmax(LabelledData data, double lambda) {
    return SoftmaxRegression.of(
        FeatureScaling.minMax(data).withBias().apply(data), Regularizer.squaredNorm(lambda));
  }

  /** {@code (x1 - 1)^2 / 2 + 5 (x2 + 2)^2}, from (0, 0). */
  static Objective bowl() {
    return new Objective() {
      @Override
      public int dimension() {
        return 2;
      }

      @Override
      public double valueAndGradient(double[] x, double[] out) {
        out[0] = x[0] - 1;
        out[1] = 10 * (x[1] + 2);
        return out[0] * out[0] / 2 + out[1] * out[1] / 20;
      }
    };
  }

  /** {@code ||x||^2}. */
  static Objective squares(int dimension) {
    return new Objective() {
      @Override
      public int dimension() {
        return dimension;
      }

      @Override
      public double valueAndGradient(double[] x, double[] out) {
        double sum = 0;
        for (int i = 0; i < x.length; i++) {
          out[i] = 2 * x[i];
          sum += x[i] * x[i];
        }
        return sum;
      }
    };
  }

  /** {@code |x1 - 1| + |x2 + 2|}; the gradient is never 0. */
  static Objective absolute() {
    return new Objective() {
      @Override
      public int dimension() {
        return 2;
      }

      @Override
      public double valueAndGradient(double[] x, double[] out) {
        out[0] = x[0] < 1 ? -1 : 1;
        out[1] = x[1] < -2 ? -1 : 1;
        return Math.abs(x[0] - 1) + Math.abs(x[1] + 2);
      }
    };
  }

  /** {@code -x}, and NaN beyond 1. */
  static Objective cliff() {
    return new Objective() {
      @Override
      public int dimension() {
        return 1;
      }

      @Override
      public double valueAndGradient(double[] x, double[] out) {
        out[0] = x[0] > 1 ? Double.NaN : -1;
        return x[0] > 1 ? Double.NaN : -x[0];
      }
    };
  }

  /** Sees which rows are asked for. */
  @FunctionalInterface
  interface Spy {
    void see(int[] rows, int count);
  }

  /** {@code (1/m) sum_j x}, gradient 1, one variable. */
  static RowObjective rows(int m, Spy spy) {
    return new RowObjective() {
      @Override
      public int dimension() {
        return 1;
      }

      @Override
      public int rows() {
        return m;
      }

      @Override
      public double valueAndGradient(double[] x, double[] out) {
        out[0] = 1;
        return x[0];
      }

      @Override
      public void gradient(double[] x, int[] rows, int count, double[] out) {
        spy.see(rows, count);
        out[0] = 1;
      }

      @Override
      public double valueAndGradient(double[] x, int[] rows, int count, double[] out) {
        gradient(x, rows, count, out);
        return x[0];
      }

      @Override
      public void gradient(double[] x, int[] rows, double[] weights, int count, double[] out) {
        throw new AssertionError("nobody weighs");
      }

      @Override
      public double rowSmoothness(int row) {
        return 0;
      }
    };
  }
}
