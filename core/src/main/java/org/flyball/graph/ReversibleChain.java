package org.flyball.graph;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * A random walk on a graph that looks the same backwards in time: from node i it goes along an arc
 * to j with probability {@code c_ij / mu_i}, where the {@link Conductance} c is symmetric, or stays
 * with what is left. Its stationary law is proportional to the {@link #mass} mu. Every base of a
 * self-repellent walk is one.
 *
 * <p>Nothing here is normalised: masses and conductances may carry any common factor, as only
 * ratios enter.
 */
public interface ReversibleChain {

  /** Where the chain walks. */
  Graph graph();

  /** {@code c_ij = mu_i P_ij}, per arc. */
  Conductance conductance();

  /** mu_i, not normalised, above 0 wherever the chain can be. */
  double mass(int node);

  /** The sum of all masses. */
  double totalMass();

  /**
   * {@code mu_i} times the probability of staying at i without taking an arc; a self-loop of the
   * graph is an arc and not counted here.
   */
  double stay(int node);

  /** Where one step from this node leads: the cheapest exact draw the chain has. */
  int step(int node, RandomGenerator random);

  /** The simple random walk: any arc with probability 1 / degree; mass = degree. */
  static ReversibleChain simple(Graph graph) {
    return new SimpleChain(graph);
  }

  /** The walk of Metropolis and Hastings with simple proposals and the uniform law. */
  static ReversibleChain metropolis(Graph graph) {
    double[] mass = new double[graph.nodes()];
    Arrays.fill(mass, 1);
    return new MetropolisChain(graph, mass);
  }

  /**
   * The walk of Metropolis and Hastings with simple proposals: from i, a uniform neighbour j is
   * accepted with probability {@code min(1, mu_j d_i / (mu_i d_j))}, else the walk stays.
   *
   * @param mass the wanted law, up to a factor (nodes), all above 0; copied
   */
  static ReversibleChain metropolis(Graph graph, double[] mass) {
    return new MetropolisChain(graph, mass.clone());
  }
}
