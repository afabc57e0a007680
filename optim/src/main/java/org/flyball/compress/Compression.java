package org.flyball.compress;

/**
 * One client's compressor at work: owns its scratch memory, for one thread, allocates nothing once
 * warm. It has no state that matters: a message depends on the vector, the round and the seed that
 * it was started with, so a round can be replayed and a snapshot need not contain it.
 */
@FunctionalInterface
public interface Compression {

  /**
   * Makes C(v).
   *
   * @param vector v, shape (d); not written
   * @param round names the random draw, at least 0; equal rounds give equal draws
   * @param out becomes C(v); empty if this throws
   * @throws IllegalArgumentException if an entry of v is not finite, naming it; or if v has another
   *     dimension
   */
  void compress(double[] vector, long round, Message out);

  /**
   * How a receiver draws the kept coordinates, if the messages of this compressor leave them out;
   * else {@link SharedDraw#NONE}. A receiver starts a worker of his own with the client's seed and
   * asks it.
   */
  default SharedDraw sharedDraw() {
    return SharedDraw.NONE;
  }
}
