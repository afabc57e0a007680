package org.flyball.spark;

import java.io.Serializable;
import java.util.Arrays;

/**
 * What became of the last round, told with whatever is asked next: a client moves its memory only
 * when it hears that its message counted.
 *
 * @param round the last round; -1 before the first
 * @param takenBack whether none of its messages counted
 * @param uncounted clients whose message did not count, ascending
 */
record Settlement(long round, boolean takenBack, int[] uncounted) implements Serializable {

  private static final int[] NOBODY = {};

  static Settlement of(long round) {
    return new Settlement(round, false, NOBODY);
  }

  boolean counts(int client) {
    return !takenBack && Arrays.binarySearch(uncounted, client) < 0;
  }
}
