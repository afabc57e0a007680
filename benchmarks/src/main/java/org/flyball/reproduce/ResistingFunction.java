package org.flyball.reproduce;

import java.util.Arrays;
import org.flyball.run.Checks;

/**
 * A convex function on which given step sizes end exactly as high as their certificate allows. From
 * {@code x_1 = 0}, with slopes of norm 1 and u at distance 1,
 *
 * <pre>
 *   f(x) = max_s g_s . x,   g_s = (c_1, ..., c_{s-1}, d_s, 0, ..., 0),   g_s . g_t = 1 - b_min(s,t).
 * </pre>
 *
 * <p>At x_t all slopes from the t-th on tie and the earlier ones are below; the method gets the
 * t-th. With the weights of the least S_1, t* the first step with {@code w_t = S_{t+1}}, and {@code
 * lambda_t = w_t / S_t},
 *
 * <pre>
 *   y_1 = 1 - S_1^-4,   b_t = y_t / (1 - lambda_t),   y_{t+1} = y_t (1 - 2 lambda_t) / (1 - lambda_t)^2,
 *   d_1 = 1,   c_t = d_t - b_t / d_t,   d_{t+1}^2 = b_t (2 - b_t / d_t^2)   for t = 1 .. t*;
 * </pre>
 *
 * <p>later steps stay on slope t* + 1. Where {@code S_1 <= 1} the function is linear. That all this
 * is possible for any steps is proved in docs/schedule-certificate.md. Costs {@code O(T)}.
 */
final class ResistingFunction {

  /**
   * Sums so near to a tight step's count as tight: it changes S_1 by its square, and without it two
   * steps that are equally tight would leave 0 / 0 between them.
   */
  private static final double NEAR = 1 + 1e-9;

  private final double[] steps;
  private final double[] common;
  private final double[] own;
  private final double[] reference;

  private ResistingFunction(double[] steps, double[] common, double[] own, double[] reference) {
    this.steps = steps;
    this.common = common;
    this.own = own;
    this.reference = reference;
  }

  /**
   * Against these steps.
   *
   * @param steps positive; not written
   */
  static ResistingFunction against(double[] steps) {
    Checks.that(steps.length > 0, "ResistingFunction: no steps to resist");
    double[] sums = new double[steps.length + 1];
    int tight = 0;
    for (int t = steps.length - 1; t >= 0; t--) {
      double root = Math.sqrt(steps[t]);
      if (sums[t + 1] <= NEAR * root) {
        sums[t] = 2 * root;
        tight = t;
      } else {
        sums[t] = sums[t + 1] + steps[t] / sums[t + 1];
      }
    }
    if (sums[0] <= 1) {
      return new ResistingFunction(
          steps.clone(), new double[0], new double[] {1}, new double[] {-1});
    }
    sums[tight + 1] = Math.sqrt(steps[tight]);
    return of(steps.clone(), Arrays.copyOf(sums, tight + 2));
  }

  /** S_1 to S_{t* + 1}. */
  private static ResistingFunction of(double[] steps, double[] sums) {
    int n = sums.length - 1;
    double[] common = new double[n];
    double[] own = new double[n + 1];
    double y = 1 - Math.pow(sums[0], -4);
    double square = 1;
    for (int t = 0; t < n; t++) {
      double rest = sums[t + 1] / sums[t]; // 1 - lambda
      double b = y / rest;
      own[t] = Math.sqrt(square);
      common[t] = own[t] - b / own[t];
      square = b * (2 - b / square);
      y *= (2 * rest - 1) / (rest * rest);
    }
    own[n] = Math.sqrt(square);
    // u = -p / |p|, p = sum w_t g_t; in the j-th coordinate w_j d_j + S_{j+1} c_j.
    double[] reference = new double[n + 1];
    double norm = 0;
    for (int j = 0; j <= n; j++) {
      double later = j == n ? 0 : sums[j + 1];
      reference[j] = -(sums[j] - later) * own[j] - (j == n ? 0 : later * common[j]);
      norm += reference[j] * reference[j];
    }
    for (int j = 0; j <= n; j++) {
      reference[j] /= Math.sqrt(norm);
    }
    return new ResistingFunction(steps, common, own, reference);
  }

  /** How many slopes there are: t* + 1, of at most T. */
  int slopes() {
    return own.length;
  }

  /** The value, and in {@code slope[0]} which of the slopes has it, the first among equals. */
  private double at(double[] x, int[] slope) {
    double shared = 0;
    double best = Double.NEGATIVE_INFINITY;
    for (int s = 0; s < own.length; s++) {
      double value = shared + own[s] * x[s];
      if (value > best) {
        best = value;
        slope[0] = s;
      }
      shared += s < common.length ? common[s] * x[s] : 0;
    }
    return best;
  }

  /** Runs the method with the steps it resists: f at the last point, less f(u). */
  double gap() {
    double[] x = new double[own.length];
    int[] slope = new int[1];
    for (double step : steps) {
      at(x, slope);
      for (int j = 0; j < slope[0]; j++) {
        x[j] -= step * common[j];
      }
      x[slope[0]] -= step * own[slope[0]];
    }
    return at(x, slope) - at(reference, slope);
  }

  /**
   * The largest distance of a slope's norm from 1, and the distance of u from 1: what rounding did.
   */
  double off() {
    double squares = 0;
    double off = 0;
    for (int s = 0; s < own.length; s++) {
      off = Math.max(off, Math.abs(squares + own[s] * own[s] - 1));
      squares += s < common.length ? common[s] * common[s] : 0;
    }
    double norm = Arrays.stream(reference).map(r -> r * r).sum();
    return Math.max(off, Math.abs(norm - 1));
  }
}
