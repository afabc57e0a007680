package org.flyball.reproduce;

import java.util.Arrays;
import org.flyball.run.Checks;

/**
 * A convex function on which given step sizes end as high as their certificate allows, built to
 * resist them. From {@code x_1 = 0}, with slopes of norm 1,
 *
 * <pre>
 *   f(x) = max_s g_s . x,   g_s = (c_1, ..., c_{s-1}, d_s, 0, ..., 0),   g_s . g_t = -a_min(s,t).
 * </pre>
 *
 * <p>At x_t all slopes from the t-th on tie, and the method gets the t-th. The end is compared with
 * {@code u = -sum w_t g_t / ||...||} at distance 1. With {@code lambda_t = w_t / S_t} the norm of
 * that sum is the root of v_1, where
 *
 * <pre>
 *   v_T = 1,   v_t = lambda^2 - 2 a_t lambda (1 - lambda) + v_{t+1} (1 - lambda)^2,
 *   a_t = (lambda - v_{t+1} (1 - lambda)) / (1 - 2 lambda)  (where v_t is least in lambda).
 * </pre>
 *
 * <p>Weights {@code eta_t = w_t S_{t+1} / kappa} of the conversion theorem make {@code sum eta_t
 * a_t + sqrt(v_1)}, which is the gap, stationary in all a_t, and equal to the theorem's bound if
 * {@code kappa = sqrt(v_1)}. For the largest kappa that has weights one lambda is 1/2, and its a_t
 * is free to see to that. Derived here; costs {@code O(T)}.
 */
final class ResistingFunction {

  private static final int HALVINGS = 200;
  private static final double NOTHING = 1e-14;

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
    double low = 0;
    double high = 1 / (4 * Arrays.stream(steps).max().orElse(1));
    for (int i = 0; i < HALVINGS; i++) {
      double middle = (low + high) / 2;
      if (Double.isNaN(tails(steps, middle)[steps.length])) {
        high = middle;
      } else {
        low = middle;
      }
    }
    double[] tails = tails(steps, low);
    int tightest = tightest(steps, low, tails);
    double smallest = 0;
    double largest = 1;
    double[] angles = new double[steps.length];
    double[] lambdas = new double[steps.length];
    for (int i = 0; i < HALVINGS; i++) {
      double middle = (smallest + largest) / 2;
      if (square(tails, tightest, middle, angles, lambdas) >= low * low) {
        largest = middle;
      } else {
        smallest = middle;
      }
    }
    square(tails, tightest, largest, angles, lambdas);
    return of(steps.clone(), angles, lambdas);
  }

  /** S_1 = 1, S_2, ..., S_T; from where there are none on, NaN. */
  private static double[] tails(double[] steps, double kappa) {
    double[] tails = new double[steps.length + 1];
    tails[0] = 1;
    for (int t = 0; t < steps.length; t++) {
      double s = tails[t];
      tails[t + 1] = (s + Math.sqrt(s * s - 4 * kappa * steps[t])) / 2;
    }
    return tails;
  }

  private static int tightest(double[] steps, double kappa, double[] tails) {
    int best = 0;
    double least = Double.POSITIVE_INFINITY;
    for (int t = 0; t < steps.length; t++) {
      double room = 1 - 4 * kappa * steps[t] / (tails[t] * tails[t]);
      if (room < least) {
        least = room;
        best = t;
      }
    }
    return best;
  }

  /** v_1, with all slopes after the tightest step alike; NaN if there is no such function. */
  private static double square(
      double[] tails, int tightest, double start, double[] angles, double[] lambdas) {
    Arrays.fill(angles, -1);
    angles[tightest] = 1 - 2 * start;
    Arrays.fill(lambdas, 0);
    lambdas[tightest] = 0.5;
    double v = start;
    for (int t = tightest - 1; t >= 0; t--) {
      double lambda = 1 - tails[t + 1] / tails[t];
      double a = (lambda - v * (1 - lambda)) / (1 - 2 * lambda);
      angles[t] = a;
      // Not the lambda from before: v and u must belong to this a, which may have lost digits.
      lambdas[t] = (a + v) / (1 + 2 * a + v);
      v = (v - a * a) / (1 + 2 * a + v);
      if (!(v >= 0)) {
        return Double.NaN;
      }
    }
    return v;
  }

  private static ResistingFunction of(double[] steps, double[] angles, double[] lambdas) {
    int n = angles.length;
    double[] common = new double[n];
    double[] own = new double[n + 1];
    double squares = 0;
    for (int t = 0; t <= n; t++) {
      double left = Math.max(0, 1 - squares);
      own[t] = left < NOTHING ? 0 : Math.sqrt(left);
      if (t < n) {
        double wanted = own[t] == 0 ? 0 : (-angles[t] - squares) / own[t];
        common[t] = Double.isNaN(wanted) ? 0 : Math.max(-own[t], Math.min(own[t], wanted));
        squares += common[t] * common[t];
      }
    }
    double[] reference = new double[n + 1];
    double norm = 0;
    double tail = 1;
    for (int j = 0; j <= n; j++) {
      double weight = j == n ? tail : tail * lambdas[j];
      tail -= weight;
      reference[j] = -weight * own[j] - (j == n ? 0 : tail * common[j]);
      norm += reference[j] * reference[j];
    }
    // Where the hull of the slopes holds 0, or the construction fails, u is 0.
    for (int j = 0; j <= n; j++) {
      reference[j] = norm > 0 ? reference[j] / Math.sqrt(norm) : 0;
    }
    return new ResistingFunction(steps, common, own, reference);
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
}
