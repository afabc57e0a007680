package org.flyball.walk;

import org.flyball.run.Checks;

/** How often each node was visited: 4 bytes a node, 8 from the visit on that needs them. */
final class VisitCounts {

  private int[] narrow;
  private long[] wide = {};

  VisitCounts(int nodes) {
    this.narrow = new int[nodes];
  }

  /** Starts from these counts. */
  static VisitCounts of(long[] visits) {
    VisitCounts counts = new VisitCounts(visits.length);
    long most = 0;
    long sum = 0;
    for (int j = 0; j < visits.length; j++) {
      if (visits[j] < 0) {
        Checks.that(false, "SelfRepellent: node %s has %s visits, not at least 0", j, visits[j]);
      }
      most = Math.max(most, visits[j]);
      sum += visits[j];
      if (sum < 0) {
        Checks.that(
            false,
            "SelfRepellent: visits up to node %s add up to more than %s; divide them all by 2",
            j,
            Long.MAX_VALUE);
      }
      counts.narrow[j] = (int) visits[j];
    }
    if (most > Integer.MAX_VALUE) {
      counts.wide = visits.clone();
      counts.narrow = new int[0];
    }
    return counts;
  }

  long get(int node) {
    return narrow.length > 0 ? narrow[node] : wide[node];
  }

  void increment(int node) {
    if (narrow.length > 0) {
      if (narrow[node] == Integer.MAX_VALUE) {
        wide = toArray();
        narrow = new int[0];
        wide[node]++;
      } else {
        narrow[node]++;
      }
    } else {
      wide[node]++;
    }
  }

  /** Fresh, the caller's. */
  long[] toArray() {
    long[] all = wide.clone();
    if (narrow.length > 0) {
      all = new long[narrow.length];
      for (int j = 0; j < all.length; j++) {
        all[j] = narrow[j];
      }
    }
    return all;
  }
}
