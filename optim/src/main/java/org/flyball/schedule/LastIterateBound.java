package org.flyball.schedule;

import java.util.Arrays;

/**
 * The bound in print for the last point of any step sizes (arXiv 2310.07831, Theorem 10, as the
 * code of arXiv 2501.18965 has it), kept to be compared with: for usual schedules of 10 to 1,000
 * steps it is 1.4 to 2.3 times the worst case, which {@link ScheduleCertificate} knows.
 *
 * <pre>
 *   E = sum eta_t,   Q = sum eta_t^2 G_t^2   (t = 1..T),
 *   D^2 / (2E) + Q / (2E)
 *     + (1/2) sum_{k &lt; T} (eta_k / sum_{t &gt; k} eta_t) (sum_{t &gt;= k} eta_t^2 G_t^2 / sum_{t &gt;= k} eta_t)
 * </pre>
 *
 * <p>It wants a positive {@code eta_T}, which the last point does not use.
 *
 * @param fromDistance the first term, which falls as steps grow
 * @param fromSteps the others, which rise
 */
public record LastIterateBound(double fromDistance, double fromSteps) {

  /**
   * The bound.
   *
   * @param stepSizes eta_1 .. eta_T, the last one positive; not written
   */
  public static LastIterateBound of(double[] stepSizes, double distance, double lipschitz) {
    Values.positive(stepSizes.length == 0 ? 0 : stepSizes[stepSizes.length - 1], "the last step");
    double[] norms = new double[stepSizes.length + 1];
    Arrays.fill(norms, lipschitz);
    CertifiedSteps.of(stepSizes, distance, norms);
    return of(stepSizes, norms, distance);
  }

  /** For steps that make T - 1 moves: the last one counts twice. */
  static LastIterateBound of(CertifiedSteps given) {
    int n = given.steps().length;
    double[] all = Arrays.copyOf(given.steps(), n + 1);
    all[n] = all[n - 1];
    return of(all, given.norms(), given.distance());
  }

  private static LastIterateBound of(double[] eta, double[] norms, double distance) {
    int last = eta.length - 1;
    double sum = eta[last];
    double squares = square(eta[last] * norms[last]);
    double interplay = 0;
    for (int k = last - 1; k >= 0; k--) {
      double later = sum;
      sum += eta[k];
      squares += square(eta[k] * norms[k]);
      interplay += eta[k] / later * (squares / sum);
    }
    return new LastIterateBound(
        distance * distance / (2 * sum), squares / (2 * sum) + interplay / 2);
  }

  private static double square(double x) {
    return x * x;
  }

  /** The bound of the steps as they are. */
  public double value() {
    return fromDistance + fromSteps;
  }

  /** What to multiply the steps by to have the least bound. */
  public double bestScale() {
    return Math.sqrt(fromDistance / fromSteps);
  }

  /** Which is this. */
  public double bestValue() {
    return 2 * Math.sqrt(fromDistance * fromSteps);
  }
}
