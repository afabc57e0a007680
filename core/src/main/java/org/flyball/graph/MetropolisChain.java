package org.flyball.graph;

import java.util.random.RandomGenerator;
import org.flyball.run.Checks;

/** Metropolis and Hastings over simple proposals. */
final class MetropolisChain extends StoredChain {

  private static final String WHO = "ReversibleChain.metropolis";

  private final double[] share; // mu_i / d_i
  private final Conductance conductance; // one object: walks ask for it in every step

  MetropolisChain(Graph graph, double[] mass) {
    super(graph, checked(graph, mass), new double[mass.length], WHO, "scale them down");
    this.share = new double[mass.length];
    this.conductance = new Conductance.LesserEnd(share);
    for (int i = 0; i < mass.length; i++) {
      share[i] = mass[i] / Math.max(1, graph.degree(i));
    }
    for (int i = 0; i < mass.length; i++) {
      double refused = graph.degree(i) == 0 ? mass[i] : 0;
      for (long arc = graph.firstArc(i); arc < graph.firstArc(i + 1); arc++) {
        refused += Math.max(0, share[i] - share[graph.target(arc)]);
      }
      stay[i] = refused;
    }
  }

  private static double[] checked(Graph graph, double[] mass) {
    Checks.length(mass, graph.nodes(), WHO + ": mass");
    for (int i = 0; i < mass.length; i++) {
      if (!(mass[i] > 0 && mass[i] < Double.POSITIVE_INFINITY)) {
        Checks.that(
            false,
            "%s: the mass of node %s is %s, must be above 0 and finite; take nodes of no mass out"
                + " of the graph",
            WHO,
            i,
            mass[i]);
      }
    }
    return mass;
  }

  @Override
  public Conductance conductance() {
    return conductance;
  }

  @Override
  public int step(int node, RandomGenerator random) {
    long first = graph.firstArc(node);
    int degree = (int) (graph.firstArc(node + 1) - first);
    if (degree == 0) {
      return node;
    }
    int proposed = graph.target(first + random.nextInt(degree));
    double ratio = share[proposed] / share[node];
    return ratio >= 1 || random.nextDouble() < ratio ? proposed : node;
  }
}
