package org.flyball.walk;

import org.flyball.graph.Graph;

/** Where in a node's sorted stretch of arcs a neighbour is. */
final class Neighbours {

  private Neighbours() {}

  /** The first arc of {@code node} that leads to {@code wanted} or beyond: log2(degree) looks. */
  static long arc(Graph graph, int node, int wanted) {
    long low = graph.firstArc(node);
    long high = graph.firstArc(node + 1);
    while (low < high) {
      long middle = (low + high) >>> 1;
      if (graph.target(middle) < wanted) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** How many arcs lead from {@code node} to {@code wanted}. */
  static int count(Graph graph, int node, int wanted) {
    return (int) (arc(graph, node, wanted + 1) - arc(graph, node, wanted));
  }
}
