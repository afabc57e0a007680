package org.flyball.graph;

import java.util.Arrays;

/**
 * The exact test bench: two triangles joined by the edge 2-3, with g = (1, .., 6), theta* = 3.5 and
 * the noise H(theta*, i) = g_i - 3.5.
 */
final class TwoTriangles {

  static final CompactGraph GRAPH =
      CompactGraph.simple(6, new int[] {0, 0, 1, 2, 3, 3, 4}, new int[] {1, 2, 2, 3, 4, 5, 5});

  private TwoTriangles() {}

  static double[] g() {
    return new double[] {1, 2, 3, 4, 5, 6};
  }

  static ReversibleChain metropolis() {
    return ReversibleChain.metropolis(GRAPH);
  }

  static ReversibleChain simple() {
    return ReversibleChain.simple(GRAPH);
  }

  /** 1 at a node. */
  static double[] indicator(int nodes, int node) {
    double[] out = new double[nodes];
    Arrays.fill(out, 0);
    out[node] = 1;
    return out;
  }
}
