package org.flyball.graph;

import java.util.random.RandomGenerator;

/** Any arc with the probability 1 / (the largest degree). */
final class MaximumDegreeChain implements ReversibleChain {

  private static final Conductance ONE = new Conductance.Equal(1);

  private final Graph graph;
  private final int largest; // at least 1, so that a graph without arcs has a chain that stays

  MaximumDegreeChain(Graph graph) {
    this.graph = graph;
    this.largest = Math.max(1, graph.maxDegree());
  }

  @Override
  public Graph graph() {
    return graph;
  }

  @Override
  public Conductance conductance() {
    return ONE;
  }

  @Override
  public double mass(int node) {
    return largest;
  }

  @Override
  public double totalMass() {
    return (double) largest * graph.nodes();
  }

  @Override
  public double stay(int node) {
    return largest - graph.degree(node);
  }

  @Override
  public int step(int node, RandomGenerator random) {
    long first = graph.firstArc(node);
    int drawn = random.nextInt(largest);
    return drawn < graph.firstArc(node + 1) - first ? graph.target(first + drawn) : node;
  }

  @Override
  public String toString() {
    return "MaximumDegreeChain[graph=" + graph + "]";
  }
}
