package org.flyball.graph;

import java.util.Arrays;
import org.flyball.run.Checks;

/** Numbers for ids of any kind, 0, 1, ... in the order of first appearance. */
final class LongIndex {

  private static final int LARGEST = 1 << 30;

  private long[] id = new long[1 << 10];
  private int size;
  private int[] slot = new int[1 << 11]; // number + 1, or 0: an open hash, at most half full

  /** The number of this id, a new one if it was never seen. */
  int numberOf(long wanted) {
    int mask = slot.length - 1;
    int at = hash(wanted) & mask;
    for (int found = slot[at]; found != 0; found = slot[at]) {
      if (id[found - 1] == wanted) {
        return found - 1;
      }
      at = (at + 1) & mask;
    }
    if (size == id.length) {
      Checks.that(size < LARGEST / 2, "GraphBuilder: more than %s different ids", LARGEST / 2);
      id = Arrays.copyOf(id, 2 * size);
      rehash();
      return numberOf(wanted);
    }
    id[size++] = wanted;
    slot[at] = size;
    return size - 1;
  }

  private void rehash() {
    slot = new int[2 * id.length];
    int mask = slot.length - 1;
    for (int i = 0; i < size; i++) {
      int at = hash(id[i]) & mask;
      while (slot[at] != 0) {
        at = (at + 1) & mask;
      }
      slot[at] = i + 1;
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
    slot = new int[0];
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
