package org.flyball.schedule;

import java.util.function.DoubleUnaryOperator;
import org.apache.commons.math3.optim.MaxEval;
import org.apache.commons.math3.optim.nonlinear.scalar.GoalType;
import org.apache.commons.math3.optim.univariate.BrentOptimizer;
import org.apache.commons.math3.optim.univariate.SearchInterval;
import org.apache.commons.math3.optim.univariate.UnivariateObjectiveFunction;
import org.apache.commons.math3.optim.univariate.UnivariatePointValuePair;

/** The least value of a function of one positive number whose scale is not known. */
final class LogSearch {

  /** Near a minimum a function is flat: its value is then exact to the square of this. */
  private static final double TOLERANCE = 1e-7;

  /** Cells with a value up to this multiple of the least are looked into. */
  private static final double PROMISING = 1.5;

  private LogSearch() {}

  /**
   * The argument of the least value found: on a logarithmic grid, then by Brent's method around
   * every promising local minimum of it.
   *
   * @param points of the grid, at least
   */
  static double minimize(DoubleUnaryOperator function, double low, double high, int points) {
    double from = StrictMath.log(low);
    double to = StrictMath.log(high);
    DoubleUnaryOperator ofLog =
        x -> {
          double value = function.applyAsDouble(StrictMath.exp(x));
          return Double.isNaN(value) ? Double.MAX_VALUE : Math.min(value, Double.MAX_VALUE);
        };
    int n = Math.max(points, (int) Math.min(600, to - from));
    double[] values = new double[n];
    double best = Double.MAX_VALUE;
    double argument = from;
    for (int i = 0; i < n; i++) {
      double x = from + (to - from) * i / (n - 1);
      values[i] = ofLog.applyAsDouble(x);
      if (values[i] < best) {
        best = values[i];
        argument = x;
      }
    }
    double limit = PROMISING * best;
    for (int i = 0; i < n; i++) {
      double left = values[Math.max(0, i - 1)];
      double right = values[Math.min(n - 1, i + 1)];
      if (values[i] <= limit && values[i] <= left && values[i] <= right) {
        double x = from + (to - from) * i / (n - 1);
        double cell = (to - from) / (n - 1);
        UnivariatePointValuePair found =
            new BrentOptimizer(1e-12, TOLERANCE)
                .optimize(
                    new MaxEval(1_000),
                    new UnivariateObjectiveFunction(ofLog::applyAsDouble),
                    GoalType.MINIMIZE,
                    new SearchInterval(x - cell, x + cell, x));
        if (found.getValue() < best) {
          best = found.getValue();
          argument = found.getPoint();
        }
      }
    }
    return StrictMath.exp(argument);
  }
}
