package org.flyball.walk;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.flyball.graph.Graph;

/**
 * Walks that remember the node before, written down as dense matrices over pairs (before, at) from
 * their definitions: the textbook twin of {@link NonBacktracking} and {@link Mhda}.
 */
final class ArcChain {

  /** The states: {before, at}. */
  final List<int[]> states = new ArrayList<>();

  /** One step, from row to column. */
  final double[][] step;

  private final int[][] arcs; // arcs[i][j]: how many lead from i to j
  private final int[] degree;

  private ArcChain(Graph graph) {
    int n = graph.nodes();
    arcs = new int[n][n];
    degree = new int[n];
    for (int i = 0; i < n; i++) {
      degree[i] = graph.degree(i);
      for (long arc = graph.firstArc(i); arc < graph.firstArc(i + 1); arc++) {
        arcs[i][graph.target(arc)]++;
      }
    }
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        if (arcs[i][j] > 0) {
          states.add(new int[] {i, j});
        }
      }
    }
    step = new double[states.size()][states.size()];
  }

  int state(int before, int at) {
    for (int s = 0; s < states.size(); s++) {
      if (states.get(s)[0] == before && states.get(s)[1] == at) {
        return s;
      }
    }
    throw new AssertionError("no arc " + before + " -> " + at);
  }

  static ArcChain nonBacktracking(Graph graph) {
    ArcChain chain = new ArcChain(graph);
    for (int s = 0; s < chain.states.size(); s++) {
      int before = chain.states.get(s)[0];
      int at = chain.states.get(s)[1];
      for (int j = 0; j < graph.nodes(); j++) {
        int ways = chain.arcs[at][j];
        int total = chain.degree[at];
        if (total > 1) {
          ways -= j == before ? 1 : 0;
          total--;
        }
        if (ways > 0) {
          chain.step[s][chain.state(at, j)] = (double) ways / total;
        }
      }
    }
    return chain;
  }

  static ArcChain mhda(Graph graph, double[] mass) {
    ArcChain chain = new ArcChain(graph);
    for (int s = 0; s < chain.states.size(); s++) {
      int before = chain.states.get(s)[0];
      int at = chain.states.get(s)[1];
      double left = 1;
      for (int j = 0; j < graph.nodes(); j++) {
        if (j == at || chain.arcs[at][j] == 0) {
          continue;
        }
        double go = chain.arcs[at][j] * chain.accept(mass, at, j) / chain.degree[at];
        left -= go;
        if (j != before) {
          chain.step[s][chain.state(at, j)] += go;
          continue;
        }
        double back = go;
        int others = chain.degree[at] - chain.arcs[at][before] - chain.arcs[at][at];
        for (int k = 0; k < graph.nodes(); k++) {
          if (k == before || k == at || chain.arcs[at][k] == 0) {
            continue;
          }
          double squares =
              Math.pow(chain.accept(mass, at, k) / chain.accept(mass, at, before), 2)
                  * chain.arcs[at][k]
                  * others
                  / (chain.arcs[at][before]
                      * (double) (chain.degree[at] - chain.arcs[at][k] - chain.arcs[at][at]));
          double instead = go * chain.arcs[at][k] / others * Math.min(1, squares);
          chain.step[s][chain.state(at, k)] += instead;
          back -= instead;
        }
        chain.step[s][chain.state(at, before)] += back;
      }
      chain.step[s][s] += left;
    }
    return chain;
  }

  private double accept(double[] mass, int i, int j) {
    return Math.min(1, mass[j] * degree[i] / (mass[i] * degree[j]));
  }

  /** The stationary law over states that can be come back to; pairs (i, i) of MHDA have none. */
  double[] law() {
    int n = step.length;
    // (P^T - I) pi = 0 with the last equation replaced by sum pi = 1; by averaging powers would do.
    DMatrixRMaj a = new DMatrixRMaj(n, n);
    DMatrixRMaj b = new DMatrixRMaj(n, 1);
    DMatrixRMaj x = new DMatrixRMaj(n, 1);
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        a.set(i, j, i == n - 1 ? 1 : step[j][i] - (i == j ? 1 : 0));
      }
    }
    b.set(n - 1, 0, 1);
    if (!CommonOps_DDRM.solve(a, b, x)) {
      throw new AssertionError("the arc chain has no single law");
    }
    return x.data;
  }

  /** The law of the node the walk is at. */
  double[] marginal() {
    double[] marginal = new double[degree.length];
    double[] law = law();
    for (int s = 0; s < law.length; s++) {
      marginal[states.get(s)[1]] += law[s];
    }
    return marginal;
  }

  /**
   * The limit of n times the variance of the mean over n steps of {@code f(at)}: {@code 2 f' D Z f
   * - f' D f} with the fundamental matrix {@code Z = (I - P + 1 pi')^-1}, f less its mean.
   */
  double asymptoticVariance(double[] f) {
    int n = step.length;
    double[] law = law();
    double mean = 0;
    for (int s = 0; s < n; s++) {
      mean += law[s] * f[states.get(s)[1]];
    }
    DMatrixRMaj a = new DMatrixRMaj(n, n);
    DMatrixRMaj centred = new DMatrixRMaj(n, 1);
    DMatrixRMaj z = new DMatrixRMaj(n, 1);
    for (int i = 0; i < n; i++) {
      centred.set(i, 0, f[states.get(i)[1]] - mean);
      for (int j = 0; j < n; j++) {
        a.set(i, j, (i == j ? 1 : 0) - step[i][j] + law[j]);
      }
    }
    if (!CommonOps_DDRM.solve(a, centred, z)) {
      throw new AssertionError("the arc chain has no fundamental matrix");
    }
    double variance = 0;
    for (int s = 0; s < n; s++) {
      variance += law[s] * centred.get(s, 0) * (2 * z.get(s, 0) - centred.get(s, 0));
    }
    return variance;
  }

  @Override
  public String toString() {
    return Arrays.deepToString(step);
  }
}
