package org.flyball.schedule;

import java.util.Arrays;
import org.flyball.run.Checks;

/**
 * The best way on after some steps have been made, from {@link ScheduleCertificate#onward}.
 *
 * <p>What has been done enters by the sum of weights that is left, S: the rest is refined as a run
 * of its own, {@code w_j = S G_j^-2 / sum G^-2}, and S is chosen for the least bound of the whole.
 *
 * @param stepSizes to make now, without the final 0; fresh, the caller's
 * @param bound of the whole run, done and to come
 * @param lowerBound that of a run that had been planned like this from its start
 */
public record Continuation(double[] stepSizes, double bound, double lowerBound) {

  static Continuation of(double[] done, int remaining, double distance, double lipschitz) {
    Checks.that(
        remaining >= 1, "Continuation: remaining gradients must be at least 1, got %s", remaining);
    Values.positive(lipschitz, "ScheduleCertificate: lipschitz");
    double[] future = new double[remaining];
    Arrays.fill(future, lipschitz);
    double[] past = new double[done.length];
    Arrays.fill(past, lipschitz);
    return of(done, past, future, distance);
  }

  /**
   * The same with norms seen and foreseen.
   *
   * @param done the steps made; not written
   * @param past the norm at each of them; not written
   * @param future the norms to come, the last point's included; not written
   * @param distance D, from the start of the whole run
   */
  public static Continuation of(double[] done, double[] past, double[] future, double distance) {
    Checks.length(past, done.length, "Continuation: past norms");
    Checks.that(future.length >= 1, "Continuation: got no future norm, needs at least one");
    CertifiedSteps.requireNorms(future);
    // To what has been done, all that is to come looks like one gradient of this norm.
    double alone = CertifiedSteps.together(future);
    double[] norms = Arrays.copyOf(past, done.length + 1);
    norms[done.length] = alone;
    CertifiedSteps all = CertifiedSteps.of(done, distance, norms).endingIn(alone);
    WorstCase kernel = all.kernel();
    double sum = kernel.bestForBound();
    double scale = sum * sum / all.perStep();
    double[] steps = new double[future.length - 1];
    double tail = 0;
    for (int j = future.length - 1; j > 0; j--) {
      tail += share(alone, future[j]);
      steps[j - 1] = scale * share(alone, future[j - 1]) * tail;
    }
    double[] together = Arrays.copyOf(past, done.length + future.length);
    System.arraycopy(future, 0, together, done.length, future.length);
    return new Continuation(
        steps, all.unit() * kernel.bound(sum), distance * CertifiedSteps.together(together));
  }

  /** The part of the sum of {@code norm^-2}, which is {@code alone^-2}. */
  private static double share(double alone, double norm) {
    double ratio = alone / norm;
    return ratio * ratio;
  }
}
