package org.flyball.schedule;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.flyball.run.Checks;

/**
 * Refinement for methods with a step size per coordinate, or per layer: one schedule for all, one
 * scale for each. With distances D_i and gradients g_{t,i} the bound is
 *
 * <pre>
 *   F(w) = sum_i D_i A_i / sum_t w_t,   A_i = sqrt(sum_t w_t^2 g_{t,i}^2),   gamma_i = D_i / A_i,
 * </pre>
 *
 * and it is least where {@code w_t} is proportional to {@code 1 / sum_i (D_i g_{t,i}^2 / A_i)}
 * (derived; F is convex for fixed sum w). That map is repeated from equal weights until they
 * settle; the bound falls with every round. The rule of {@link NormRule#L1} is one round of it with
 * Adam's estimate in place of A_i; this is what that rule approximates.
 *
 * <p>For layers pass each layer's L2 norm as its coordinate. Rows that are 0, or nearly, count as a
 * thousandth of the median, as in {@link Refinement}; a coordinate that is always 0 plays no part.
 * Cost: {@code O(rounds T d)}; some twenty rounds.
 *
 * @param rounds at most
 * @param tolerance ends it when no weight changes by more than this part of itself
 */
public record CoordinateRefinement(int rounds, double tolerance) {

  /** A thousandth, squared. */
  private static final double FLOOR = 1e-6;

  /** Checks the arguments. */
  public CoordinateRefinement {
    Checks.that(rounds >= 1, "CoordinateRefinement: rounds must be at least 1, got %s", rounds);
    Values.rate(tolerance, "CoordinateRefinement: tolerance");
  }

  /** 200 rounds at most, to 1e-12. */
  public CoordinateRefinement() {
    this(200, 1e-12);
  }

  /**
   * The best weights, scales and factors.
   *
   * @param weights w_t, with sum 1; fresh, the caller's
   * @param factors {@code w_t (w_{t+1} + ... + w_T)} over their maximum, the last 0; fresh
   * @param scales gamma_i, what to multiply a factor by in coordinate i; 0 for one always 0; fresh
   * @param bounds F of the start and after each round
   */
  public record Result(double[] weights, double[] factors, double[] scales, List<Double> bounds) {

    /** F of these weights. */
    public double bound() {
      return bounds.get(bounds.size() - 1);
    }

    /** A schedule of the factors. */
    public Schedule schedule() {
      return Schedule.of(factors);
    }
  }

  /**
   * Refines.
   *
   * @param gradients one row per step, at least two, all of one length; signs do not matter; not
   *     written
   * @param distances D_i, positive; not written
   */
  public Result refine(double[][] gradients, double[] distances) {
    double largest = largest(gradients, distances.length);
    double[][] squares = squares(gradients, largest, distances.length);
    for (double distance : distances) {
      Values.positive(distance, "CoordinateRefinement: distance");
    }
    int n = gradients.length;
    double[] weights = new double[n];
    Arrays.fill(weights, 1.0 / n);
    double[] spreads = spreads(squares, weights);
    List<Double> bounds = new ArrayList<>(List.of(largest * bound(spreads, distances)));
    for (int round = 0; round < rounds; round++) {
      double[] next = next(squares, distances, spreads);
      double[] nextSpreads = spreads(squares, next);
      double change = change(weights, next);
      weights = next;
      spreads = nextSpreads;
      bounds.add(largest * bound(spreads, distances));
      if (change <= tolerance) {
        break;
      }
    }
    // The sum of weights is 1, so steps of gamma w_t S_{t+1} are factors times peak * gamma.
    double[] factors = new double[n];
    double peak = factors(weights, factors);
    double[] scales = new double[distances.length];
    for (int i = 0; i < scales.length; i++) {
      scales[i] = spreads[i] > 0 ? peak * distances[i] / spreads[i] / largest : 0;
    }
    return new Result(weights, factors, scales, List.copyOf(bounds));
  }

  private static double largest(double[][] gradients, int d) {
    Checks.that(
        gradients.length >= 2,
        "CoordinateRefinement: got %s gradients, needs at least 2",
        gradients.length);
    double largest = 0;
    for (double[] row : gradients) {
      Checks.length(row, d, "CoordinateRefinement: a gradient");
      Checks.finite(row, "CoordinateRefinement: a gradient");
      for (double g : row) {
        largest = Math.max(largest, Math.abs(g));
      }
    }
    Checks.that(largest > 0, "CoordinateRefinement: all gradients are 0 and tell nothing");
    return largest;
  }

  /** Relative to the largest entry, so that none overflows. */
  private static double[][] squares(double[][] gradients, double largest, int d) {
    double[][] squares = new double[gradients.length][d];
    for (int t = 0; t < gradients.length; t++) {
      for (int i = 0; i < d; i++) {
        double ratio = gradients[t][i] / largest;
        squares[t][i] = ratio * ratio;
      }
    }
    return squares;
  }

  /** A_i. */
  private static double[] spreads(double[][] squares, double[] weights) {
    double[] spreads = new double[squares[0].length];
    for (int t = 0; t < weights.length; t++) {
      double square = weights[t] * weights[t];
      for (int i = 0; i < spreads.length; i++) {
        spreads[i] += square * squares[t][i];
      }
    }
    Arrays.setAll(spreads, i -> Math.sqrt(spreads[i]));
    return spreads;
  }

  private static double bound(double[] spreads, double[] distances) {
    double sum = 0;
    for (int i = 0; i < spreads.length; i++) {
      sum += distances[i] * spreads[i];
    }
    return sum;
  }

  /** The largest relative change of a weight. */
  private static double change(double[] weights, double[] next) {
    double change = 0;
    for (int t = 0; t < next.length; t++) {
      change = Math.max(change, Math.abs(next[t] - weights[t]) / next[t]);
    }
    return change;
  }

  private static double[] next(double[][] squares, double[] distances, double[] spreads) {
    double[] weights = new double[squares.length];
    for (int t = 0; t < weights.length; t++) {
      for (int i = 0; i < spreads.length; i++) {
        weights[t] += spreads[i] > 0 ? distances[i] * squares[t][i] / spreads[i] : 0;
      }
    }
    double[] positive = Arrays.stream(weights).filter(w -> w > 0).sorted().toArray();
    double least = FLOOR * positive[(positive.length - 1) / 2];
    double sum = 0;
    for (int t = 0; t < weights.length; t++) {
      weights[t] = 1 / Math.max(weights[t], least);
      sum += weights[t];
    }
    for (int t = 0; t < weights.length; t++) {
      weights[t] /= sum;
    }
    return weights;
  }

  /** Fills the factors and returns the largest product, which they are divided by. */
  private static double factors(double[] weights, double[] factors) {
    double tail = 0;
    double peak = 0;
    for (int t = weights.length - 1; t >= 0; t--) {
      factors[t] = weights[t] * tail;
      tail += weights[t];
      peak = Math.max(peak, factors[t]);
    }
    for (int t = 0; t < weights.length; t++) {
      factors[t] /= peak;
    }
    return peak;
  }
}
