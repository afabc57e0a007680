package org.flyball.walk;

import java.util.random.RandomGenerator;
import org.flyball.graph.CompactGraph;
import org.flyball.graph.Conductance;
import org.flyball.graph.Graph;
import org.flyball.graph.ReversibleChain;

/**
 * The chain that never moves, with the masses of a walk: all that an {@link Occupancy} asks of its
 * base are the masses.
 */
final class LawOfWalk implements ReversibleChain {

  private final Sampling walk;
  private final Graph graph;
  private final double totalMass;

  LawOfWalk(Sampling walk) {
    this.walk = walk;
    this.graph = CompactGraph.simple(walk.nodes(), new int[0], new int[0]);
    double total = 0;
    for (int i = 0; i < walk.nodes(); i++) {
      total += walk.mass(i);
    }
    this.totalMass = total;
  }

  @Override
  public Graph graph() {
    return graph;
  }

  @Override
  public Conductance conductance() {
    return new Conductance.Equal(0);
  }

  @Override
  public double mass(int node) {
    return walk.mass(node);
  }

  @Override
  public double totalMass() {
    return totalMass;
  }

  @Override
  public double stay(int node) {
    return walk.mass(node);
  }

  @Override
  public int step(int node, RandomGenerator random) {
    return node;
  }
}
