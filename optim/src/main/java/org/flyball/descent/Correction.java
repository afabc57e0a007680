package org.flyball.descent;

/** Whether a learning-rate-free Adam corrects its rate for moments that begin at 0. */
public enum Correction {
  /** No. */
  NONE,
  /** The rate is multiplied by {@code sqrt(1 - beta2^n) / (1 - beta1^n)} at the n-th step. */
  BIAS;

  /** At the n-th call with these powers, which begin at 1. */
  double next(Adam adam, double[] power1, double[] power2) {
    double gap1 = Slots.nextGap(power1, adam.beta1());
    double gap2 = Slots.nextGap(power2, adam.beta2());
    return this == NONE ? 1 : Math.sqrt(gap2) / gap1;
  }
}
