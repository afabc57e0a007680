package org.flyball.jmh;

import org.flyball.graph.CompactGraph;
import org.flyball.random.Seed;
import org.flyball.random.Xoshiro256;

/** What the walks are measured on: in the first cache, in the second with hubs, and in no cache. */
public enum WalkGraph {
  /** As large as the graph of Wikipedia's votes: 889 nodes, 3 edges each, hubs of a hundred. */
  SMALL(889, 3, 2, 10_000),
  /**
   * As large as the internet's autonomous systems: 22 963 nodes, 2 edges each, hubs of thousands.
   */
  HUBS(22_963, 2, 5, 1_000),
  /** A million nodes with 20 random neighbours each. */
  LARGE(1_000_000, 10, 1, 10);

  final int nodes;
  final int links;
  final int rounds;
  private final int preference;

  /**
   * @param links how many earlier nodes each node chooses
   * @param preference a node is chosen by the product of so many uniform numbers
   * @param rounds visits per node after which a walk is late
   */
  WalkGraph(int nodes, int links, int preference, int rounds) {
    this.nodes = nodes;
    this.links = links;
    this.preference = preference;
    this.rounds = rounds;
  }

  /** The graph; connected, the same every time. */
  CompactGraph build() {
    Xoshiro256 random = Seed.of(42).child("walk").child(nodes).stream();
    int[] from = new int[(nodes - 1) * links];
    int[] to = new int[from.length];
    for (int e = 0; e < from.length; e++) {
      from[e] = 1 + e / links;
      double u = 1;
      for (int p = 0; p < preference; p++) {
        u *= random.nextDouble();
      }
      to[e] = (int) (u * from[e]);
    }
    return CompactGraph.simple(nodes, from, to);
  }
}
