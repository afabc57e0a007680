package org.flyball.graph;

/** How fast the steps of a stochastic approximation fall, {@code beta_n = (n + 1)^-b}. */
public enum StepDecay {
  /** b = 1: the steps' own decay slows the mean field down by 1/2. */
  HARMONIC,
  /** 1/2 &lt; b &lt; 1. */
  SLOWER;

  /** What is to be added to the Jacobian's diagonal. */
  double halfStep() {
    return this == HARMONIC ? 0.5 : 0;
  }
}
