package org.flyball.graph;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import org.flyball.random.Seed;
import org.junit.jupiter.api.Test;

class SyntheticGraphTest {

  private static int[] degrees(Graph graph) {
    int[] degree = new int[graph.nodes()];
    for (int i = 0; i < degree.length; i++) {
      degree[i] = graph.degree(i);
    }
    return degree;
  }

  @Test
  void smallOnes_haveTheirDegrees() {
    assertArrayEquals(new int[] {0}, degrees(SyntheticGraph.path(1)));
    assertArrayEquals(new int[] {1, 2, 2, 1}, degrees(SyntheticGraph.path(4)));
    assertArrayEquals(new int[] {2, 2, 2}, degrees(SyntheticGraph.cycle(3)));
    assertArrayEquals(new int[] {3, 1, 1, 1}, degrees(SyntheticGraph.star(3)));
    assertArrayEquals(new int[] {4, 4, 4, 4, 4}, degrees(SyntheticGraph.complete(5)));
    assertArrayEquals(new int[] {0}, degrees(SyntheticGraph.complete(1)));
    assertArrayEquals(new int[] {2, 3, 2, 2, 3, 2}, degrees(SyntheticGraph.grid(2, 3)));
    assertArrayEquals(new int[] {2, 2, 3, 3, 2, 2}, degrees(SyntheticGraph.twoTriangles()));
    assertEquals(SyntheticGraph.cycle(3), SyntheticGraph.complete(3));
    assertEquals(SyntheticGraph.path(6), SyntheticGraph.grid(1, 6));
  }

  @Test
  void uniform_hasTheEdgesAskedFor_fromNoneToAll() {
    Seed seed = Seed.of(7);
    for (int edges : new int[] {0, 1, 5, 22, 23, 44, 45}) {
      CompactGraph graph = SyntheticGraph.uniform(10, edges, seed);
      assertEquals(edges, graph.edges());
      assertEquals(graph, SyntheticGraph.uniform(10, edges, seed));
    }
    assertEquals(SyntheticGraph.complete(10), SyntheticGraph.uniform(10, 45, seed));
    assertEquals(0, SyntheticGraph.uniform(1, 0, seed).arcs());
    IllegalArgumentException tooMany =
        assertThrows(IllegalArgumentException.class, () -> SyntheticGraph.uniform(10, 46, seed));
    assertEquals(
        "SyntheticGraph.uniform: edges must be in 0 .. 45 for 10 nodes, got 46",
        tooMany.getMessage());
  }

  /**
   * Null hypothesis: every set of 3 of the 6 pairs of 4 nodes is as likely as any other. Pearson's
   * statistic over 20 sets, 19 degrees of freedom: above 55.0 with a probability below 3e-5.
   */
  @Test
  void uniform_everySetOfEdgesIsAsLikely() {
    int rounds = 20_000;
    int[] seen = new int[64];
    Seed seed = Seed.of(11);
    for (int r = 0; r < rounds; r++) {
      CompactGraph graph = SyntheticGraph.uniform(4, 3, seed.child(r));
      int set = 0;
      int bit = 1;
      for (int i = 0; i < 4; i++) {
        for (int j = i + 1; j < 4; j++) {
          set += graph.hasEdge(i, j) ? bit : 0;
          bit *= 2;
        }
      }
      seen[set]++;
    }
    double statistic = 0;
    for (int set = 0; set < 64; set++) {
      double expected = Integer.bitCount(set) == 3 ? rounds / 20.0 : 0;
      if (expected == 0) {
        assertEquals(0, seen[set]);
      } else {
        statistic += (seen[set] - expected) * (seen[set] - expected) / expected;
      }
    }
    assertTrue(statistic < 55.0, "statistic " + statistic);
  }

  /** A graph of two edges once took half a megabyte to build. */
  @Test
  void smallGraphs_takeLittle() {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    SyntheticGraph.path(3);
    long before = threads.getCurrentThreadAllocatedBytes();
    CompactGraph path = SyntheticGraph.path(3);
    long taken = threads.getCurrentThreadAllocatedBytes() - before;
    assertEquals(2, path.edges());
    assertTrue(taken < 16_384, "took " + taken + " bytes");
  }

  @Test
  void preferential_hasItsEdges_andHubs() {
    CompactGraph graph = SyntheticGraph.preferential(2000, 3, Seed.of(3));
    assertEquals(6 + 3 * 1996, graph.edges());
    int smallest = Integer.MAX_VALUE;
    for (int d : degrees(graph)) {
      smallest = Math.min(smallest, d);
    }
    assertEquals(3, smallest);
    assertTrue(graph.maxDegree() > 50, "a hub of " + graph.maxDegree());
    assertEquals(SyntheticGraph.complete(3), SyntheticGraph.preferential(3, 2, Seed.of(3)));
  }
}
