package org.flyball.schedule;

import org.flyball.run.Checks;

/**
 * The two numbers that say in short what a refined schedule looks like: a straight warm-up over a
 * fraction of the run, then polynomial decay. In closed form, for carrying a refined schedule to
 * runs of any length or to programs that know no tables:
 *
 * <pre>
 *   j &lt; warmup: (j + 1) / warmup,   else (1 - (j - warmup) / (n - warmup))^power.
 * </pre>
 *
 * @param warmup as a fraction of the run, in [0, 1)
 * @param power of the decay
 * @param error root of the mean squared difference to what was fitted
 */
public record PolynomialFit(double warmup, double power, double error) {

  private static final int SAMPLES = 1_000;
  private static final int GRID = 100;
  private static final double LEAST_POWER = 0.02;
  private static final double MOST_POWER = 50;

  /** Checks the arguments. */
  public PolynomialFit {
    Checks.that(warmup >= 0 && warmup < 1, "PolynomialFit: warmup must be in [0, 1): %s", warmup);
    Values.positive(power, "PolynomialFit: power");
  }

  /**
   * The least-squares fit, over at most 1,000 factors spread evenly. Warm-up fractions are tried in
   * hundredths of the run, then finer around the best.
   *
   * @param factors at least 4, the maximum about 1; not written
   */
  public static PolynomialFit of(double[] factors) {
    Checks.that(
        factors.length >= 4, "PolynomialFit: got %s factors, needs at least 4", factors.length);
    int n = Math.min(SAMPLES, factors.length);
    double[] at = new double[n];
    double[] value = new double[n];
    for (int i = 0; i < n; i++) {
      int k = (int) ((long) i * factors.length / n);
      at[i] = (double) k / factors.length;
      value[i] = factors[k];
    }
    double grain = 1.0 / factors.length;
    PolynomialFit best = best(at, value, 0, grain);
    for (int i = 1; i < GRID; i++) {
      best = better(best, best(at, value, (double) i / GRID, grain));
    }
    double center = best.warmup;
    for (int i = -20; i <= 20; i++) {
      double warmup = center + i / (20.0 * GRID);
      if (warmup >= 0 && warmup < 1) {
        best = better(best, best(at, value, warmup, grain));
      }
    }
    return best;
  }

  private static PolynomialFit better(PolynomialFit one, PolynomialFit other) {
    return other.error < one.error ? other : one;
  }

  /** The best power for one warm-up. */
  private static PolynomialFit best(double[] at, double[] value, double warmup, double grain) {
    double power =
        LogSearch.minimize(p -> error(at, value, warmup, p, grain), LEAST_POWER, MOST_POWER, 12);
    return new PolynomialFit(warmup, power, error(at, value, warmup, power, grain));
  }

  private static double error(
      double[] at, double[] value, double warmup, double power, double grain) {
    double sum = 0;
    for (int i = 0; i < at.length; i++) {
      double model =
          at[i] < warmup
              ? Math.min(1, (at[i] + grain) / warmup)
              : Powers.of((1 - at[i]) / (1 - warmup), power);
      sum += (model - value[i]) * (model - value[i]);
    }
    return Math.sqrt(sum / at.length);
  }

  /** The fitted form over a number of steps; beyond them 0. */
  public Schedule over(long steps) {
    Values.count(steps, "PolynomialFit: steps");
    long rise = Math.min(Math.round(warmup * steps), steps - 1);
    Schedule decay = Schedule.polynomial(1, 0, steps - rise, power);
    return rise == 0 ? decay : decay.warmup(rise);
  }
}
