package org.flyball.graph;

import org.flyball.run.Checks;

/** A chain whose masses, and what stays of each, are kept in arrays. */
abstract class StoredChain implements ReversibleChain {

  final Graph graph;
  final double[] mass;
  final double[] stay;
  private final double totalMass;

  /**
   * The arrays are adopted. What stays may be filled in later; {@code remedy} is of an infinite
   * sum.
   */
  StoredChain(Graph graph, double[] mass, double[] stay, String who, String remedy) {
    this.graph = graph;
    this.mass = mass;
    this.stay = stay;
    double total = 0;
    for (double m : mass) {
      total += m;
    }
    Checks.that(
        total < Double.POSITIVE_INFINITY,
        "%s: the sum of all masses is %s; %s",
        who,
        total,
        remedy);
    this.totalMass = total;
  }

  @Override
  public final Graph graph() {
    return graph;
  }

  @Override
  public final double mass(int node) {
    return mass[node];
  }

  @Override
  public final double totalMass() {
    return totalMass;
  }

  @Override
  public final double stay(int node) {
    return stay[node];
  }

  @Override
  public String toString() {
    return getClass().getSimpleName() + "[graph=" + graph + "]";
  }
}
