package org.flyball.descent;

import org.flyball.objective.Objective;

/** The test problems of the method's sources. */
final class Problems {

  private Problems() {}

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
}
