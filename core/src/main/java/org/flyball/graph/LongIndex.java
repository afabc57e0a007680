package org.flyball.graph;

import java.util.Arrays;
import org.flyball.run.Checks;

/** Numbers for ids of any kind, 0, 1, ... in the order of first appearance. */
final class LongIndex {

  private static final int LARGEST = 1 << 28;

  private long[] id = new long[1 << 10];
  private int size;

  /** An open hash, at most half full: an id and its number + 1, together for the cache's sake. */
  private long[] slot = new long[4 << 10];

  /** The number of this id, a new one if it was never seen. */
  int numberOf(long wanted) {
    int mask = slot.length - 2;
    int at = hash(wanted) & mask;
    for (long found = slot[at + 1]; found != 0; found = slot[at + 1]) {
      if (slot[at] == wanted) {
        return (int) found - 1;
      }
      at = (at + 2) & mask;
    }
    if (size == id.length) {
      Checks.that(size < LARGEST, "GraphBuilder: more than %s different sparse ids", LARGEST);
      id = Arrays.copyOf(id, 2 * size);
      rehash();
      return numberOf(wanted);
    }
    id[size++] = wanted;
    slot[at] = wanted;
    slot[at + 1] = size;
    return size - 1;
  }

  private void rehash() {
    slot = new long[4 * id.length];
    int mask = slot.length - 2;
    for (int i = 0; i < size; i++) {
      int at = hash(id[i]) & mask;
      while (slot[at + 1] != 0) {
        at = (at + 2) & mask;
      }
      slot[at] = id[i];
      slot[at + 1] = i + 1L;
    }
  }

  /** Fibonacci hashing, both halves mixed: ids that count up do not cluster. */
  private static int hash(long id) {
    long mixed = (id ^ (id >>> 32)) * 0x9E3779B97F4A7C15L;
    return (int) (mixed >>> 32) ^ (int) (mixed >>> 50);
  }

  /** All ids in the order of first appearance, forgetting them here. */
  long[] takeIds() {
    long[] all = Arrays.copyOf(id, size);
    id = new long[0];
    slot = new long[0];
    return all;
  }

  /** Places of {@code values} in ascending order of what is there, equal ones in order. */
  static int[] order(long[] values) {
    int n = values.length;
    int[] order = new int[n];
    for (int i = 0; i < n; i++) {
      order[i] = i;
    }
    int[] other = new int[n];
    // Merge sort from the bottom up: no boxes, no comparator, stable.
    for (long width = 1; width < n; width *= 2) {
      for (long low = 0; low < n; low += 2 * width) {
        int middle = (int) Math.min(n, low + width);
        int high = (int) Math.min(n, low + 2 * width);
        int a = (int) low;
        int b = middle;
        for (int k = (int) low; k < high; k++) {
          boolean left = a < middle && (b >= high || values[order[a]] <= values[order[b]]);
          other[k] = left ? order[a++] : order[b++];
        }
      }
      int[] swap = order;
      order = other;
      other = swap;
    }
    return order;
  }
}
