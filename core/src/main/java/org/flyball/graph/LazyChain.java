package org.flyball.graph;

import java.util.random.RandomGenerator;

/** Another chain, or nothing, at the toss of a coin. */
record LazyChain(ReversibleChain base) implements ReversibleChain {

  @Override
  public Graph graph() {
    return base.graph();
  }

  /** That of the base: half the probability at twice the mass. */
  @Override
  public Conductance conductance() {
    return base.conductance();
  }

  @Override
  public double mass(int node) {
    return 2 * base.mass(node);
  }

  @Override
  public double totalMass() {
    return 2 * base.totalMass();
  }

  @Override
  public double stay(int node) {
    return base.stay(node) + base.mass(node);
  }

  @Override
  public int step(int node, RandomGenerator random) {
    return random.nextLong() < 0 ? node : base.step(node, random);
  }
}
