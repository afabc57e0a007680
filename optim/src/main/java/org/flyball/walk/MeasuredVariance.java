package org.flyball.walk;

import java.util.Locale;
import org.apache.commons.math3.distribution.ChiSquaredDistribution;
import org.flyball.random.Seed;
import org.flyball.run.Certificate;
import org.flyball.run.Checks;

/**
 * n times the mean squared error of a mean, measured over independent replicas whose true mean is
 * known, with a chi-square interval. The interval takes the replicas' means as normal, which many
 * steps make them; what is left of a start that has not been forgotten counts as error.
 *
 * @param value n times the mean of the squared errors
 * @param replicas how many
 * @param steps n, the steps counted in each
 */
public record MeasuredVariance(double value, int replicas, long steps) {

  /**
   * Walks.
   *
   * @param values the function (nodes), all finite; not written
   * @param mean its exact mean under the wanted law, as of {@link Prediction#mean}
   * @param steps how many steps each replica makes, more than the burn-in
   * @param replicas how many replicas, at least 2
   */
  public static MeasuredVariance of(
      MeanEstimator estimator,
      Sampling sampling,
      double[] values,
      double mean,
      long steps,
      int replicas,
      Seed seed) {
    Checks.that(replicas >= 2, "MeasuredVariance: replicas must be at least 2, got %s", replicas);
    Checks.that(Double.isFinite(mean), "MeasuredVariance: the mean is %s, must be finite", mean);
    MeanEstimator one = estimator.withTokens(1);
    double sum = 0;
    for (int r = 0; r < replicas; r++) {
      double error = one.estimate(sampling, values, steps, seed.child(r)).value() - mean;
      sum += error * error;
    }
    long counted = steps - estimator.averaging().from();
    return new MeasuredVariance(counted * (sum / replicas), replicas, counted);
  }

  /**
   * The interval that covers n Var with this probability.
   *
   * @param level in (0, 1)
   */
  public Interval interval(double level) {
    Interval.level(level);
    ChiSquaredDistribution law = new ChiSquaredDistribution(replicas);
    double sum = value * replicas;
    return new Interval(
        sum / law.inverseCumulativeProbability((1 + level) / 2),
        sum / law.inverseCumulativeProbability((1 - level) / 2));
  }

  /**
   * Sets what was predicted against what was measured: holds if the interval covers the prediction.
   *
   * @param level in (0, 1); a true prediction fails with probability 1 - level
   */
  public Certificate certificate(Prediction prediction, double level) {
    Interval interval = interval(level);
    return new Certificate(
        String.format(
            Locale.ROOT,
            "n Var of the mean is as predicted (n = %d, %d replicas, %s %% interval %.6g .. %.6g)",
            steps,
            replicas,
            100 * level,
            interval.low(),
            interval.high()),
        "central limit theorem of arXiv 2305.05097 and 2401.09665; see Prediction",
        prediction.variance(),
        value,
        interval.contains(prediction.variance()));
  }
}
