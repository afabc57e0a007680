package org.flyball.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.flyball.run.Termination;
import org.flyball.walk.Interval;
import org.flyball.walk.MeanEstimate;
import org.flyball.walk.MeasuredVariance;
import org.flyball.walk.Sampling;
import org.flyball.walk.Weighting;

/**
 * What {@code walk} found.
 *
 * @param exact the mean over all nodes and its variance for one draw
 * @param steps of each walker
 * @param made steps of this run: less after a resume
 * @param seconds of walking
 * @param theorySeconds of computing what to expect
 */
record WalkResult(
    WalkGraph input,
    WalkSettings settings,
    Exact exact,
    MeanEstimate estimate,
    long steps,
    long made,
    double seconds,
    double theorySeconds) {

  /** An honest estimate is further off once in 100000 times, with 19 degrees of freedom. */
  private static final double TOO_FAR = 6;

  /** The probability with which intervals cover. */
  static final double LEVEL = 0.95;

  /**
   * What the walk is to find out.
   *
   * @param mean of the values, nodes weighted as wanted
   * @param variance of the value of one node drawn by these weights
   */
  record Exact(double mean, double variance) {

    static Exact of(Weighting weighting, Sampling sampling, double[] values) {
      double total = 0;
      double sum = 0;
      for (int i = 0; i < values.length; i++) {
        double weight = weight(weighting, sampling, i);
        total += weight;
        sum += weight * (values[i] - values[0]);
      }
      double mean = values[0] + sum / total;
      double squares = 0;
      for (int i = 0; i < values.length; i++) {
        squares += weight(weighting, sampling, i) * (values[i] - mean) * (values[i] - mean);
      }
      return new Exact(mean, squares / total);
    }

    private static double weight(Weighting weighting, Sampling sampling, int node) {
      if (weighting instanceof Weighting.Given given) {
        return given.weights()[node];
      }
      return weighting instanceof Weighting.AsVisited ? sampling.mass(node) : 1;
    }
  }

  boolean interrupted() {
    return estimate.why() == Termination.INTERRUPTED;
  }

  /** Where the mean is, with probability {@link #LEVEL}; not finite before there is an error. */
  Interval interval() {
    return estimate.interval(LEVEL);
  }

  /** Where n Var is, if the walkers' means are normal; empty before there is an error. */
  Optional<Interval> varianceInterval() {
    double measured = estimate.asymptoticVariance();
    int freedom = (int) Math.round(estimate.degreesOfFreedom());
    return Double.isFinite(measured) && freedom >= 2
        ? Optional.of(new MeasuredVariance(measured, freedom, estimate.visits()).interval(LEVEL))
        : Optional.empty();
  }

  /** How many standard errors the estimate is from the exact mean; NaN where there is none. */
  double standardErrorsOff() {
    return Math.abs(estimate.value() - exact.mean()) / estimate.standardError();
  }

  /** What to say where the standard error does not explain the error. */
  Optional<String> bias() {
    double off = standardErrorsOff();
    return Double.isFinite(off) && off > TOO_FAR
        ? Optional.of(
            String.format(
                Locale.ROOT,
                "the estimate is %.0f standard errors from the exact mean, an error that all walkers"
                    + " share; take more steps, --memory 1, or a smaller --alpha",
                off))
        : Optional.empty();
  }

  /** All that the user should know. */
  List<String> warnings() {
    List<String> all = new ArrayList<>(settings.warnings());
    bias().ifPresent(all::add);
    return all;
  }

  double stepsPerSecond() {
    return made * (double) settings.estimator().tokens() / seconds;
  }

  int exitCode() {
    if (interrupted()) {
      return ExitCode.INTERRUPTED;
    }
    boolean reached =
        estimate.why().isSuccess()
            || (estimate.why() == Termination.STEP_LIMIT && !settings.asksTolerance());
    return reached ? ExitCode.DONE : ExitCode.GOAL_MISSED;
  }
}
