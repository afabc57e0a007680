package org.flyball.walk;

/**
 * How a self-repellent walk draws its next node. All are exact: they draw from the same law, at
 * different cost, and from different random numbers, so that paths differ. {@link #AUTO} is what to
 * use; the others are for tests, measurements and experts.
 */
public enum Kernel {
  /** At each step the cheapest of the others, by the node's degree and by how even x is. */
  AUTO,
  /** Adds up the weights of all neighbours: a load and an addition for each. */
  SCAN,
  /**
   * Proposes a step of the base chain and accepts it with probability r_j / max r; scans after a
   * few failures. Constant time once x is near mu.
   */
  REJECTION,
  /**
   * Proposes from an alias table of the node's arcs that may be out of date and accepts with the
   * ratio of today's weight to the table's; the table is made again when that has failed often.
   * Constant time from the start, for 20 bytes an arc: for hubs.
   */
  TABLE
}
