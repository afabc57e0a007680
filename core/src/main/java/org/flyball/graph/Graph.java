package org.flyball.graph;

/**
 * An undirected graph as a random walk sees it: nodes 0 .. {@link #nodes()} - 1, each with a list
 * of arcs to its neighbours. Arcs are numbered from 0, those of a node in one stretch, sorted by
 * target:
 *
 * <pre>{@code
 * for (long arc = graph.firstArc(node); arc < graph.firstArc(node + 1); arc++) {
 *   int neighbour = graph.target(arc);
 * }
 * }</pre>
 *
 * <p>An edge between two different nodes is two arcs, one at each end. A self-loop is one arc, so a
 * simple walk takes it with probability 1 / degree. Parallel edges are parallel arcs, taken each
 * with its own share.
 *
 * <p>Open for graphs kept elsewhere: {@link CompactGraph} is in the heap, another may be in a file.
 * Implementations are immutable and safe for any number of threads, and {@link #firstArc} and
 * {@link #target} take constant time: they are all a walk calls.
 */
public interface Graph {

  /** How many nodes there are, at least 1. */
  int nodes();

  /** How many arcs there are: twice the edges between different nodes, and the self-loops. */
  long arcs();

  /**
   * The number of the node's first arc. Defined for {@code node = nodes()} too, where it is {@link
   * #arcs()}, so that a node's last arc is the one before the next node's first.
   */
  long firstArc(int node);

  /** Where an arc leads. */
  int target(long arc);

  /** How many arcs leave the node. */
  default int degree(int node) {
    return (int) (firstArc(node + 1) - firstArc(node));
  }

  /**
   * How many edges there are: pairs of arcs between different nodes, and self-loops. One search for
   * each node.
   */
  default long edges() {
    long loops = 0;
    for (int i = 0; i < nodes(); i++) {
      for (long arc = firstTo(i, i); arc < firstArc(i + 1) && target(arc) == i; arc++) {
        loops++;
      }
    }
    return (arcs() + loops) / 2;
  }

  /** Whether an edge joins the two, which may be the same node; O(log of the smaller degree). */
  default boolean hasEdge(int node, int other) {
    boolean turn = degree(other) < degree(node);
    int from = turn ? other : node;
    int to = turn ? node : other;
    long arc = firstTo(from, to);
    return arc < firstArc(from + 1) && target(arc) == to;
  }

  /**
   * The first of the node's arcs that leads to {@code to} or beyond, {@code firstArc(node + 1)} if
   * none does; O(log degree).
   */
  default long firstTo(int node, int to) {
    long low = firstArc(node);
    long high = firstArc(node + 1);
    while (low < high) {
      long middle = (low + high) >>> 1;
      if (target(middle) < to) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** Where the node's arcs lead, ascending; fresh, the caller's. A walk reads the arcs instead. */
  default int[] neighbours(int node) {
    long first = firstArc(node);
    int[] all = new int[degree(node)];
    for (int k = 0; k < all.length; k++) {
      all[k] = target(first + k);
    }
    return all;
  }

  /** The largest degree; O(nodes). */
  default int maxDegree() {
    int largest = 0;
    for (int i = 0; i < nodes(); i++) {
      largest = Math.max(largest, degree(i));
    }
    return largest;
  }
}
