package org.flyball.schedule;

import org.flyball.run.Certificate;

/**
 * What a sequence of step sizes promises on every convex problem, no matter how nasty: after the
 * subgradient steps {@code x_{t+1} = x_t - eta_t g_t} with {@code ||g_t|| <= G} from a point at
 * distance D of u, the LAST point has
 *
 * <pre>   f(x_T) - f(u) &lt;= bound.   </pre>
 *
 * <p>No average, no logarithm lost. The bound is proved for any steps (package text, item 4). Where
 * all norms have one bound it is the exact worst case, for every sequence of steps: in T dimensions
 * there is a convex function, G-Lipschitz, on which the steps end with just this gap. Both proofs
 * are in docs/schedule-certificate.md. The semidefinite programs that compute the same number at
 * {@code O(T^6)} agreed, to their own precision, in 90 comparisons with up to 60 gradients; this
 * costs two passes. For norms of their own at each step the bound holds but can be loose.
 *
 * <pre>{@code
 * double[] rates = Schedule.cosine(0.1, 0, 1_000).values(1_000);
 * ScheduleCertificate promise = ScheduleCertificate.of(rates, 1, 1);
 * promise.bound();      // of these steps
 * promise.bestScale();  // times this they are best
 * promise.efficiency(); // and then this much above the least possible, 1
 * }</pre>
 *
 * <p>For stochastic gradients it holds in expectation with {@code E ||g_t||^2 <= G^2}. It says
 * nothing of non-convex training, and deterministic smooth problems do better than any worst case.
 * T counts the gradients up to the last step that moves: N steps have N + 1, and trailing zeros are
 * no steps. Rounding costs about 1e-11 of the bound at a million steps, less before. Norms of their
 * own need a search: a few hundred passes over up to 10,000 steps, about a hundred over more.
 *
 * @param gradients T
 * @param distance D
 * @param bound the worst case of the steps as they are
 * @param lowerBound no steps with as many gradients have a lower one: {@code D / sqrt(sum G_t^-2)},
 *     for one G the minimax value {@code D G / sqrt(T)} (arXiv 2307.11134)
 * @param bestScale what to multiply all steps by to have the least worst case
 * @param bestBound which is this
 * @param publishedBound what the best bound in print gives for the steps as they are, {@link
 *     LastIterateBound}
 */
public record ScheduleCertificate(
    int gradients,
    double distance,
    double bound,
    double lowerBound,
    double bestScale,
    double bestBound,
    double publishedBound) {

  private static final String SOURCE =
      "conversion theorem after arXiv 2310.07831, weights recovered from the steps; derived in the"
          + " text of org.flyball.schedule";

  /**
   * Certifies steps under one bound for all norms.
   *
   * @param stepSizes finite, not negative; not written
   * @param distance D, from the start to the point compared with
   * @param lipschitz G
   */
  public static ScheduleCertificate of(double[] stepSizes, double distance, double lipschitz) {
    return of(CertifiedSteps.of(stepSizes, distance, lipschitz));
  }

  /**
   * Certifies steps under a bound for each norm.
   *
   * @param stepSizes finite, not negative; not written
   * @param distance D
   * @param norms G_t, positive; one more than steps (or as many, if the last step is 0)
   */
  public static ScheduleCertificate of(double[] stepSizes, double distance, double[] norms) {
    return of(CertifiedSteps.of(stepSizes, distance, norms));
  }

  private static ScheduleCertificate of(CertifiedSteps given) {
    if (given.isEqual()) {
      EqualNorms exact = new EqualNorms(given.scaled());
      double tuned = given.unit() * exact.tuned();
      return of(given, given.unit() * exact.bound(), exact.scale(), tuned);
    }
    WorstCase kernel = given.kernel();
    double unit = given.unit();
    double bound = unit * kernel.bound(kernel.bestForBound());
    double best = kernel.bestForTuned();
    return of(given, bound, kernel.scale(best), unit * kernel.tuned(best));
  }

  private static ScheduleCertificate of(
      CertifiedSteps given, double bound, double scale, double tuned) {
    double published = given.steps().length == 0 ? bound : LastIterateBound.of(given).value();
    return new ScheduleCertificate(
        given.gradients(), given.distance(), bound, given.least(), scale, tuned, published);
  }

  /**
   * How far the shape of the steps is from the best shape, each at its best scale: rho, 1 for
   * linear decay, more for all others.
   */
  public double efficiency() {
    return bestBound / lowerBound;
  }

  /**
   * The promise beside what a run measured.
   *
   * @param measuredGap {@code f(x_T) - f(u)}
   */
  public Certificate certify(double measuredGap) {
    return Certificate.atMost("f(x_T) - f(u) of these step sizes", SOURCE, bound, measuredGap);
  }

  /**
   * What to multiply a tuned base rate by when the shape of the schedule changes: the ratio of
   * their best scales, which depends on neither D nor G.
   *
   * @param from the factors that the rate was tuned for; not written
   * @param to the factors that are to replace them; not written
   */
  public static double transfer(double[] from, double[] to) {
    return of(to, 1, 1).bestScale / of(from, 1, 1).bestScale;
  }

  /**
   * The best way on after some steps have been made, whatever they were: for a run whose length
   * changes on the way. Linear to 0 if all norms are alike, else refined.
   *
   * @param done the steps made; may be empty; not written
   * @param remaining how many gradients are still to come, the last point's included; so there are
   *     {@code remaining - 1} steps to make
   * @param distance D, from the start of the whole run
   * @param lipschitz G
   */
  public static Continuation onward(
      double[] done, int remaining, double distance, double lipschitz) {
    return Continuation.of(done, remaining, distance, lipschitz);
  }
}
