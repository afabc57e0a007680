package org.flyball.reproduce;

/** How much to compute. */
public enum Effort {
  /** The paper's lengths with fewer repetitions: minutes. */
  QUICK,
  /** The paper's size. */
  FULL
}
