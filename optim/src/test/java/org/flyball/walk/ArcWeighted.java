package org.flyball.walk;

import java.util.random.RandomGenerator;
import org.flyball.graph.Conductance;
import org.flyball.graph.Graph;
import org.flyball.graph.ReversibleChain;
import org.flyball.random.Xoshiro256;

/** A chain with a conductance of its own on every arc, and one for staying. */
record ArcWeighted(Graph graph, double[] at, double[] staying) implements ReversibleChain {

  /** Random conductances over several powers of ten; staying is possible at every second node. */
  static ArcWeighted random(Graph graph, Xoshiro256 random) {
    double[] at = new double[(int) graph.arcs()];
    double[] staying = new double[graph.nodes()];
    for (int i = 0; i < graph.nodes(); i++) {
      staying[i] = i % 2 == 0 ? random.nextExponential() : 0;
      for (long arc = graph.firstArc(i); arc < graph.firstArc(i + 1); arc++) {
        int j = graph.target(arc);
        // Parallel arcs have the same conductance: a function of the edge's ends.
        long key = Math.min(i, j) * 1_000_003L + Math.max(i, j);
        at[(int) arc] = Math.exp(3 * new Xoshiro256(key + 1, 2, 3, 4).nextDouble());
      }
    }
    return new ArcWeighted(graph, at, staying);
  }

  @Override
  public Conductance conductance() {
    return new Conductance.OfArc(at);
  }

  @Override
  public double mass(int node) {
    double sum = staying[node];
    for (long arc = graph.firstArc(node); arc < graph.firstArc(node + 1); arc++) {
      sum += at[(int) arc];
    }
    return sum;
  }

  @Override
  public double totalMass() {
    double sum = 0;
    for (int i = 0; i < graph.nodes(); i++) {
      sum += mass(i);
    }
    return sum;
  }

  @Override
  public double stay(int node) {
    return staying[node];
  }

  @Override
  public int step(int node, RandomGenerator random) {
    double u = random.nextDouble() * mass(node);
    for (long arc = graph.firstArc(node); arc < graph.firstArc(node + 1); arc++) {
      u -= at[(int) arc];
      if (u < 0) {
        return graph.target(arc);
      }
    }
    return node;
  }
}
