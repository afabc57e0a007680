package org.flyball.graph;

import java.util.random.RandomGenerator;
import org.flyball.run.Checks;

/** Metropolis and Hastings over simple proposals. */
final class MetropolisChain implements ReversibleChain {

  private final Graph graph;
  private final double[] mass;
  private final double[] share; // mu_i / d_i
  private final Conductance conductance; // one object: walks ask for it in every step
  private final double[] stay;
  private final double totalMass;

  MetropolisChain(Graph graph, double[] mass) {
    Checks.length(mass, graph.nodes(), "ReversibleChain.metropolis: mass");
    this.graph = graph;
    this.mass = mass;
    this.share = new double[mass.length];
    this.conductance = new Conductance.LesserEnd(share);
    double total = 0;
    for (int i = 0; i < mass.length; i++) {
      if (!(mass[i] > 0 && mass[i] < Double.POSITIVE_INFINITY)) {
        Checks.that(
            false,
            "ReversibleChain.metropolis: the mass of node %s is %s, must be above 0 and finite;"
                + " take nodes of no mass out of the graph",
            i,
            mass[i]);
      }
      share[i] = mass[i] / Math.max(1, graph.degree(i));
      total += mass[i];
    }
    Checks.that(
        total < Double.POSITIVE_INFINITY,
        "ReversibleChain.metropolis: the sum of all masses is %s; scale them down",
        total);
    this.totalMass = total;
    this.stay = new double[mass.length];
    for (int i = 0; i < mass.length; i++) {
      double refused = graph.degree(i) == 0 ? mass[i] : 0;
      for (long arc = graph.firstArc(i); arc < graph.firstArc(i + 1); arc++) {
        refused += Math.max(0, share[i] - share[graph.target(arc)]);
      }
      stay[i] = refused;
    }
  }

  @Override
  public Graph graph() {
    return graph;
  }

  @Override
  public Conductance conductance() {
    return conductance;
  }

  @Override
  public double mass(int node) {
    return mass[node];
  }

  @Override
  public double totalMass() {
    return totalMass;
  }

  @Override
  public double stay(int node) {
    return stay[node];
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
