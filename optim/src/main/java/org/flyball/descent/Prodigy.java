package org.flyball.descent;

/**
 * Prodigy (arXiv 2306.06101): an Adam that learns its rate faster than {@link DAdaptAdam}. With
 * {@code q = d rate} and {@code b = sqrt(beta2)}:
 *
 * <pre>
 *   numerator = b numerator + (d / d_0) q &lt;g, x_0 - x&gt;
 *   m = beta1 m + (1 - beta1) d g,   v = beta2 v + (1 - beta2) d^2 g^2,   s = b s + (d / d_0) q g
 *   d = max(d, coefficient numerator / ||s||_1)
 *   x -= q weightDecay x,   x -= q m / (sqrt(v) + d epsilon)
 * </pre>
 *
 * <p>A schedule with a warm-up makes d too large; cosine or linear decay from 1 is advised, or
 * {@link DistanceEstimate#safeAtWarmup}, which has {@code s = b s + (d / d_0) d g}.
 *
 * @param adam the moments
 * @param estimate the first d, its growth, the coefficient, and what a warm-up does
 * @param correction of q
 * @param weightDecay at least 0
 */
public record Prodigy(
    Adam adam, DistanceEstimate estimate, Correction correction, double weightDecay)
    implements Optimizer {

  /** Checks the arguments. */
  public Prodigy {
    Limits.notNegative(weightDecay, "Prodigy: weightDecay");
  }

  /** With coefficient 1 and gradients weighed by their rates, as in the paper. */
  public Prodigy(Adam adam, Distance distance, Correction correction, double weightDecay) {
    this(adam, DistanceEstimate.of(distance), correction, weightDecay);
  }

  /** Adam's usual moments, from d = 1e-6, without correction and decay. */
  public Prodigy() {
    this(new Adam(), DistanceEstimate.unknown(), Correction.NONE, 0);
  }

  @Override
  public State start(double[] x0) {
    return new ProdigyState(this, x0);
  }
}
