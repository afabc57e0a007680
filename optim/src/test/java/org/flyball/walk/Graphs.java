package org.flyball.walk;

import java.util.ArrayList;
import java.util.List;
import org.flyball.graph.CompactGraph;
import org.flyball.graph.EdgeRule;
import org.flyball.random.Xoshiro256;

/** Small graphs of the tests. */
final class Graphs {

  /** Two triangles joined by an edge: the graph whose variances are known exactly. */
  static final CompactGraph G6 =
      CompactGraph.simple(6, new int[] {0, 0, 1, 2, 3, 3, 4}, new int[] {1, 2, 2, 3, 4, 5, 5});

  private Graphs() {}

  static CompactGraph complete(int nodes) {
    List<int[]> edges = new ArrayList<>();
    for (int i = 0; i < nodes; i++) {
      for (int j = 0; j < i; j++) {
        edges.add(new int[] {i, j});
      }
    }
    return of(nodes, edges, EdgeRule.SIMPLE);
  }

  /** Node 0 in the middle. */
  static CompactGraph star(int leaves) {
    List<int[]> edges = new ArrayList<>();
    for (int i = 1; i <= leaves; i++) {
      edges.add(new int[] {0, i});
    }
    return of(leaves + 1, edges, EdgeRule.SIMPLE);
  }

  static CompactGraph path(int nodes) {
    List<int[]> edges = new ArrayList<>();
    for (int i = 1; i < nodes; i++) {
      edges.add(new int[] {i - 1, i});
    }
    return of(nodes, edges, EdgeRule.SIMPLE);
  }

  /**
   * A tree in which node i hangs on an earlier one, early ones preferred, and as many more edges.
   */
  static CompactGraph withHubs(int nodes, Xoshiro256 random) {
    List<int[]> edges = new ArrayList<>();
    for (int i = 1; i < nodes; i++) {
      for (int copy = 0; copy < 2; copy++) {
        double u = random.nextDouble();
        edges.add(new int[] {i, (int) (i * u * u * u)});
      }
    }
    return of(nodes, edges, EdgeRule.SIMPLE);
  }

  static CompactGraph of(int nodes, List<int[]> edges, EdgeRule rule) {
    int[] from = edges.stream().mapToInt(e -> e[0]).toArray();
    int[] to = edges.stream().mapToInt(e -> e[1]).toArray();
    return CompactGraph.of(nodes, from, to, rule);
  }
}
