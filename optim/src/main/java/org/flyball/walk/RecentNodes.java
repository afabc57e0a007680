package org.flyball.walk;

import java.util.Arrays;

/**
 * Amounts at the nodes touched last: a hash table with linear probing over a doubly linked list,
 * both in arrays made once. Touching a node when all places are taken forgets the one touched
 * longest ago.
 */
final class RecentNodes {

  private static final int GOLDEN = 0x9E3779B9;

  private final int[] node; // per place
  private final double[] amount;
  private final int[] older;
  private final int[] newer;
  private final int[] table; // places by hash; -1 where empty
  private final int shift;
  private int size;
  private int oldest = -1;
  private int newest = -1;

  RecentNodes(int capacity) {
    node = new int[capacity];
    amount = new double[capacity];
    older = new int[capacity];
    newer = new int[capacity];
    int bits = 2;
    while (1L << bits < 2L * capacity) {
      bits++;
    }
    table = new int[1 << bits];
    Arrays.fill(table, -1);
    shift = 32 - bits;
  }

  int capacity() {
    return node.length;
  }

  /** The node's amount; NaN if it is not remembered. */
  double get(int wanted) {
    int place = table[find(wanted)];
    return place < 0 ? Double.NaN : amount[place];
  }

  /** Makes a node the newest, with this amount. */
  void put(int touched, double value) {
    int at = find(touched);
    int place = table[at];
    if (place >= 0) {
      unlink(place);
    } else if (size < node.length) {
      place = size++;
      table[at] = place;
      node[place] = touched;
    } else {
      place = oldest;
      unlink(place);
      forget(find(node[place]));
      node[place] = touched;
      table[find(touched)] = place;
    }
    amount[place] = value;
    older[place] = newest;
    newer[place] = -1;
    if (newest >= 0) {
      newer[newest] = place;
    } else {
      oldest = place;
    }
    newest = place;
  }

  /** Multiplies every amount, keeping it at {@code least} or above. */
  void scale(double factor, double least) {
    for (int place = 0; place < size; place++) {
      amount[place] = Math.max(least, amount[place] * factor);
    }
  }

  /** The nodes, the oldest first. */
  long[] nodes() {
    long[] all = new long[size];
    int place = oldest;
    for (int k = 0; k < size; k++) {
      all[k] = node[place];
      place = newer[place];
    }
    return all;
  }

  private void unlink(int place) {
    if (older[place] >= 0) {
      newer[older[place]] = newer[place];
    } else {
      oldest = newer[place];
    }
    if (newer[place] >= 0) {
      older[newer[place]] = older[place];
    } else {
      newest = older[place];
    }
  }

  /** Where the node is in the table, or would be. */
  private int find(int wanted) {
    int at = hash(wanted);
    while (table[at] >= 0 && node[table[at]] != wanted) {
      at = (at + 1) & (table.length - 1);
    }
    return at;
  }

  private int hash(int key) {
    return (key * GOLDEN) >>> shift;
  }

  /** Empties a cell and moves back what probing would no longer find. */
  private void forget(int cell) {
    int mask = table.length - 1;
    int hole = cell;
    int at = (hole + 1) & mask;
    while (table[at] >= 0) {
      int home = hash(node[table[at]]);
      if (((at - home) & mask) >= ((at - hole) & mask)) {
        table[hole] = table[at];
        hole = at;
      }
      at = (at + 1) & mask;
    }
    table[hole] = -1;
  }
}
