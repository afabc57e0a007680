package org.flyball.graph;

import java.util.random.RandomGenerator;
import org.flyball.run.Checks;

/** A chain whose conductances are stored, one for every arc. */
final class WeightedChain extends StoredChain {

  private final Conductance conductance; // one object: walks ask for it in every step
  private final AliasTable arcs;

  /** Of conductances that are symmetric and, like what stays, at least 0; both are adopted. */
  WeightedChain(Graph graph, double[] conductance, double[] stay, String who) {
    super(graph, masses(graph, conductance, stay, who), stay, who, "scale the weights down");
    this.conductance = new Conductance.OfArc(conductance);
    this.arcs = new AliasTable(graph, conductance);
  }

  private static double[] masses(Graph graph, double[] conductance, double[] stay, String who) {
    double[] mass = stay.clone();
    for (int i = 0; i < mass.length; i++) {
      for (long arc = graph.firstArc(i), end = graph.firstArc(i + 1); arc < end; arc++) {
        mass[i] += conductance[(int) arc];
      }
      if (!(mass[i] > 0)) {
        Checks.that(
            false,
            "%s: node %s has the mass %s, so a walk cannot leave it; walk the largest component",
            who,
            i,
            mass[i]);
      }
    }
    return mass;
  }

  /** With the weights checked: above 0, and equal at both ends of an edge. */
  static WeightedChain of(Graph graph, double[] weight) {
    Checks.that(
        weight.length == graph.arcs(),
        "ReversibleChain.weighted: %s weights, must have one for each of %s arcs",
        weight.length,
        graph.arcs());
    double[] symmetric = weight.clone();
    for (int i = 0; i < graph.nodes(); i++) {
      int end = (int) graph.firstArc(i + 1);
      int parallel = 0;
      for (int arc = (int) graph.firstArc(i); arc < end; arc++) {
        int j = graph.target(arc);
        if (!(weight[arc] > 0 && weight[arc] < Double.POSITIVE_INFINITY)) {
          Checks.that(
              false,
              "ReversibleChain.weighted: the weight of the arc from %s to %s is %s, must be above 0"
                  + " and finite; take edges of no weight out of the graph",
              i,
              j,
              weight[arc]);
        }
        boolean again = arc > graph.firstArc(i) && graph.target(arc - 1) == j;
        parallel = again ? parallel + 1 : 0;
        if (j < i) {
          symmetric[arc] = mirrored(graph, symmetric, weight[arc], i, j, parallel);
        }
      }
    }
    return new WeightedChain(
        graph, symmetric, new double[graph.nodes()], "ReversibleChain.weighted");
  }

  /** The weight of the same edge seen from j, which is lower and done already. */
  private static double mirrored(
      Graph graph, double[] symmetric, double mine, int i, int j, int parallel) {
    long arc = graph.firstTo(j, i) + parallel;
    boolean there = arc < graph.firstArc(j + 1) && graph.target(arc) == i;
    Checks.that(
        there, "ReversibleChain.weighted: the graph has an arc from %s to %s but none back", i, j);
    double theirs = symmetric[(int) arc];
    if (Math.abs(mine - theirs) > 1e-12 * Math.max(mine, theirs)) {
      Checks.that(
          false,
          "ReversibleChain.weighted: the weight from %s to %s is %s but %s back; the walk would not"
              + " be reversible, take the mean of both",
          i,
          j,
          mine,
          theirs);
    }
    return theirs;
  }

  @Override
  public Conductance conductance() {
    return conductance;
  }

  @Override
  public int step(int node, RandomGenerator random) {
    double left = stay[node];
    if (left == mass[node] || (left > 0 && random.nextDouble() * mass[node] < left)) {
      return node;
    }
    return arcs.draw(node, random);
  }
}
