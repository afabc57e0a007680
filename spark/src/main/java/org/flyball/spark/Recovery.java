package org.flyball.spark;

/**
 * What becomes of clients whose executor was lost, or that Spark has moved. Either way a client has
 * its own memory again, bit for bit, before it answers next: from its rows, the last snapshot, and
 * the messages that the driver has kept.
 */
public enum Recovery {
  /** The round waits until they are rebuilt: the iterates are those of an undisturbed run. */
  REBUILD,
  /**
   * The round goes on without them, as if they had not been sampled; they are rebuilt before the
   * next one. For methods whose server keeps a memory of every client, and compressors that lose
   * something; never in round 0. The iterates then depend on what was lost when.
   */
  SIT_OUT
}
