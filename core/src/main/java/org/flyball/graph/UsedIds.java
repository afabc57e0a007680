package org.flyball.graph;

/** A bit for each id that occurs, and how many occur below it: ids to consecutive numbers. */
final class UsedIds {

  private final long[] bits;
  private final int[] below; // how many occur in the words before

  UsedIds(int largest) {
    int words = (largest >>> 6) + 1;
    this.bits = new long[words];
    this.below = new int[words];
  }

  void mark(int[] ids, int count) {
    for (int i = 0; i < count; i++) {
      bits[ids[i] >>> 6] |= 1L << ids[i];
    }
  }

  /** Counts; to be called once all are marked. How many ids occur. */
  int rank() {
    int sum = 0;
    for (int w = 0; w < bits.length; w++) {
      below[w] = sum;
      sum += Long.bitCount(bits[w]);
    }
    return sum;
  }

  void renumber(int[] ids, int count) {
    for (int i = 0; i < count; i++) {
      int word = ids[i] >>> 6;
      ids[i] = below[word] + Long.bitCount(bits[word] & ((1L << ids[i]) - 1));
    }
  }

  /** The ids that occur, ascending. */
  long[] ids(int count) {
    long[] ids = new long[count];
    int at = 0;
    for (int w = 0; w < bits.length; w++) {
      for (long rest = bits[w]; rest != 0; rest &= rest - 1) {
        ids[at++] = 64L * w + Long.numberOfTrailingZeros(rest);
      }
    }
    return ids;
  }
}
