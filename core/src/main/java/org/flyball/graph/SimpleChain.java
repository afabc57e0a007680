package org.flyball.graph;

import java.util.random.RandomGenerator;
import org.flyball.run.Checks;

/** Any arc with the same probability. */
record SimpleChain(Graph graph) implements ReversibleChain {

  private static final Conductance ONE = new Conductance.Equal(1);

  SimpleChain {
    for (int i = 0; i < graph.nodes(); i++) {
      if (graph.degree(i) == 0) {
        Checks.that(
            false,
            "ReversibleChain.simple: node %s has no arc, so a walk cannot leave it; walk the"
                + " largest component",
            i);
      }
    }
  }

  @Override
  public Conductance conductance() {
    return ONE;
  }

  @Override
  public double mass(int node) {
    return graph.degree(node);
  }

  @Override
  public double totalMass() {
    return graph.arcs();
  }

  @Override
  public double stay(int node) {
    return 0;
  }

  @Override
  public int step(int node, RandomGenerator random) {
    long first = graph.firstArc(node);
    return graph.target(first + random.nextInt((int) (graph.firstArc(node + 1) - first)));
  }
}
