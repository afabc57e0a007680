package org.flyball.schedule;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;

/**
 * The certificate's kernel, for distance 1 and norms up to 1. The conversion theorem (package text,
 * eq. 1) holds for any weights; those that make its updates the given steps are found backwards
 * from the sum S_T = w_T = s, any positive number:
 *
 * <pre>
 *   w_t = eta_t / S_{t+1},   S_t = S_{t+1} + w_t,
 *   B(s) = 1 / (2 S_1^2) + (1/2) sum_t w_t^2 G_t^2.
 * </pre>
 *
 * <p>Here gamma is 1 and S_1 free, where the theorem has S_1 = 1 and gamma = 1/kappa = S_1^2. The
 * sums only grow, so nothing cancels and no root can be negative: solving forwards for given kappa
 * meets both. With all steps times c and s times sqrt(c) every weight is times sqrt(c), so the best
 * c has a closed form: {@code V(s) = sqrt(sum_t w_t^2 G_t^2) / S_1} at {@code c = 1 / (S_1^2 V)}.
 */
final class WorstCase {

  private static final int SHORT = 10_000;

  private final double[] steps;
  private final double[] squares;

  /** Of the last {@link #sum}. */
  private double total;

  /**
   * A kernel.
   *
   * @param steps not negative, the last positive; may be empty
   * @param squares of the norms, in (0, 1], one more
   */
  WorstCase(double[] steps, double[] squares) {
    this.steps = steps;
    this.squares = squares;
  }

  /** {@code sum_t w_t^2 G_t^2}; leaves S_1 in total. */
  private double sum(double last) {
    double[] eta = steps;
    double[] square = squares;
    double sumOfWeights = last;
    double sum = last * last * square[eta.length];
    for (int t = eta.length - 1; t >= 0; t--) {
      double weight = eta[t] / sumOfWeights;
      sumOfWeights += weight;
      sum += weight * weight * square[t];
    }
    total = sumOfWeights;
    return sum;
  }

  /** B(s). */
  double bound(double last) {
    double sum = sum(last);
    return 1 / (2 * total * total) + sum / 2;
  }

  /** V(s). */
  double tuned(double last) {
    return Math.sqrt(sum(last)) / total;
  }

  /** c(s). */
  double scale(double last) {
    return 1 / (Math.sqrt(sum(last)) * total);
  }

  /** The s with the least B(s). */
  double bestForBound() {
    int n = steps.length;
    if (n == 0) {
      return Math.sqrt(1 / Math.sqrt(squares[0]));
    }
    double largest = Arrays.stream(steps).max().orElse(0);
    double reached = bound(Math.max(1, Math.sqrt(largest)));
    // No single term of the best sum exceeds what is already reached.
    double root = Math.sqrt(2 * reached);
    double low = steps[n - 1] * Math.sqrt(squares[n - 1]) / root;
    double high = root / Math.sqrt(squares[n]);
    return search(this::bound, low, high);
  }

  /** The s with the least V(s). */
  double bestForTuned() {
    int n = steps.length;
    double sum = Arrays.stream(steps).sum();
    double[] range = {1, 0};
    for (double square : squares) {
      range[0] = Math.min(range[0], square);
      range[1] = Math.max(range[1], square);
    }
    // Beyond these limits one weight is nearly all of the sum; unequal norms may like that.
    double reach = 4 * Math.sqrt(sum) * Math.min(1e6, Math.sqrt(range[1] / range[0]));
    return search(this::tuned, steps[n - 1] / reach, reach);
  }

  private double search(DoubleUnaryOperator function, double low, double high) {
    double least = Math.max(low, Double.MIN_NORMAL);
    double most = Math.min(Math.max(high, 2 * least), Double.MAX_VALUE);
    return LogSearch.minimize(function, least, most, steps.length <= SHORT ? 240 : 40);
  }
}
