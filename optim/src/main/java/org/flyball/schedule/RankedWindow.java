package org.flyball.schedule;

/**
 * How often each rank is in a window, and the rank in the middle of it. A change moves the middle
 * by few ranks; empty ones are skipped by a tree of bits, 64 to a word, so that a change costs
 * {@code O(log n)} with base 64, and in a wide window touches two or three words.
 */
final class RankedWindow {

  private static final int BITS = 6;

  private final int[] count;
  private final long[][] present;
  private final int reach;
  private int middle;
  private int below; // how many are of ranks before the middle

  /**
   * An empty window.
   *
   * @param ranks how many there are
   * @param reach the window is to have {@code 2 reach + 1} members
   */
  RankedWindow(int ranks, int reach) {
    this.reach = reach;
    count = new int[ranks];
    int levels = 1;
    for (int size = (ranks - 1) >> BITS; size > 0; size >>= BITS) {
      levels++;
    }
    present = new long[levels][];
    int size = ranks;
    for (int level = 0; level < levels; level++) {
      size = ((size - 1) >> BITS) + 1;
      present[level] = new long[size];
    }
  }

  void add(int rank) {
    below += rank < middle ? 1 : 0;
    if (count[rank]++ == 0) {
      int at = rank;
      for (long[] words : present) {
        long before = words[at >> BITS];
        words[at >> BITS] = before | (1L << at);
        if (before != 0) {
          return;
        }
        at >>= BITS;
      }
    }
  }

  void remove(int rank) {
    below -= rank < middle ? 1 : 0;
    if (--count[rank] == 0) {
      int at = rank;
      for (long[] words : present) {
        words[at >> BITS] &= ~(1L << at);
        if (words[at >> BITS] != 0) {
          return;
        }
        at >>= BITS;
      }
    }
  }

  /** The rank that {@code reach} members are before or at, and as many at or after. */
  int middle() {
    while (below > reach) {
      middle = previous(middle);
      below -= count[middle];
    }
    while (below + count[middle] <= reach) {
      below += count[middle];
      middle = next(middle);
    }
    return middle;
  }

  /** The first present rank after this one; there is one. */
  private int next(int rank) {
    int at = rank;
    int level = 0;
    long later = after(present[0][at >> BITS], at);
    while (later == 0) {
      at >>= BITS;
      level++;
      later = after(present[level][at >> BITS], at);
    }
    at = (at & -Long.SIZE) + Long.numberOfTrailingZeros(later);
    while (level > 0) {
      level--;
      at = (at << BITS) + Long.numberOfTrailingZeros(present[level][at]);
    }
    return at;
  }

  /** The last present rank before this one; there is one. */
  private int previous(int rank) {
    int at = rank;
    int level = 0;
    long earlier = before(present[0][at >> BITS], at);
    while (earlier == 0) {
      at >>= BITS;
      level++;
      earlier = before(present[level][at >> BITS], at);
    }
    at = (at & -Long.SIZE) + Long.SIZE - 1 - Long.numberOfLeadingZeros(earlier);
    while (level > 0) {
      level--;
      at = (at << BITS) + Long.SIZE - 1 - Long.numberOfLeadingZeros(present[level][at]);
    }
    return at;
  }

  /** The bits above this one, of its word; two shifts, as 64 at once would be none. */
  private static long after(long word, int bit) {
    return word & (-2L << bit);
  }

  private static long before(long word, int bit) {
    return word & ((1L << bit) - 1);
  }
}
