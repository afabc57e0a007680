package org.flyball.descent;

/**
 * Adam with decoupled weight decay (arXiv 1711.05101): first {@code x *= 1 - rate weightDecay},
 * then Adam's step. As in PyTorch the decay follows the schedule.
 *
 * @param adam the moments
 * @param weightDecay at least 0; 0.01 is usual
 */
public record AdamW(Adam adam, double weightDecay) implements Optimizer {

  /** Checks the arguments. */
  public AdamW {
    Limits.notNegative(weightDecay, "AdamW: weightDecay");
  }

  /** Adam's usual moments. */
  public AdamW(double weightDecay) {
    this(new Adam(), weightDecay);
  }

  @Override
  public State start(double[] x0) {
    return new AdamState("AdamW", adam, weightDecay, x0.length);
  }
}
