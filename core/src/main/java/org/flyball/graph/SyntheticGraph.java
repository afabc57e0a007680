package org.flyball.graph;

import java.util.Arrays;
import org.flyball.random.Seed;
import org.flyball.random.Xoshiro256;
import org.flyball.run.Checks;

/** Graphs by rule: small ones to compute by hand, large ones to measure speed on. All simple. */
public final class SyntheticGraph {

  private SyntheticGraph() {}

  /** Nodes 0 .. n - 1 in a row, n at least 1. */
  public static CompactGraph path(int nodes) {
    Checks.that(nodes >= 1, "SyntheticGraph.path: nodes must be at least 1, got %s", nodes);
    EdgeChunks edges = new EdgeChunks();
    for (int i = 1; i < nodes; i++) {
      edges.add(i - 1, i);
    }
    return graph(nodes, edges);
  }

  /** Nodes 0 .. n - 1 in a ring, n at least 3. */
  public static CompactGraph cycle(int nodes) {
    Checks.that(nodes >= 3, "SyntheticGraph.cycle: nodes must be at least 3, got %s", nodes);
    EdgeChunks edges = new EdgeChunks();
    for (int i = 0; i < nodes; i++) {
      edges.add(i, i + 1 < nodes ? i + 1 : 0);
    }
    return graph(nodes, edges);
  }

  /** Node 0 joined to each of the leaves 1 .. n. */
  public static CompactGraph star(int leaves) {
    Checks.that(
        leaves >= 1 && leaves < Integer.MAX_VALUE / 2,
        "SyntheticGraph.star: leaves must be in 1 .. 2^30 - 2, got %s",
        leaves);
    EdgeChunks edges = new EdgeChunks();
    for (int i = 1; i <= leaves; i++) {
      edges.add(0, i);
    }
    return graph(leaves + 1, edges);
  }

  /** Every pair of nodes joined. */
  public static CompactGraph complete(int nodes) {
    Checks.that(
        nodes >= 1 && nodes <= 46_000,
        "SyntheticGraph.complete: nodes must be in 1 .. 46000, got %s; more arcs do not fit",
        nodes);
    EdgeChunks edges = new EdgeChunks();
    for (int i = 0; i < nodes; i++) {
      for (int j = i + 1; j < nodes; j++) {
        edges.add(i, j);
      }
    }
    return graph(nodes, edges);
  }

  /** A grid: node {@code row * columns + column} joined to those beside, above and below. */
  public static CompactGraph grid(int rows, int columns) {
    Checks.that(
        rows >= 1 && columns >= 1 && (long) rows * columns <= 1 << 29,
        "SyntheticGraph.grid: rows and columns must be at least 1 and the nodes at most 2^29,"
            + " got %s x %s",
        rows,
        columns);
    EdgeChunks edges = new EdgeChunks();
    for (int i = 0; i < rows * columns; i++) {
      if ((i + 1) % columns != 0) {
        edges.add(i, i + 1);
      }
      if (i + columns < rows * columns) {
        edges.add(i, i + columns);
      }
    }
    return graph(rows * columns, edges);
  }

  /**
   * Six nodes, two triangles joined by the edge 2 - 3: small enough to compute everything by hand,
   * and with a bottleneck.
   */
  public static CompactGraph twoTriangles() {
    return CompactGraph.simple(6, new int[] {0, 0, 1, 2, 3, 3, 4}, new int[] {1, 2, 2, 3, 4, 5, 5});
  }

  /**
   * A uniform one of all simple graphs with so many nodes and edges (Erdos and Renyi 1959). May
   * well be disconnected. Cost: a sort of the edges; 16 bytes per edge beside the graph.
   *
   * @param nodes at least 1
   * @param edges at most nodes (nodes - 1) / 2
   */
  public static CompactGraph uniform(int nodes, int edges, Seed seed) {
    long pairs = (long) nodes * (nodes - 1) / 2;
    Checks.that(
        nodes >= 1 && edges >= 0 && edges <= Math.min(pairs, Integer.MAX_VALUE / 2 - 8),
        "SyntheticGraph.uniform: edges must be in 0 .. %s for %s nodes, got %s",
        Math.min(pairs, Integer.MAX_VALUE / 2 - 8),
        nodes,
        edges);
    // Where most pairs are joined, it is quicker to draw those that are not.
    boolean fewer = edges > pairs / 2;
    long[] drawn = pairs(nodes, fewer ? (int) (pairs - edges) : edges, seed.stream());
    EdgeChunks chosen = new EdgeChunks();
    if (fewer) {
      int next = 0;
      for (int i = 0; i < nodes; i++) {
        for (int j = i + 1; j < nodes; j++) {
          if (next < drawn.length && drawn[next] == (long) i * nodes + j) {
            next++;
          } else {
            chosen.add(i, j);
          }
        }
      }
    } else {
      for (long pair : drawn) {
        chosen.add((int) (pair / nodes), (int) (pair % nodes));
      }
    }
    return graph(nodes, chosen);
  }

  /**
   * Different pairs i < j as {@code i * nodes + j}, ascending. Drawing on until there are enough
   * different ones gives every set the same chance; drawing as many at a time as are missing is the
   * same, as it never draws too many.
   */
  private static long[] pairs(int nodes, int count, Xoshiro256 random) {
    long[] pair = new long[count];
    int have = 0;
    while (have < count) {
      for (int k = have; k < count; k++) {
        int a = random.nextInt(nodes);
        int b = random.nextInt(nodes - 1);
        b += b >= a ? 1 : 0;
        pair[k] = (long) Math.min(a, b) * nodes + Math.max(a, b);
      }
      Arrays.sort(pair);
      have = 0;
      for (int k = 0; k < count; k++) {
        if (k == 0 || pair[k] != pair[k - 1]) {
          pair[have++] = pair[k];
        }
      }
    }
    return pair;
  }

  /**
   * Preferential attachment (Barabasi and Albert 1999): a clique of {@code links + 1} nodes, then
   * one node after another joined to {@code links} different ones, drawn with probabilities
   * proportional to their degrees, repeats drawn again. Connected, with hubs: the share of nodes of
   * degree k falls like k^-3.
   *
   * @param nodes at least links + 1
   * @param links how many edges every later node brings, at least 1
   */
  public static CompactGraph preferential(int nodes, int links, Seed seed) {
    Checks.that(
        links >= 1 && nodes > links && 2L * nodes * links <= Integer.MAX_VALUE - 8,
        "SyntheticGraph.preferential: links must be at least 1, nodes above it, and twice their"
            + " product at most %s; got %s links and %s nodes",
        Integer.MAX_VALUE - 8,
        links,
        nodes);
    Xoshiro256 random = seed.stream();
    // Every end of every edge: a uniform one of them is a node by its degree.
    int[] end = new int[links * (links + 1) + 2 * links * (nodes - links - 1)];
    EdgeChunks edges = new EdgeChunks();
    int ends = 0;
    for (int i = 0; i <= links; i++) {
      for (int j = i + 1; j <= links; j++) {
        edges.add(i, j);
        end[ends++] = i;
        end[ends++] = j;
      }
    }
    int[] joined = new int[nodes]; // the last node each one was joined to
    for (int i = links + 1; i < nodes; i++) {
      int before = ends;
      for (int k = 0; k < links; k++) {
        int to = end[random.nextInt(before)];
        while (joined[to] == i) {
          to = end[random.nextInt(before)];
        }
        joined[to] = i;
        edges.add(to, i);
        end[ends++] = to;
        end[ends++] = i;
      }
    }
    return graph(nodes, edges);
  }

  private static CompactGraph graph(int nodes, EdgeChunks edges) {
    return ArcSort.graph(nodes, edges, EdgeRule.SIMPLE);
  }
}
