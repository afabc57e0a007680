package org.flyball.walk;

import org.flyball.run.Checks;

/**
 * What a visit adds to the error of a self-normalised mean, to first order: {@code h_i = (w_i /
 * mu_i) (g_i - theta)} with w and mu normalised.
 *
 * @param values h (nodes); shared, do not write
 * @param mean theta, the exact mean
 * @param independent the variance of g under w
 * @param drawn the variance of h under mu: n Var with independent draws from mu
 */
record Influence(double[] values, double mean, double independent, double drawn) {

  static Influence of(MeanEstimator estimator, Sampling sampling, double[] g) {
    MeanEstimator.check(sampling, g);
    int n = g.length;
    double[] law = new double[n];
    for (int i = 0; i < n; i++) {
      law[i] = sampling.mass(i);
    }
    double[] wanted = wanted(estimator.weighting(), law);
    normalise(law);
    normalise(wanted);
    double mean = 0;
    for (int i = 0; i < n; i++) {
      mean += wanted[i] * g[i];
    }
    double[] h = new double[n];
    double independent = 0;
    double drawn = 0;
    for (int i = 0; i < n; i++) {
      double difference = g[i] - mean;
      h[i] = wanted[i] / law[i] * difference;
      independent += wanted[i] * difference * difference;
      drawn += law[i] * h[i] * h[i];
    }
    return new Influence(h, mean, independent, drawn);
  }

  private static double[] wanted(Weighting weighting, double[] law) {
    if (weighting instanceof Weighting.AsVisited) {
      return law.clone();
    }
    if (weighting instanceof Weighting.Given given) {
      Checks.length(given.weights(), law.length, "MeanEstimator: the weighting");
      return given.weights().clone();
    }
    return Masses.uniform(law.length);
  }

  private static void normalise(double[] law) {
    double total = 0;
    for (double mass : law) {
      total += mass;
    }
    for (int i = 0; i < law.length; i++) {
      law[i] /= total;
    }
  }
}
