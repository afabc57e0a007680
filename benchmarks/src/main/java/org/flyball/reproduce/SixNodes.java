package org.flyball.reproduce;

import org.flyball.graph.CompactGraph;
import org.flyball.graph.ReversibleChain;
import org.flyball.graph.SyntheticGraph;
import org.flyball.walk.Field;

/**
 * The smallest network on which a walk is slow: two triangles joined by one edge, with the values 1
 * to 6. Their mean is 3.5 both over nodes and over degrees.
 */
final class SixNodes {

  static final CompactGraph GRAPH = SyntheticGraph.twoTriangles();
  static final double MEAN = 3.5;

  private static final double[] VALUES = {1, 2, 3, 4, 5, 6};

  /** {@code H(theta, i) = g_i - theta}, whose root is the mean. */
  static final Field FIELD = (x, node, out) -> out[0] = VALUES[node] - x[0];

  private SixNodes() {}

  /** g (6), fresh. */
  static double[] values() {
    return VALUES.clone();
  }

  /** g of one node. */
  static double value(int node) {
    return VALUES[node];
  }

  /** Metropolis steps, uniform law. */
  static ReversibleChain metropolis() {
    return ReversibleChain.metropolis(GRAPH);
  }

  /** Simple steps, the law of the degrees. */
  static ReversibleChain simple() {
    return ReversibleChain.simple(GRAPH);
  }
}
