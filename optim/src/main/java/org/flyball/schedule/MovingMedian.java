package org.flyball.schedule;

import java.util.Arrays;

/**
 * The median of a window that slides over a sequence. Beyond the left end the first value repeats;
 * beyond the right end the sequence is mirrored without repeating its last value, back and forth if
 * need be. Cost: {@code O(n log n)} for any width; memory 20 bytes per value.
 */
final class MovingMedian {

  private MovingMedian() {}

  /**
   * The medians.
   *
   * @param values without NaN, at least one
   * @param reach the window has {@code 2 * reach + 1} values
   * @return as many; fresh
   */
  static double[] of(double[] values, int reach) {
    int n = values.length;
    if (reach == 0) {
      return values.clone();
    }
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int[] rank = new int[n];
    for (int i = 0; i < n; i++) {
      rank[i] = Arrays.binarySearch(sorted, values[i]); // one of its equals, always the same
    }
    int[] tree = new int[n + 1];
    for (int i = -reach; i <= reach; i++) {
      add(tree, rank[mirrored(i, n)], 1);
    }
    int top = Integer.highestOneBit(n);
    double[] medians = new double[n];
    for (int i = 0; ; i++) {
      medians[i] = sorted[find(tree, top, reach)];
      if (i == n - 1) {
        return medians;
      }
      int gone = rank[mirrored((long) i - reach, n)];
      int come = rank[mirrored((long) i + reach + 1, n)];
      if (gone != come) {
        add(tree, gone, -1);
        add(tree, come, 1);
      }
    }
  }

  private static int mirrored(long i, int n) {
    if (i < 0) {
      return 0;
    }
    if (i < n) {
      return (int) i;
    }
    long period = 2L * (n - 1);
    long position = period == 0 ? 0 : i % period;
    return (int) (position < n ? position : period - position);
  }

  /** Fenwick's tree of counts (1994): entry j sums the {@code j & -j} ranks up to j - 1. */
  private static void add(int[] tree, int rank, int count) {
    for (int j = rank + 1; j < tree.length; j += j & -j) {
      tree[j] += count;
    }
  }

  /** The rank with {@code below} or fewer counts before it, and more with it. */
  private static int find(int[] tree, int top, int below) {
    int at = 0;
    int left = below;
    for (int step = top; step > 0; step >>= 1) {
      int next = at + step;
      if (next < tree.length && tree[next] <= left) {
        at = next;
        left -= tree[next];
      }
    }
    return at;
  }
}
