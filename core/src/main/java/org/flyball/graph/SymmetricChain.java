package org.flyball.graph;

import org.flyball.linear.Eigenvalue;
import org.flyball.linear.Lanczos;
import org.flyball.linear.LinearOperator;
import org.flyball.linear.SparseMatrix;
import org.flyball.linear.Triplets;
import org.flyball.random.Seed;
import org.flyball.run.Checks;

/**
 * A connected reversible chain as a symmetric matrix, {@code S = D_mu^1/2 P D_mu^-1/2}: the same
 * eigenvalues, and orthonormal eigenvectors q_i, from which {@code u_i = D_mu^1/2 q_i}. The trivial
 * one is {@code sqrt(mu)}, with the eigenvalue 1.
 *
 * @param matrix S (nodes &times; nodes)
 * @param law mu, normalised (nodes)
 * @param root sqrt(mu) (nodes)
 * @param periodic whether -1 is an eigenvalue
 */
record SymmetricChain(SparseMatrix matrix, double[] law, double[] root, boolean periodic) {

  /** How near the gap's bounds shall be, relative to it; the value itself is then far better. */
  private static final double ACCURACY = 1e-2;

  /** The same for the smallest eigenvalue. */
  private static final double NEAR = 1e-4;

  static SymmetricChain of(ReversibleChain chain, String who) {
    Connectivity.require(chain, who);
    Graph graph = chain.graph();
    Conductance conductance = chain.conductance();
    int nodes = graph.nodes();
    double[] law = new double[nodes];
    double[] root = new double[nodes];
    double[] massRoot = new double[nodes];
    for (int i = 0; i < nodes; i++) {
      massRoot[i] = Math.sqrt(chain.mass(i));
      law[i] = chain.mass(i) / chain.totalMass();
      root[i] = Math.sqrt(law[i]);
    }
    Triplets triplets = new Triplets(nodes, nodes);
    for (int i = 0; i < nodes; i++) {
      double stay = chain.stay(i);
      if (stay > 0) {
        triplets.add(i, i, stay / chain.mass(i));
      }
      for (long arc = graph.firstArc(i), end = graph.firstArc(i + 1); arc < end; arc++) {
        int j = graph.target(arc);
        triplets.add(i, j, conductance.of(i, arc, j) / massRoot[i] / massRoot[j]);
      }
    }
    return new SymmetricChain(triplets.toMatrix(), law, root, Connectivity.isPeriodic(chain));
  }

  int nodes() {
    return law.length;
  }

  /** Takes the part along sqrt(mu) out of v. */
  void project(double[] v) {
    double along = 0;
    for (int i = 0; i < v.length; i++) {
      along += root[i] * v[i];
    }
    for (int i = 0; i < v.length; i++) {
      v[i] -= along * root[i];
    }
  }

  /** {@code 1 - lambda_2}, the spectral gap; of one node, which has no second eigenvalue, 2. */
  Eigenvalue gap() {
    if (nodes() == 1) {
      return new Eigenvalue(2, 0, 2, 2);
    }
    // The trivial eigenvalue 0 of I - S goes to 2, where it is not the smallest.
    LinearOperator operator =
        (x, out) -> {
          matrix.multiply(x, out);
          double along = 0;
          for (int i = 0; i < x.length; i++) {
            along += root[i] * x[i];
          }
          for (int i = 0; i < x.length; i++) {
            out[i] = x[i] - out[i] + 2 * along * root[i];
          }
        };
    return lanczos(ACCURACY).smallest(operator, nodes());
  }

  /** The smallest eigenvalue of the chain; of one node, which has the trivial one only, 1. */
  Eigenvalue smallest() {
    if (nodes() == 1) {
      return new Eigenvalue(1, 0, 1, 1);
    }
    if (periodic) {
      return new Eigenvalue(-1, 0, -1, -1);
    }
    return lanczos(NEAR).smallest(matrix::multiply, nodes());
  }

  private static Lanczos lanczos(double accuracy) {
    return Lanczos.to(accuracy, Seed.of(0).child("walk theory"));
  }

  /**
   * {@code sqrt(mu_i) (g_i - mu . g)}, which is orthogonal to sqrt(mu); all zero for a constant g.
   *
   * @param values g, one after the other {@code stride} apart, from {@code first}
   */
  double[] centred(double[] values, int first, int stride, double mean) {
    double[] v = new double[nodes()];
    boolean constant = true;
    for (int i = 0, k = first; i < v.length; i++, k += stride) {
      v[i] = root[i] * (values[k] - mean);
      constant &= values[k] == values[first];
    }
    if (constant) {
      return new double[v.length];
    }
    project(v);
    return v;
  }

  /** mu . g, in differences from the first value, so that a constant's mean is that constant. */
  double mean(double[] values, int first, int stride) {
    double origin = values[first];
    double sum = 0;
    for (int i = 0, k = first; i < law.length; i++, k += stride) {
      sum += law[i] * (values[k] - origin);
    }
    return origin + sum;
  }

  /** Throws unless there is a finite value for every node. */
  void check(double[] values, int dimension, String who) {
    Checks.that(dimension >= 1, "%s: dimension must be at least 1, got %s", who, dimension);
    Checks.that(
        values.length == (long) nodes() * dimension,
        "%s has %s values, must have %s for each of %s nodes",
        who,
        values.length,
        dimension,
        nodes());
    Checks.finite(values, who);
  }
}
