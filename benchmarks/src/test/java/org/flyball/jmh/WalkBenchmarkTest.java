package org.flyball.jmh;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.flyball.graph.CompactGraph;
import org.flyball.graph.Components;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every body walks, and both libraries walk the same graph. */
class WalkBenchmarkTest {

  @ParameterizedTest
  @EnumSource(WalkBenchmark.Walker.class)
  void steps_walk(WalkBenchmark.Walker walker) {
    WalkBenchmark benchmark = new WalkBenchmark();
    benchmark.walker = walker;
    benchmark.build();
    benchmark.restart();
    int before = benchmark.steps();
    boolean moved = false;
    for (int call = 0; call < 5; call++) {
      moved |= benchmark.steps() != before;
    }
    assertTrue(moved);
  }

  @Test
  void graphs_areOfTheirSize() {
    CompactGraph small = WalkGraph.SMALL.build();
    CompactGraph hubs = WalkGraph.HUBS.build();
    assertEquals(889, small.nodes());
    assertEquals(2914.0, small.edges(), 400);
    CompactGraph without = WalkGraph.random(889, 3, 2);
    assertEquals(889, without.nodes());
    assertEquals(2914.0, without.edges(), 400);
    assertEquals(1, Components.of(without).count());
    assertEquals(22_963, hubs.nodes());
    assertEquals(48_436, hubs.edges());
    assertTrue(hubs.maxDegree() > 1_000, "the largest hub has " + hubs.maxDegree());
  }

  @Test
  void rival_walksTheSameGraph() {
    WalkRivalBenchmark benchmark = new WalkRivalBenchmark();
    benchmark.build();
    CompactGraph graph = WalkGraph.SMALL.build();
    for (int i = 0; i < graph.nodes(); i++) {
      assertEquals(graph.degree(i), benchmark.degree(i));
    }
    boolean moved = false;
    for (int n = 0; n < 10; n++) {
      moved |= benchmark.flyball() != 0;
      assertTrue(benchmark.jgrapht() < 889);
    }
    assertTrue(moved);
  }
}
