package org.flyball.graph;

/**
 * What a reversible chain sends along an arc in equilibrium: {@code c_ij = mu_i P_ij = c_ji}, the
 * masses mu_i being {@link ReversibleChain#mass}. A sealed choice, because a walk's inner loop is
 * written once for each: a switch outside it, plain arithmetic inside.
 */
public sealed interface Conductance {

  /**
   * The conductance of one arc.
   *
   * @param node where the arc starts
   * @param arc its number in the graph
   * @param neighbour where it leads
   */
  double of(int node, long arc, int neighbour);

  /** The same on every arc: simple and maximum-degree walks. */
  record Equal(double value) implements Conductance {
    @Override
    public double of(int node, long arc, int neighbour) {
      return value;
    }
  }

  /**
   * The lesser of two numbers, one from each end: Metropolis and Hastings, {@code min(mu_i / d_i,
   * mu_j / d_j)}.
   *
   * @param at one number per node; shared, do not write
   */
  record LesserEnd(double[] at) implements Conductance {
    @Override
    public double of(int node, long arc, int neighbour) {
      return Math.min(at[node], at[neighbour]);
    }
  }

  /**
   * A number of its own for every arc: weighted walks, and chains given as a matrix.
   *
   * @param at one number per arc, equal on both arcs of an edge; shared, do not write
   */
  record OfArc(double[] at) implements Conductance {
    @Override
    public double of(int node, long arc, int neighbour) {
      return at[(int) arc];
    }
  }
}
