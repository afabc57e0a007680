package org.flyball.walk;

/**
 * What a walk has asked of its network: a node's count is looked up for every proposal and for
 * every arc scanned, so their sum is the number of messages.
 *
 * @param steps steps made since the walk began
 * @param proposals nodes that were proposed, by the base chain or by a table, accepted or not
 * @param scans steps decided by a scan
 * @param scannedArcs arcs that the scans looked along, and the making of tables
 */
public record Effort(long steps, long proposals, long scans, long scannedArcs) {

  /** Proposals per step; 1 is the least a rejection sampler can do. */
  public double proposalsPerStep() {
    return (double) proposals / Math.max(1, steps);
  }

  /** Looked-up nodes per step. */
  public double messagesPerStep() {
    return (double) (proposals + scannedArcs) / Math.max(1, steps);
  }
}
