package org.flyball.compress;

import org.flyball.run.Checks;

/**
 * One client's compressor at work: owns its scratch memory, for one thread, allocates nothing once
 * warm.
 *
 * <p>With few exceptions it has no state that matters: a message depends on the vector, the round
 * and the seed that it was started with, so a round can be replayed and a snapshot need not contain
 * it. The exception remembers something from earlier rounds ({@link Basis#KEPT}): rounds must not
 * decrease, the same round again gives the same message, and {@link #state} is part of a snapshot.
 * Receivers never need the state: a message says all.
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

  /**
   * What it remembers from earlier rounds, always of one length; fresh, the caller's. Empty by
   * default: nothing. Some numbers may be long integers by their bits, so copy, do not calculate.
   */
  default double[] state() {
    return new double[0];
  }

  /**
   * Goes back to a {@link #state}; what follows is the same bit for bit.
   *
   * @throws IllegalArgumentException if it is of another length
   */
  default void restore(double[] state) {
    Checks.length(state, 0, "Compression: state");
  }
}
