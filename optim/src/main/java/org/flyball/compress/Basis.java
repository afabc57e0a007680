package org.flyball.compress;

/** What a step of {@link PowerSgd} starts from. */
public enum Basis {
  /** A Gaussian draw in each round: a message depends on nothing before it. */
  FRESH,
  /**
   * What the last message found, the warm start of PowerSGD: the worker remembers it, see {@link
   * Compression#state}.
   */
  KEPT
}
