package org.flyball.graph;

import java.util.Arrays;
import org.flyball.run.Checks;

/**
 * A graph in compressed sparse row form in the heap: 4 bytes per arc and 4 per node, up to 2^31 - 9
 * arcs. Immutable.
 */
public final class CompactGraph implements Graph {

  private final int[] firstArc;
  private final int[] target;

  private CompactGraph(int[] firstArc, int[] target) {
    this.firstArc = firstArc;
    this.target = target;
  }

  /**
   * The simple graph with these edges: directions are ignored, repeated edges and self-loops
   * dropped.
   *
   * @param nodes how many nodes there are
   * @param from one end of each edge (edges)
   * @param to the other end (edges)
   */
  public static CompactGraph simple(int nodes, int[] from, int[] to) {
    return of(nodes, from, to, EdgeRule.SIMPLE);
  }

  /** The graph with these edges, self-loops and repeated edges treated by {@code rule}. */
  public static CompactGraph of(int nodes, int[] from, int[] to, EdgeRule rule) {
    Checks.that(nodes >= 1, "CompactGraph: nodes must be at least 1, got %s", nodes);
    Checks.that(
        from.length == to.length,
        "CompactGraph: %s starts of edges but %s ends",
        from.length,
        to.length);
    long arcs = 0;
    int[] first = new int[nodes + 1];
    for (int e = 0; e < from.length; e++) {
      node(from[e], e, nodes);
      node(to[e], e, nodes);
      if (from[e] != to[e]) {
        first[from[e]]++;
        first[to[e]]++;
        arcs += 2;
      } else if (rule == EdgeRule.MULTIGRAPH) {
        first[from[e]]++;
        arcs++;
      }
    }
    Checks.that(
        arcs <= Integer.MAX_VALUE - 8,
        "CompactGraph: %s arcs do not fit into an array; write the graph to a file and use"
            + " MappedGraph",
        arcs);
    int sum = 0;
    for (int i = 0; i < nodes; i++) {
      int count = first[i];
      first[i] = sum;
      sum += count;
    }
    first[nodes] = sum;
    return sorted(fill(first, from, to, rule), first, rule);
  }

  /** Throws unless an edge's end is a node of the graph. */
  private static void node(int end, int edge, int nodes) {
    if (end < 0 || end >= nodes) {
      Checks.that(
          false, "CompactGraph: edge %s has the end %s, not in 0 .. %s", edge, end, nodes - 1);
    }
  }

  private static int[] fill(int[] first, int[] from, int[] to, EdgeRule rule) {
    int[] target = new int[first[first.length - 1]];
    int[] next = first.clone();
    for (int e = 0; e < from.length; e++) {
      if (from[e] != to[e]) {
        target[next[from[e]]++] = to[e];
        target[next[to[e]]++] = from[e];
      } else if (rule == EdgeRule.MULTIGRAPH) {
        target[next[from[e]]++] = to[e];
      }
    }
    return target;
  }

  /** Sorts each node's arcs by target and drops repeated ones where the rule says so. */
  private static CompactGraph sorted(int[] target, int[] first, EdgeRule rule) {
    int kept = 0;
    int begin = 0;
    for (int i = 0; i + 1 < first.length; i++) {
      int end = first[i + 1];
      Arrays.sort(target, begin, end);
      first[i] = kept;
      for (int k = begin; k < end; k++) {
        if (k == begin || target[k] != target[k - 1] || rule == EdgeRule.MULTIGRAPH) {
          target[kept++] = target[k];
        }
      }
      begin = end;
    }
    first[first.length - 1] = kept;
    return new CompactGraph(first, kept < target.length ? Arrays.copyOf(target, kept) : target);
  }

  @Override
  public int nodes() {
    return firstArc.length - 1;
  }

  @Override
  public long arcs() {
    return target.length;
  }

  @Override
  public long firstArc(int node) {
    return firstArc[node];
  }

  @Override
  public int target(long arc) {
    return target[(int) arc];
  }

  @Override
  public int degree(int node) {
    return firstArc[node + 1] - firstArc[node];
  }

  @Override
  public String toString() {
    return "CompactGraph[nodes=" + nodes() + ", arcs=" + arcs() + "]";
  }
}
