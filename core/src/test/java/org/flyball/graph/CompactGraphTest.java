package org.flyball.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class CompactGraphTest {

  @Test
  void simple_repeatedEdgesAndLoops_areDropped() {
    CompactGraph graph =
        CompactGraph.simple(4, new int[] {2, 0, 1, 1, 3}, new int[] {0, 1, 0, 1, 0});

    assertEquals(6, graph.arcs());
    assertEquals(3, graph.degree(0));
    assertEquals(1, graph.target(graph.firstArc(0)));
    assertEquals(2, graph.target(graph.firstArc(0) + 1));
    assertEquals(0, graph.target(graph.firstArc(1)));
  }

  @Test
  void multigraph_loopsAndParallelEdges_areArcs() {
    CompactGraph graph =
        CompactGraph.of(2, new int[] {0, 1, 1}, new int[] {1, 0, 1}, EdgeRule.MULTIGRAPH);

    assertEquals(5, graph.arcs());
    assertEquals(2, graph.degree(0));
    assertEquals(3, graph.degree(1));
  }
}
