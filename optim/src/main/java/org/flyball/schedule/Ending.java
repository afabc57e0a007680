package org.flyball.schedule;

/** How refined factors end. */
public enum Ending {
  /** n norms give n factors and the last is 0: its update does nothing (the paper's convention). */
  LAST_IS_ZERO,
  /** Every factor is positive: the last norm counts twice, and constant norms give 1 - k/n. */
  ALL_MOVE
}
