package org.flyball.graph;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.flyball.random.ForAll;
import org.flyball.random.Seed;
import org.junit.jupiter.api.Test;

class SubgraphTest {

  /** An isolated node 0, a triangle 1 3 5, an edge 2 4. */
  private static CompactGraph parts() {
    return CompactGraph.simple(6, new int[] {1, 3, 5, 2}, new int[] {3, 5, 1, 4});
  }

  @Test
  void components_areNumberedByTheirFirstNodes() {
    Components components = Components.of(parts());
    assertEquals(3, components.count());
    assertEquals(0, components.of(0));
    assertEquals(1, components.of(5));
    assertEquals(2, components.of(4));
    assertArrayEquals(new int[] {1, 3, 5}, components.nodes(1));
    assertEquals(2, components.size(2));
    assertEquals(1, components.largest());
    assertFalse(components.isBipartite());
    assertEquals("Components[3, the largest of 3 nodes]", components.toString());
    assertEquals(
        "Components: component 3 is not in 0 .. 2",
        assertThrows(IllegalArgumentException.class, () -> components.size(3)).getMessage());
    // As many components as nodes: the list of them grows.
    assertEquals(
        100, Components.of(GraphBuilder.numbered(100).build(EdgeRule.SIMPLE).graph()).count());
  }

  @Test
  void bipartite_areEvenCyclesTreesAndGrids() {
    assertTrue(Components.of(SyntheticGraph.cycle(8)).isBipartite());
    assertFalse(Components.of(SyntheticGraph.cycle(7)).isBipartite());
    assertTrue(Components.of(SyntheticGraph.star(4)).isBipartite());
    assertTrue(Components.of(SyntheticGraph.grid(4, 5)).isBipartite());
    assertTrue(Components.of(SyntheticGraph.path(1)).isBipartite());
    CompactGraph loop = CompactGraph.of(1, new int[1], new int[1], EdgeRule.MULTIGRAPH);
    assertFalse(Components.of(loop).isBipartite());
  }

  @Test
  void largestComponent_keepsTheOrderAndTheLabels() {
    Subgraph largest = Subgraph.largestComponent(parts());
    assertEquals(SyntheticGraph.cycle(3), largest.graph());
    assertArrayEquals(new int[] {1, 3, 5}, largest.old());
    LabelledGraph named = new LabelledGraph(parts(), NodeLabels.of(new long[] {9, 8, 7, 6, 5, 4}));
    assertArrayEquals(new long[] {8, 6, 4}, named.largestComponent().labels().toArray());
  }

  @Test
  void largestComponent_keepsTheWeights() {
    GraphBuilder builder = GraphBuilder.numbered();
    builder.add(0, 1, 5);
    builder.add(2, 4, .5);
    builder.add(4, 3, 2);
    WeightedGraph largest = builder.buildWeighted(EdgeRule.SIMPLE).largestComponent();
    // 2 3 4 become 0 1 2: arcs 0-2, 1-2, 2-0, 2-1.
    assertArrayEquals(new double[] {.5, 2, .5, 2}, largest.weight());
    assertArrayEquals(new long[] {2, 3, 4}, largest.labels().toArray());
  }

  @Test
  void orders_areByDegreeAndByDistance() {
    CompactGraph star = CompactGraph.simple(5, new int[] {3, 3, 3, 0}, new int[] {0, 1, 2, 4});
    assertArrayEquals(new int[] {3, 0, 1, 2, 4}, Subgraph.byDegree(star).old());
    assertArrayEquals(new int[] {3, 0, 1, 2, 4}, Subgraph.breadthFirst(star).old());
    assertArrayEquals(new int[] {1, 3, 5, 2, 4, 0}, Subgraph.breadthFirst(parts()).old());
    assertArrayEquals(
        new int[] {2, 3, 0, 1, 4, 5}, Subgraph.byDegree(SyntheticGraph.twoTriangles()).old());
    assertArrayEquals(
        new int[] {2, 0, 1, 3, 4, 5}, Subgraph.breadthFirst(SyntheticGraph.twoTriangles()).old());
  }

  @Test
  void everyOrder_isTheSameGraphRenumbered() {
    ForAll.cases(
        300,
        Seed.of(51),
        random -> {
          int n = 1 + random.nextInt(15);
          GraphBuilder builder = GraphBuilder.numbered(n);
          for (int e = random.nextInt(40); e > 0; e--) {
            builder.add(random.nextInt(n), random.nextInt(n), 1 + random.nextInt(9));
          }
          EdgeRule rule = random.nextBoolean() ? EdgeRule.SIMPLE : EdgeRule.MULTIGRAPH;
          WeightedGraph before = builder.buildWeighted(rule);
          int[] some = Components.of(before.graph()).nodes(0);
          for (Subgraph now :
              new Subgraph[] {
                Subgraph.byDegree(before.graph()),
                Subgraph.breadthFirst(before.graph()),
                Subgraph.largestComponent(before.graph()),
                Subgraph.of(before.graph(), some)
              }) {
            double[] weight = now.weights(before.graph(), before.weight());
            int[] old = now.old();
            for (int i = 0; i < old.length; i++) {
              assertArrayEquals(
                  Arrays.stream(before.graph().neighbours(old[i])).sorted().toArray(),
                  Arrays.stream(now.graph().neighbours(i)).map(j -> old[j]).sorted().toArray(),
                  "whole components only, so no neighbour is lost");
              for (long arc = now.graph().firstArc(i); arc < now.graph().firstArc(i + 1); arc++) {
                int j = now.graph().target(arc);
                long place = arc - now.graph().firstTo(i, j);
                long was = before.graph().firstTo(old[i], old[j]) + place;
                assertEquals(before.weight()[(int) was], weight[(int) arc]);
                assertTrue(arc == now.graph().firstArc(i) || j >= now.graph().target(arc - 1));
              }
            }
          }
        });
  }

  @Test
  void partOfAComponent_keepsTheEdgesAmongIt() {
    Subgraph part = Subgraph.of(SyntheticGraph.complete(5), new int[] {4, 2, 0});
    assertEquals(SyntheticGraph.complete(3), part.graph());
    assertEquals(part, Subgraph.of(SyntheticGraph.complete(5), new int[] {4, 2, 0}));
    assertEquals(
        part.hashCode(), Subgraph.of(SyntheticGraph.complete(5), new int[] {4, 2, 0}).hashCode());
    assertEquals(
        "Subgraph: node 2 at place 1 is not in 0 .. 4 or comes twice",
        assertThrows(
                IllegalArgumentException.class,
                () -> Subgraph.of(SyntheticGraph.complete(5), new int[] {2, 2}))
            .getMessage());
  }

  @Test
  void summary_countsEverything() {
    CompactGraph graph =
        CompactGraph.of(
            5, new int[] {0, 0, 0, 1, 2}, new int[] {1, 1, 1, 1, 3}, EdgeRule.MULTIGRAPH);
    GraphSummary summary = GraphSummary.of(graph);
    assertEquals(new GraphSummary(5, 5, 1, 2, 1, 0, 4, 3, 2, false), summary);
    assertFalse(summary.isSimple());
    assertFalse(summary.isConnected());
    // Three loops at one node: two of them would go.
    CompactGraph loops = CompactGraph.of(1, new int[3], new int[3], EdgeRule.MULTIGRAPH);
    assertEquals(new GraphSummary(1, 3, 3, 2, 0, 3, 3, 1, 1, false), GraphSummary.of(loops));
    GraphSummary six = GraphSummary.of(SyntheticGraph.twoTriangles());
    assertEquals(new GraphSummary(6, 7, 0, 0, 0, 2, 3, 1, 6, false), six);
    assertTrue(six.isSimple() && six.isConnected());
  }
}
