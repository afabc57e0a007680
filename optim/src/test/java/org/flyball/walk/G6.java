package org.flyball.walk;

import org.flyball.graph.CompactGraph;
import org.flyball.graph.EdgeRule;
import org.flyball.graph.Graph;

/** Graphs small enough to know everything about. */
final class G6 {

  /** Two triangles joined by the edge 2-3. */
  static final Graph GRAPH =
      CompactGraph.simple(6, new int[] {0, 0, 1, 2, 3, 3, 4}, new int[] {1, 2, 2, 3, 4, 5, 5});

  /** The same with two more edges 2-3, a self-loop at 0 and a leaf, 6, on 5. */
  static final Graph WITH_LOOPS =
      CompactGraph.of(
          7,
          new int[] {0, 0, 1, 2, 3, 3, 4, 2, 2, 0, 5},
          new int[] {1, 2, 2, 3, 4, 5, 5, 3, 3, 0, 6},
          EdgeRule.MULTIGRAPH);

  private G6() {}

  /** 1 .. 6. */
  static double[] values() {
    return new double[] {1, 2, 3, 4, 5, 6};
  }
}
