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
 * Implementations are immutable and safe for any number of threads, and both methods below the
 * counts take constant time: they are all a walk calls.
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
}
