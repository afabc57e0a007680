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

  /**
   * Whether a connected chain goes to and fro between two halves of the nodes, never within one.
   */
  static boolean isPeriodic(ReversibleChain chain) {
    Graph graph = chain.graph();
    Conductance conductance = chain.conductance();
    int[] half = new int[graph.nodes()];
    int[] queue = new int[graph.nodes()];
    half[0] = 1;
    int tail = 1;
    for (int head = 0; head < tail; head++) {
      int i = queue[head];
      if (chain.stay(i) > 0) {
        return false;
      }
      for (long arc = graph.firstArc(i), end = graph.firstArc(i + 1); arc < end; arc++) {
        int j = graph.target(arc);
        if (!(conductance.of(i, arc, j) > 0)) {
          continue;
        }
        if (half[j] == half[i]) {
          return false;
        }
        if (half[j] == 0) {
          half[j] = -half[i];
          queue[tail++] = j;
        }
      }
    }
    return true;
  }
}
