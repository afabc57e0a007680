package org.flyball.descent;

/**
 * Schedule-Free SGD (arXiv 2405.15682): gradients are taken at y, steps are done at z, and what is
 * handed out is x, an average that needs no end of the run to be known.
 *
 * <pre>
 *   y = (1 - beta) z + beta x
 *   z -= rate_k (grad f(y) + weightDecay y)
 *   x = (1 - c) x + c z,   c = weight_k / (weight_0 + ... + weight_k),
 *   weight_k = (k + 1)^power max(rate_0 .. rate_k)^2
 * </pre>
 *
 * <p>There is no switch between training and evaluation to forget: a run's gradients are at y, its
 * result is x. Drive it with {@code Schedule.constant(rate)}, 10 to 50 times SGD's rate, or with a
 * constant after a warm-up. For a plain optimizer's z see {@link ScheduleFreeAdamW}.
 *
 * <p>Kept are y and z; x = (y - (1 - beta) z) / beta.
 *
 * @param beta in (0, 1); 0.9 is usual, 0.95 to 0.98 for long runs
 * @param power at least 0: how much later steps count for more; 0 is usual
 * @param weightDecay at least 0
 */
public record ScheduleFree(double beta, double power, double weightDecay) implements Optimizer {

  /** Checks the arguments. */
  public ScheduleFree {
    Limits.fraction(beta, "ScheduleFree: beta");
    Limits.positive(beta, "ScheduleFree: beta");
    Limits.notNegative(power, "ScheduleFree: power");
    Limits.notNegative(weightDecay, "ScheduleFree: weightDecay");
  }

  /** Without decay, all steps counting alike. */
  public ScheduleFree(double beta) {
    this(beta, 0, 0);
  }

  /** With beta 0.9. */
  public ScheduleFree() {
    this(0.9);
  }

  @Override
  public State start(double[] x0) {
    return new ScheduleFreeState("ScheduleFree", this, x0);
  }
}
