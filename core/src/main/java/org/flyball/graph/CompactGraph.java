package org.flyball.graph;

import java.util.Arrays;
import org.flyball.run.Checks;
import org.jspecify.annotations.Nullable;

/**
 * A graph in compressed sparse row form in the heap: 4 bytes per arc and 4 per node, up to 2^31 - 9
 * arcs. Immutable.
 *
 * <p>Building takes O(nodes + edges) time, by counting, and for a moment another 4 bytes per arc
 * and 4 per node. {@link GraphBuilder} takes edges one by one, with ids of any kind; {@link
 * Subgraph} takes components and renumbers; {@link SyntheticGraph} makes graphs by rule.
 */
public final class CompactGraph implements Graph {

  private final int[] firstArc;
  private final int[] target;

  /** Arrays that nobody else will write. */
  CompactGraph(int[] firstArc, int[] target) {
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
    EdgeChunks edges = EdgeChunks.of(from, to);
    edges.requireNodes(nodes);
    return ArcSort.graph(nodes, edges, rule);
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

  /** Whether the other graph has the same nodes and arcs. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof CompactGraph that
        && Arrays.equals(firstArc, that.firstArc)
        && Arrays.equals(target, that.target);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(firstArc) + Arrays.hashCode(target);
  }

  @Override
  public String toString() {
    return "CompactGraph[nodes=" + nodes() + ", arcs=" + arcs() + "]";
  }
}
