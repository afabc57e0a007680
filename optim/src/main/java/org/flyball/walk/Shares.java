package org.flyball.walk;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.flyball.run.Checks;

/**
 * Wanted weights against the law of the visits.
 *
 * @param factors {@code w_i / mu_i}, both normalised; empty if every visit counts 1
 * @param wanted {@code w_i}, of sum 1
 * @param warnings what the user should know
 */
record Shares(double[] factors, double[] wanted, List<String> warnings) {

  private static final double[] NONE = {};

  /** Laws come from sums of many terms: shares this close are meant to be the same. */
  private static final double SAME = 1e-9;

  static Shares of(Weighting weighting, Visits visits) {
    int n = visits.sampling().nodes();
    double[] law = law(visits.sampling(), n);
    if (weighting instanceof Weighting.AsVisited) {
      return new Shares(NONE, law, skewness(law));
    }
    double[] wanted = new double[n];
    Arrays.fill(wanted, 1.0 / n);
    if (weighting instanceof Weighting.Given given) {
      Checks.that(
          given.weights().length == n,
          "StochasticApproximation: %s weights for the sampling's %s nodes",
          given.weights().length,
          n);
      double sum = 0;
      for (double w : given.weights()) {
        sum += w;
      }
      for (int i = 0; i < n; i++) {
        wanted[i] = given.weights()[i] / sum;
      }
    }
    double[] factors = new double[n];
    boolean same = true;
    for (int i = 0; i < n; i++) {
      factors[i] = wanted[i] / law[i];
      same &= Math.abs(factors[i] - 1) <= SAME;
    }
    return new Shares(same ? NONE : factors, wanted, List.of());
  }

  /** The law, of sum 1. */
  private static double[] law(Sampling sampling, int n) {
    double[] law = new double[n];
    double sum = 0;
    for (int i = 0; i < n; i++) {
      law[i] = sampling.mass(i);
      if (!(law[i] > 0 && law[i] < Double.POSITIVE_INFINITY)) {
        Checks.that(
            false,
            "StochasticApproximation: the sampling's mass of node %s is %s, must be above 0 and"
                + " finite",
            i,
            law[i]);
      }
      sum += law[i];
    }
    for (int i = 0; i < n; i++) {
      law[i] /= sum;
    }
    return law;
  }

  private static List<String> skewness(double[] law) {
    int n = law.length;
    int most = 0;
    int least = 0;
    double variation = 0;
    for (int i = 0; i < n; i++) {
      variation += Math.abs(law[i] - 1.0 / n) / 2;
      most = law[i] > law[most] ? i : most;
      least = law[i] < law[least] ? i : least;
    }
    if (variation <= SAME) {
      return List.of();
    }
    return List.of(
        String.format(
            Locale.ROOT,
            "Weighting.asVisited: the walk visits node %d %.3g times as often as node %d, so that"
                + " much more does it count (total variation from uniform %.3g); take"
                + " Weighting.uniform() if all should count the same",
            most,
            law[most] / law[least],
            least,
            variation));
  }
}
