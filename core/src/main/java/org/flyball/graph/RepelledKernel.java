package org.flyball.graph;

import java.util.Arrays;
import org.flyball.linear.SparseMatrix;
import org.flyball.linear.Triplets;
import org.flyball.run.Checks;

/**
 * The self-repellent kernel as theory has it: K[x] for a visit measure x held fixed, its stationary
 * law, and how both move with x (arXiv 2305.05097). For tests and small graphs; a walk needs none
 * of it.
 *
 * <pre>
 * K_ij[x] = P_ij r_j / sum_k P_ik r_k,   r_i = (x_i / mu_i)^-alpha
 * pi_i[x] = mu_i r_i (P r)_i / w(x),     w(x) = sum_ij mu_i P_ij r_i r_j
 * </pre>
 *
 * <p>So K[x] is the reversible chain with the conductances {@code c_ij r_i r_j}. x may carry any
 * factor, except in {@link #lyapunov}. All but {@link #at} work with logarithms and survive any
 * alpha.
 *
 * @param chain P
 * @param alpha in [0, {@link Repulsion#LARGEST_ALPHA}]
 */
public record RepelledKernel(ReversibleChain chain, double alpha) {

  public RepelledKernel {
    Checks.that(
        alpha >= 0 && alpha <= Repulsion.LARGEST_ALPHA,
        "RepelledKernel: alpha must be in [0, %s], got %s",
        Repulsion.LARGEST_ALPHA,
        alpha);
  }

  /**
   * The probabilities from one node.
   *
   * @param x visits (nodes), above 0
   * @return one per arc of the node, in their order, and last that of staying
   */
  public double[] row(int node, double[] x) {
    check(x);
    return rowOf(node, logarithms(x));
  }

  private double[] rowOf(int node, double[] log) {
    Graph graph = chain.graph();
    Conductance conductance = chain.conductance();
    long first = graph.firstArc(node);
    int degree = graph.degree(node);
    double[] out = new double[degree + 1];
    double highest = chain.stay(node) > 0 ? log[node] : Double.NEGATIVE_INFINITY;
    for (int k = 0; k < degree; k++) {
      highest = Math.max(highest, log[graph.target(first + k)]);
    }
    double sum = 0;
    for (int k = 0; k <= degree; k++) {
      int j = k < degree ? graph.target(first + k) : node;
      double flow = k < degree ? conductance.of(node, first + k, j) : chain.stay(node);
      out[k] = flow > 0 ? flow * Math.exp(log[j] - highest) : 0;
      sum += out[k];
    }
    for (int k = 0; k <= degree; k++) {
      out[k] /= sum;
    }
    return out;
  }

  /** K[x] (nodes &times; nodes). */
  public SparseMatrix matrix(double[] x) {
    check(x);
    double[] log = logarithms(x);
    Graph graph = chain.graph();
    Triplets triplets = new Triplets(graph.nodes(), graph.nodes());
    for (int i = 0; i < graph.nodes(); i++) {
      double[] row = rowOf(i, log);
      for (int k = 0; k < row.length; k++) {
        if (row[k] > 0) {
          triplets.add(i, k < row.length - 1 ? graph.target(graph.firstArc(i) + k) : i, row[k]);
        }
      }
    }
    return triplets.toMatrix();
  }

  /** pi[x] (nodes), normalised. */
  public double[] stationary(double[] x) {
    check(x);
    double[] flow = logFlows(logarithms(x));
    double highest = Arrays.stream(flow).max().orElse(0);
    double sum = 0;
    for (int i = 0; i < flow.length; i++) {
      flow[i] = Math.exp(flow[i] - highest);
      sum += flow[i];
    }
    for (int i = 0; i < flow.length; i++) {
      flow[i] /= sum;
    }
    return flow;
  }

  /**
   * w(x), with x and mu both normalised: it falls along {@code dx/dt = pi[x] - x} until x = mu,
   * where it is 1.
   */
  public double lyapunov(double[] x) {
    check(x);
    double[] flow = logFlows(logarithms(normalised(x)));
    double highest = Arrays.stream(flow).max().orElse(0);
    double sum = 0;
    for (double f : flow) {
      sum += Math.exp(f - highest);
    }
    return Math.exp(highest) * sum;
  }

  /** {@code dw/dt = -2 alpha w (sum_i pi_i^2 / x_i - 1)}, never above 0. */
  public double lyapunovSlope(double[] x) {
    double[] pi = stationary(x);
    double[] law = normalised(x);
    double excess = 0;
    for (int i = 0; i < pi.length; i++) {
      double off = pi[i] - law[i];
      excess += off * off / law[i]; // = sum pi^2 / x - 1, without its cancellation
    }
    return -2 * alpha * lyapunov(x) * excess;
  }

  /** The Jacobian of pi[x] at mu, {@code -alpha (I + P^T) + 2 alpha mu 1^T} (n &times; n). */
  public double[] jacobian() {
    int n = chain.graph().nodes();
    double[] out = new double[n * n];
    for (int i = 0; i < n; i++) {
      double law = chain.mass(i) / chain.totalMass();
      for (int j = 0; j < n; j++) {
        out[i * n + j] = alpha * (2 * law - chain.probability(j, i) - (i == j ? 1 : 0));
      }
    }
    return out;
  }

  /**
   * K[x] as a chain of its own, to be walked or asked for its {@link WalkTheory}.
   *
   * @throws IllegalArgumentException if alpha is so large that what flows along some arc is below
   *     the range of a double
   */
  public ReversibleChain at(double[] x) {
    check(x);
    double[] log = logarithms(x);
    double highest = Arrays.stream(log).max().orElse(0);
    Graph graph = chain.graph();
    Conductance conductance = chain.conductance();
    double[] flow = new double[(int) graph.arcs()];
    double[] stay = new double[graph.nodes()];
    for (int i = 0; i < stay.length; i++) {
      double mine = log[i] - highest;
      stay[i] = chain.stay(i) * Math.exp(2 * mine);
      for (long arc = graph.firstArc(i), end = graph.firstArc(i + 1); arc < end; arc++) {
        int j = graph.target(arc);
        double base = conductance.of(i, arc, j);
        flow[(int) arc] = base * Math.exp(mine + (log[j] - highest));
        if (flow[(int) arc] == 0 && base > 0) {
          Checks.that(
              false,
              "RepelledKernel.at: what flows from node %s to %s is below the range of a double with"
                  + " alpha %s; take a smaller one, or rows",
              i,
              j,
              alpha);
        }
      }
    }
    return new WeightedChain(graph, flow, stay, "RepelledKernel.at");
  }

  /** ln of {@code mu_i r_i (P r)_i}, mu normalised. */
  private double[] logFlows(double[] log) {
    Graph graph = chain.graph();
    Conductance conductance = chain.conductance();
    double[] out = new double[log.length];
    for (int i = 0; i < log.length; i++) {
      double highest = chain.stay(i) > 0 ? log[i] : Double.NEGATIVE_INFINITY;
      for (long arc = graph.firstArc(i), end = graph.firstArc(i + 1); arc < end; arc++) {
        highest = Math.max(highest, log[graph.target(arc)]);
      }
      double sum = chain.stay(i) > 0 ? chain.stay(i) * Math.exp(log[i] - highest) : 0;
      for (long arc = graph.firstArc(i), end = graph.firstArc(i + 1); arc < end; arc++) {
        int j = graph.target(arc);
        sum += conductance.of(i, arc, j) * Math.exp(log[j] - highest);
      }
      out[i] = log[i] + highest + Math.log(sum / chain.totalMass());
    }
    return out;
  }

  /** ln r_i, with mu normalised. */
  private double[] logarithms(double[] x) {
    double[] out = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      out[i] = -alpha * Math.log(x[i] / (chain.mass(i) / chain.totalMass()));
    }
    return out;
  }

  private static double[] normalised(double[] x) {
    double sum = Arrays.stream(x).sum();
    return Arrays.stream(x).map(v -> v / sum).toArray();
  }

  private void check(double[] x) {
    Checks.length(x, chain.graph().nodes(), "RepelledKernel: x");
    for (int i = 0; i < x.length; i++) {
      if (!(x[i] > 0 && x[i] < Double.POSITIVE_INFINITY)) {
        Checks.that(
            false,
            "RepelledKernel: x at node %s is %s, must be above 0 and finite; count every node as"
                + " visited once before the walk",
            i,
            x[i]);
      }
    }
  }
}
