package org.flyball.schedule;

import java.util.Arrays;
import org.flyball.run.Checks;

/**
 * Step sizes and norms as the user gave them, checked, and in the units of {@link WorstCase}.
 *
 * @param steps without trailing zeros
 * @param norms one more
 * @param distance D
 */
record CertifiedSteps(double[] steps, double[] norms, double distance) {

  /** Of a step, in units of D / G: less moves nothing, more overflows. */
  private static final double LEAST = 1e-300;

  private static final double MOST = 1e300;

  /** Steps and the one constant that bounds all norms. */
  static CertifiedSteps of(double[] steps, double distance, double lipschitz) {
    Values.positive(lipschitz, "ScheduleCertificate: lipschitz");
    double[] norms = new double[steps.length + 1];
    Arrays.fill(norms, lipschitz);
    return of(steps, distance, norms);
  }

  static CertifiedSteps of(double[] steps, double distance, double[] norms) {
    int n = steps.length;
    Values.positive(distance, "ScheduleCertificate: distance");
    for (int k = 0; k < n; k++) {
      if (!(steps[k] >= 0 && steps[k] < Double.POSITIVE_INFINITY)) {
        Checks.that(
            false,
            "ScheduleCertificate: step size %s is %s, must be finite and not negative",
            k,
            steps[k]);
      }
    }
    boolean lastIsZero = n > 0 && steps[n - 1] == 0;
    Checks.that(
        norms.length == n + 1 || (norms.length == n && lastIsZero),
        "ScheduleCertificate: got %s norms for %s steps, must be one more; or as many if the last"
            + " step size is 0",
        norms.length,
        n);
    requireNorms(norms);
    int moves = n;
    double perStep = Arrays.stream(norms).max().orElse(0) / distance;
    while (moves > 0 && steps[moves - 1] * perStep < LEAST) {
      moves--;
    }
    return new CertifiedSteps(
        Arrays.copyOf(steps, moves), Arrays.copyOf(norms, moves + 1), distance);
  }

  /** The same with another last norm. */
  CertifiedSteps endingIn(double norm) {
    double[] changed = norms.clone();
    changed[norms.length - 1] = norm;
    return new CertifiedSteps(steps, changed, distance);
  }

  /** How many gradients count: one more than steps up to the last that moves. */
  int gradients() {
    return norms.length;
  }

  /** The largest norm. */
  double largest() {
    return Arrays.stream(norms).max().orElse(0);
  }

  /** The unit of bounds. */
  double unit() {
    return distance * largest();
  }

  /** A step of the kernel is a step times this. */
  double perStep() {
    return largest() / distance;
  }

  /** Whether one bound is that of all norms. */
  boolean isEqual() {
    double first = norms[0];
    return Arrays.stream(norms).allMatch(norm -> norm == first);
  }

  WorstCase kernel() {
    double largest = largest();
    double[] squares =
        Arrays.stream(norms).map(norm -> norm / largest).map(ratio -> ratio * ratio).toArray();
    return new WorstCase(scaled(), squares);
  }

  /** The steps in units of D / G. */
  double[] scaled() {
    double perStep = perStep();
    double[] scaled =
        Arrays.stream(steps).map(step -> step * perStep).map(s -> s < LEAST ? 0 : s).toArray();
    for (int k = 0; k < scaled.length; k++) {
      if (!(scaled[k] <= MOST)) {
        Checks.that(
            false,
            "ScheduleCertificate: step size %s is %s, which with distance %s and norms up to %s is"
                + " beyond what doubles can certify",
            k,
            steps[k],
            distance,
            largest());
      }
    }
    return scaled;
  }

  /** {@code D / sqrt(sum G_t^-2)}. */
  double least() {
    return distance * together(norms);
  }

  /** {@code 1 / sqrt(sum G_t^-2)}: the norm of one gradient that is worth all of these. */
  static double together(double[] norms) {
    double unit = norms[0];
    double sum = 0;
    for (double norm : norms) {
      double ratio = unit / norm;
      sum += ratio * ratio;
    }
    return unit / Math.sqrt(sum);
  }

  static void requireNorms(double[] norms) {
    for (int t = 0; t < norms.length; t++) {
      if (!(norms[t] > 0 && norms[t] < Double.POSITIVE_INFINITY)) {
        Checks.that(
            false,
            "ScheduleCertificate: norm %s is %s, must be finite and positive; where a gradient is 0"
                + " the run has arrived",
            t,
            norms[t]);
      }
    }
  }
}
