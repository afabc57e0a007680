package org.flyball.graph;

import org.flyball.run.Checks;

/** Whether a chain can reach every node from every other. */
final class Connectivity {

  private Connectivity() {}

  /** Throws, naming two nodes in different components, unless the chain is irreducible. */
  static void require(ReversibleChain chain, String who) {
    Graph graph = chain.graph();
    Conductance conductance = chain.conductance();
    int nodes = graph.nodes();
    boolean[] seen = new boolean[nodes];
    int[] queue = new int[nodes];
    int tail = 1;
    seen[0] = true;
    for (int head = 0; head < tail; head++) {
      int i = queue[head];
      for (long arc = graph.firstArc(i), end = graph.firstArc(i + 1); arc < end; arc++) {
        int j = graph.target(arc);
        if (!seen[j] && conductance.of(i, arc, j) > 0) {
          seen[j] = true;
          queue[tail++] = j;
        }
      }
    }
    if (tail < nodes) {
      int lost = 0;
      while (seen[lost]) {
        lost++;
      }
      Checks.that(
          false,
          "%s: the walk cannot get from node 0 to node %s, as they are in different components (%s"
              + " of %s nodes are with node 0); take the largest component",
          who,
          lost,
          tail,
          nodes);
    }
  }
}
