package org.flyball.compress;

/**
 * Coordinates that sender and receiver draw alike from a seed they share, so that a message need
 * not carry them. Offered by compressors such as unscaled Rand-k; kept by the receiver, one per
 * client. Owns scratch memory, for one thread.
 */
@FunctionalInterface
public interface SharedDraw {

  /** For messages that carry their coordinates; refuses to draw. */
  SharedDraw NONE =
      (round, out) -> {
        throw new IllegalArgumentException(
            "the message leaves its coordinates to a shared draw, and the receiver has none;"
                + " decode with the sharedDraw() of the client's compression");
      };

  /**
   * The coordinates of a round.
   *
   * @param out receives them, ascending; shape (d)
   * @return how many there are
   */
  int draw(long round, int[] out);
}
