package org.flyball.graph;

import java.util.Arrays;
import org.flyball.linear.SparseMatrix;
import org.flyball.run.Checks;

/**
 * A chain from its transition matrix: mu is carried along a spanning tree, {@code mu_j = mu_i P_ij
 * / P_ji}, then detailed balance is checked on every other edge.
 */
final class MatrixChain {

  private static final String WHO = "ReversibleChain.of";

  /** What rounding may do to detailed balance and to the sums of rows. */
  private static final double TOLERANCE = 1e-9;

  private static final String REMEDY =
      "; a self-repellent walk needs a reversible base: take ReversibleChain.metropolis with the law"
          + " you want, or a history-driven target (HDT) over it or over Mhda";

  private MatrixChain() {}

  static ReversibleChain of(SparseMatrix p) {
    int nodes = p.rows();
    Checks.that(
        nodes >= 1 && p.columns() == nodes,
        "%s: the matrix must be square and at least 1 x 1, got %s x %s",
        WHO,
        nodes,
        p.columns());
    checkRows(p);
    Graph graph = graph(p);
    double[] law = law(p, graph);
    double[] conductance = new double[(int) graph.arcs()];
    double[] stay = new double[nodes];
    for (int i = 0; i < nodes; i++) {
      stay[i] = law[i] * p.get(i, i);
      for (int arc = (int) graph.firstArc(i), end = (int) graph.firstArc(i + 1); arc < end; arc++) {
        int j = graph.target(arc);
        double there = law[i] * p.get(i, j);
        double back = law[j] * p.get(j, i);
        if (!(Math.abs(there - back) <= TOLERANCE * Math.max(there, back))) {
          Checks.that(
              false,
              "%s: the chain is not reversible: %s flows from node %s to %s but %s back%s",
              WHO,
              there,
              i,
              j,
              back,
              REMEDY);
        }
        conductance[arc] = (there + back) / 2;
      }
    }
    return new WeightedChain(graph, conductance, stay, WHO);
  }

  private static void checkRows(SparseMatrix p) {
    double[] sum = new double[p.rows()];
    p.forEach(
        (i, j, value) -> {
          if (!(value >= 0)) {
            Checks.that(false, "%s: P(%s, %s) is %s, must be at least 0", WHO, i, j, value);
          }
          sum[i] += value;
        });
    for (int i = 0; i < sum.length; i++) {
      if (!(Math.abs(sum[i] - 1) <= TOLERANCE)) {
        Checks.that(
            false, "%s: row %s sums to %s, must sum to 1; divide it by its sum", WHO, i, sum[i]);
      }
    }
  }

  private static Graph graph(SparseMatrix p) {
    int[] from = new int[p.entries()];
    int[] to = new int[p.entries()];
    int[] count = {0};
    p.forEach(
        (i, j, value) -> {
          if (value > 0 && i != j) {
            if (!(p.get(j, i) > 0)) {
              Checks.that(
                  false,
                  "%s: the chain is not reversible: P(%s, %s) is %s but P(%s, %s) is 0%s",
                  WHO,
                  i,
                  j,
                  value,
                  j,
                  i,
                  REMEDY);
            }
            if (i < j) {
              from[count[0]] = i;
              to[count[0]] = j;
              count[0]++;
            }
          }
        });
    return CompactGraph.simple(
        p.rows(), Arrays.copyOf(from, count[0]), Arrays.copyOf(to, count[0]));
  }

  /** mu, normalised. */
  private static double[] law(SparseMatrix p, Graph graph) {
    int nodes = graph.nodes();
    double[] law = new double[nodes];
    int[] queue = new int[nodes];
    int tail = 1;
    law[0] = 1;
    double sum = 1;
    for (int head = 0; head < tail; head++) {
      int i = queue[head];
      for (long arc = graph.firstArc(i), end = graph.firstArc(i + 1); arc < end; arc++) {
        int j = graph.target(arc);
        if (law[j] == 0) {
          law[j] = law[i] * p.get(i, j) / p.get(j, i);
          if (!(law[j] > 1e-250 && law[j] < 1e250)) {
            Checks.that(
                false,
                "%s: mu at node %s is %s times that at node 0; a double cannot weigh both, leave"
                    + " such nodes out",
                WHO,
                j,
                law[j]);
          }
          sum += law[j];
          queue[tail++] = j;
        }
      }
    }
    for (int j = 0; j < nodes; j++) {
      Checks.that(
          law[j] > 0,
          "%s: the chain cannot get from node 0 to node %s, so its stationary law is not unique;"
              + " take one component",
          WHO,
          j);
      law[j] /= sum;
    }
    return law;
  }
}
