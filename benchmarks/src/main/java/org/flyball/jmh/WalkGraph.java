package org.flyball.jmh;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;
import org.flyball.data.BundledGraph;
import org.flyball.data.EdgeList;
import org.flyball.data.ExternalData;
import org.flyball.graph.CompactGraph;
import org.flyball.random.Seed;
import org.flyball.random.Xoshiro256;

/** What the walks are measured on: in the first cache, in the second with hubs, and in no cache. */
public enum WalkGraph {
  /**
   * Wikipedia's votes, 889 nodes, where {@code FLYBALL_DATA} has them; else as many nodes with 3
   * edges each to earlier ones, early ones preferred: hubs of a hundred.
   */
  SMALL(889, 10_000) {
    @Override
    CompactGraph build() {
      Optional<Path> votes = ExternalData.find("graphs/soc-wiki-Vote.txt");
      if (votes.isEmpty()) {
        return random(nodes, 3, 2);
      }
      try {
        return EdgeList.read(votes.get()).graph();
      } catch (IOException unreadable) {
        throw new UncheckedIOException(unreadable);
      }
    }
  },
  /** The internet's autonomous systems, hubs of thousands. */
  HUBS(22_963, 1_000) {
    @Override
    CompactGraph build() {
      return BundledGraph.AS_22JULY06.graph();
    }
  },
  /** A million nodes with 20 random neighbours each. */
  LARGE(1_000_000, 10) {
    @Override
    CompactGraph build() {
      return random(nodes, 10, 1);
    }
  };

  final int nodes;
  final int rounds;

  /**
   * @param rounds visits per node after which a walk is late
   */
  WalkGraph(int nodes, int rounds) {
    this.nodes = nodes;
    this.rounds = rounds;
  }

  /** The graph; connected, the same every time. */
  abstract CompactGraph build();

  /**
   * A connected graph.
   *
   * @param links how many earlier nodes each node chooses
   * @param preference a node is chosen by the product of so many uniform numbers
   */
  static CompactGraph random(int nodes, int links, int preference) {
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
