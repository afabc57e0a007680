package org.flyball.schedule;

import java.util.Arrays;
import org.flyball.run.Checks;

/**
 * A schedule from the gradient norms of a finished run: large where gradients were small, with
 * warm-up and decay wherever the norms ask for them (arXiv 2310.07831). The step after the t-th
 * gradient is
 *
 * <pre>
 *   w_t = norm_t^-2  (L2)  or  norm_t^-1  (L1),   eta_t = w_t (w_{t+1} + ... + w_n),
 * </pre>
 *
 * divided by its maximum: factors in [0, 1], to be multiplied by a base rate that is tuned anew.
 *
 * <pre>{@code
 * Schedule refined = new Refinement(0.1).refine(norms).times(0.05);
 * }</pre>
 *
 * <p><b>Which norms.</b> One per step, of the gradient as it was used but before any clipping, from
 * a run under linear decay if possible; see {@link NormRule}. They are first smoothed by a moving
 * median over {@code 2 floor(floor(smoothing n) / 2) + 1} values, which at the left end repeats the
 * first value and at the right end mirrors.
 *
 * <p><b>Awkward norms.</b> NaN and negative norms are refused. An infinite norm (an overflow whose
 * step was skipped) counts as the largest finite one. Norms below a thousandth of the median of the
 * positive ones, zeros above all, count as that thousandth, or one step would take all the weight;
 * if all are 0, nothing is known, and the result is linear. On separable data norms collapse to 0
 * and the factors sit in a late bump: then, that is if their mean is below 0.1, their maximum after
 * 90 % of the run, or more than ten norms and a tenth of all below that thousandth, two thirds of
 * them in the second half of the run, the result is {@link Refined#degenerate() degenerate} and
 * falls back to linear decay. The last of the three is for the deepest collapse: norms as {@code
 * e^(-c s)} over the run reach the floor at {@code s = 1/2 + ln(1000) / c}, stay there, and the
 * factors peak where they reach it. All of it is reported in the result.
 *
 * <p><b>When not.</b> On deterministic smooth problems a constant step beats any decay; what
 * refinement improves is the worst-case bound of noisy, non-smooth training. Cost: {@code O(n log
 * n)}.
 *
 * @param smoothing the window of the median as a fraction of the run, in [0, 1]; 0.1 is usual
 * @param norm which norm the numbers are
 * @param ending how the factors end
 */
public record Refinement(double smoothing, NormRule norm, Ending ending) {

  private static final double FLOOR = 1e-3;
  private static final double LEAST_MEAN = 0.1;
  private static final double LATEST_PEAK = 0.9;

  /** Norms that reach the floor by the latest peak stay there for the rest of the run. */
  private static final double MOST_SUNK = 0.1;

  private static final int FEW = 10;

  /** Checks the arguments. */
  public Refinement {
    Checks.that(
        smoothing >= 0 && smoothing <= 1,
        "Refinement: smoothing must be in [0, 1], got %s; 0.1 is usual, 0 smooths nothing",
        smoothing);
  }

  /** For L2 norms, the last factor 0. */
  public Refinement(double smoothing) {
    this(smoothing, NormRule.L2, Ending.LAST_IS_ZERO);
  }

  /** The same for other norms. */
  public Refinement withNorm(NormRule other) {
    return new Refinement(smoothing, other, ending);
  }

  /** The same with another end. */
  public Refinement withEnding(Ending other) {
    return new Refinement(smoothing, norm, other);
  }

  /**
   * Refines for a run as long as the one that was seen.
   *
   * @param norms one per step, not NaN, not negative; not written
   */
  public Refined refine(double[] norms) {
    return refine(norms, norms.length);
  }

  /**
   * Refines for a run of another length: the smoothed norms are interpolated linearly.
   *
   * @param norms one per step, not NaN, not negative; not written
   * @param steps the number of factors, at least 2 if the last is to be 0
   */
  public Refined refine(double[] norms, int steps) {
    int least = ending == Ending.LAST_IS_ZERO ? 2 : 1;
    String remedy = least == 2 ? "; the last factor is 0: with Ending.ALL_MOVE one will do" : "";
    Checks.that(
        norms.length >= least, "Refinement: got %s norms, needs %s%s", norms.length, least, remedy);
    Checks.that(steps >= least, "Refinement: steps must be at least %s%s", least, remedy);
    NormRepair repair = NormRepair.of(norms, FLOOR);
    if (repair.isBlank()) {
      double[] zeros = new double[steps];
      return new Refined(linear(steps), linear(steps), zeros, repair);
    }
    int reach = (int) (smoothing * norms.length) / 2;
    double[] smooth = MovingMedian.of(repair.norms(), reach);
    double[] seen = steps == smooth.length ? smooth : resampled(smooth, steps);
    double[] factors = factors(seen, repair.typical());
    boolean collapsed =
        repair.floored() > Math.max(FEW, MOST_SUNK * norms.length)
            && 3 * repair.sunk() > repair.floored();
    boolean degenerate = collapsed || isLate(factors);
    return new Refined(degenerate ? linear(steps) : factors, factors, seen, repair);
  }

  /** {@code np.interp} over evenly spaced points, ends included. */
  private static double[] resampled(double[] values, int steps) {
    double[] result = new double[steps];
    int last = values.length - 1;
    for (int k = 0; k < steps; k++) {
      double position = steps == 1 ? 0 : (double) k * last / (steps - 1);
      int left = Math.min((int) position, Math.max(0, last - 1));
      double part = position - left;
      result[k] =
          part == 0 ? values[left] : values[left] + part * (values[left + 1] - values[left]);
    }
    return result;
  }

  private double[] factors(double[] norms, double typical) {
    int n = norms.length;
    double[] factors = new double[n];
    // The sum of the later weights; with a correction, for a million terms lose six digits.
    double tail = ending == Ending.ALL_MOVE ? norm.weight(norms[n - 1], typical) : 0;
    double lost = 0;
    double largest = 0;
    for (int t = n - 1; t >= 0; t--) {
      double weight = norm.weight(norms[t], typical);
      factors[t] = weight * tail;
      largest = Math.max(largest, factors[t]);
      double term = weight - lost;
      double sum = tail + term;
      lost = (sum - tail) - term;
      tail = sum;
    }
    // Nothing but underflow makes all of them 0; that is degenerate.
    for (int t = 0; t < n && largest > 0; t++) {
      factors[t] /= largest;
    }
    return factors;
  }

  private static boolean isLate(double[] factors) {
    int n = factors.length;
    int peak = 0;
    double sum = 0;
    for (int t = 0; t < n; t++) {
      sum += factors[t];
      peak = factors[t] > factors[peak] ? t : peak;
    }
    return sum < LEAST_MEAN * n || peak > LATEST_PEAK * n;
  }

  private double[] linear(int steps) {
    int span = ending == Ending.ALL_MOVE ? steps : steps - 1;
    double[] factors = new double[steps];
    Arrays.setAll(factors, k -> (double) (span - k) / span);
    return factors;
  }
}
