package org.flyball.federated;

import org.flyball.compress.Compressor;
import org.flyball.compress.Guarantee;
import org.flyball.federated.Theory.Potential;
import org.flyball.federated.Theory.Promise;
import org.flyball.federated.Theory.Proof;
import org.flyball.objective.Smoothness;
import org.flyball.run.Checks;

/** Methods that live on unbiased compressors with independent draws: all gain with n. */
final class UnbiasedTheory {

  private final Method method;
  private final Smoothness smoothness;
  private final int d;
  private final int n;

  UnbiasedTheory(Method method, Smoothness smoothness, int dimension) {
    this.method = method;
    this.smoothness = smoothness;
    this.d = dimension;
    this.n = smoothness.size();
  }

  Theory theory() {
    Memory memory = method.feedback().memory();
    double l = smoothness.function();
    double quadratic = smoothness.quadraticMean();
    if (memory instanceof Memory.Nothing) {
      double most = 0;
      for (int i = 0; i < n; i++) {
        most = Math.max(most, smoothness.client(i) * omega(i));
      }
      return new Theory(
          1 / (l + 2 * most / n),
          new Potential(1, new double[n], 0),
          new Promise(0.5, 0, Double.POSITIVE_INFINITY, Proof.NOTHING),
          "DCGD, convex f_i, to a neighbourhood only");
    } else if (memory instanceof Memory.Shift shift) {
      return shifted(shift, l, quadratic);
    } else if (memory instanceof Memory.Difference difference) {
      double p = difference.probability();
      return whole(l + quadratic * Math.sqrt((1 - p) * omega() / (p * n)), "MARINA");
    } else if (memory instanceof Memory.Tracking tracking) {
      double omega = omega();
      Checks.that(
          Math.abs(tracking.a() * (2 * omega + 1) - 1) <= 1e-9,
          "Theory: DASHA is proved for a = 1 / (2 omega + 1) = %s, not %s",
          1 / (2 * omega + 1),
          tracking.a());
      return whole(
          l + quadratic * Math.sqrt(2 * omega * (2 * omega + 1) / n), "DASHA, constants derived");
    }
    throw new IllegalArgumentException(
        "Theory: none of this kind is known of " + memory + "; give a constant step size");
  }

  /** EF-BV and DIANA. */
  private Theory shifted(Memory.Shift shift, double l, double quadratic) {
    double eta = 0;
    double omega = 0;
    for (int i = 0; i < n; i++) {
      Guarantee guarantee = method.feedback().compressors().of(i).guarantee(d);
      if (guarantee.isUnbiased()) {
        omega = Math.max(omega, guarantee.variance());
      } else {
        // Of a contractive compressor with bias, all of the error may be bias.
        eta = Math.max(eta, Math.sqrt(1 - alpha(i)));
      }
    }
    double lambda = shift.lambda();
    double nu = shift.nu();
    double worst = square(1 - lambda + lambda * eta) + lambda * lambda * omega;
    double average = square(1 - nu + nu * eta) + nu * nu * omega / n;
    Checks.that(
        worst < 1,
        "Theory: lambda = %s is too large for omega = %s and eta = %s",
        lambda,
        omega,
        eta);
    return whole(
        l + quadratic * Math.sqrt(average) / (1 - Math.sqrt(worst)),
        "EF-BV, arXiv 2205.04180, non-convex form derived");
  }

  private double alpha(int client) {
    return Contraction.alpha(method.feedback().compressors().of(client), d);
  }

  /** Promises the sum bound alone, from a dense first round. */
  private Theory whole(double inverse, String source) {
    Checks.that(
        method.feedback().opening() == Feedback.Opening.DENSE
            && method.feedback().weights() instanceof Weights.Equal,
        "Theory: %s is proved for a dense opening and equal weights",
        source);
    return new Theory(
        1 / inverse,
        new Potential(1, new double[n], 0),
        new Promise(0.5, 0, 0, Proof.SUM_IN_EXPECTATION),
        source);
  }

  private double omega() {
    double most = 0;
    for (int i = 0; i < n; i++) {
      most = Math.max(most, omega(i));
    }
    return most;
  }

  private double omega(int client) {
    Compressor compressor = method.feedback().compressors().of(client);
    return Contraction.omega(compressor, d);
  }

  private static double square(double v) {
    return v * v;
  }
}
