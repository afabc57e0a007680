package org.flyball.cli;

/** How {@code walk} visits nodes. */
enum WalkKind {
  /** The base chain, repelled by where it has been. */
  SELF_REPELLENT,
  /** The history-driven target over the base chain. */
  HDT,
  /** The history-driven target over Metropolis-Hastings with delayed acceptance. */
  HDT_MHDA,
  /** The base chain. */
  BASE,
  /** The non-backtracking walk. */
  NBRW,
  /** Metropolis-Hastings with delayed acceptance. */
  MHDA,
  /** Independent uniform draws. */
  IID,
  /** Every node once per epoch. */
  SHUFFLE;

  /** Whether a reversible chain walks, which --base names. */
  boolean hasBase() {
    return this == SELF_REPELLENT || this == HDT || this == BASE;
  }

  /** Whether it remembers where it has been. */
  boolean hasMemory() {
    return this == SELF_REPELLENT || this == HDT || this == HDT_MHDA;
  }

  /** Whether it goes along edges: then it needs a connected graph. */
  boolean isWalk() {
    return this != IID && this != SHUFFLE;
  }
}
