package org.flyball.graph;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.flyball.linear.SparseMatrix;
import org.flyball.linear.Triplets;

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

  /**
   * The same chain, staying with probability 1/2 first: {@code (I + P) / 2}. Aperiodic, with no
   * eigenvalue below 0, and about twice as slow.
   */
  static ReversibleChain lazy(ReversibleChain chain) {
    return new LazyChain(chain);
  }

  /**
   * The maximum-degree walk: any arc with probability 1 / (the largest degree), else it stays. Its
   * law is uniform; it stays more than {@link #metropolis(Graph)}, but needs no neighbour's degree.
   */
  static ReversibleChain maximumDegree(Graph graph) {
    return new MaximumDegreeChain(graph);
  }

  /**
   * The random walk on a weighted graph: an arc is taken in proportion to its weight, and a node's
   * mass is the sum of its arcs'. A step is an alias-table draw, O(1); 20 bytes per arc.
   *
   * @param weight one per arc, above 0, the same on both arcs of an edge (1e-12 is let pass);
   *     copied
   */
  static ReversibleChain weighted(Graph graph, double[] weight) {
    return WeightedChain.of(graph, weight);
  }

  /**
   * The chain with this transition matrix, if it is reversible; its law is found from the matrix.
   * The graph's arcs are the entries above 0 off the diagonal, the diagonal is {@link #stay}.
   *
   * @param transitions P: entries at least 0, rows that sum to 1 within 1e-9, irreducible
   * @throws IllegalArgumentException if detailed balance fails by more than 1e-9 somewhere, naming
   *     the two nodes and the flows between them
   */
  static ReversibleChain of(SparseMatrix transitions) {
    return MatrixChain.of(transitions);
  }

  /** {@code P_ij}, the probability that a step from i leads to j. Cost: a binary search. */
  default double probability(int i, int j) {
    Graph graph = graph();
    Conductance conductance = conductance();
    double flow = i == j ? stay(i) : 0;
    long end = graph.firstArc(i + 1);
    for (long arc = graph.firstTo(i, j); arc < end && graph.target(arc) == j; arc++) {
      flow += conductance.of(i, arc, j);
    }
    return flow / mass(i);
  }

  /** P (nodes &times; nodes), row-stochastic. */
  default SparseMatrix toMatrix() {
    Graph graph = graph();
    Conductance conductance = conductance();
    Triplets triplets = new Triplets(graph.nodes(), graph.nodes());
    for (int i = 0; i < graph.nodes(); i++) {
      if (stay(i) > 0) {
        triplets.add(i, i, stay(i) / mass(i));
      }
      for (long arc = graph.firstArc(i), end = graph.firstArc(i + 1); arc < end; arc++) {
        int j = graph.target(arc);
        triplets.add(i, j, conductance.of(i, arc, j) / mass(i));
      }
    }
    return triplets.toMatrix();
  }
}
