package org.flyball.graph;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import org.flyball.random.ForAll;
import org.flyball.random.Seed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class GraphBuilderTest {

  private static void assertRefused(String message, Executable call) {
    assertEquals(message, assertThrows(IllegalArgumentException.class, call).getMessage());
  }

  /** Ids of any size, whichever way they are looked up: by bits, by hashing, by both in turn. */
  @Test
  void anyIds_areTheTextbooksNumbers() {
    long[] scales = {1, 3, 1000, 10_000_000, 1L << 40, -7, 1};
    ForAll.cases(
        300,
        Seed.of(41),
        random -> {
          long scale = scales[random.nextInt(scales.length)];
          long shift = random.nextInt(4) == 0 ? -50 : 0;
          int edges = 1 + random.nextInt(2000);
          long[] from = ids(edges, scale, shift, random);
          long[] to = ids(edges, scale, shift, random);
          GraphBuilder builder = GraphBuilder.anyIds();
          TreeSet<Long> all = new TreeSet<>();
          for (int e = 0; e < edges; e++) {
            builder.add(from[e], to[e]);
            all.add(from[e]);
            all.add(to[e]);
          }
          Map<Long, Integer> node = new HashMap<>();
          all.forEach(id -> node.put(id, node.size()));
          int[] a = new int[edges];
          int[] b = new int[edges];
          for (int e = 0; e < edges; e++) {
            a[e] = node.getOrDefault(from[e], -1);
            b[e] = node.getOrDefault(to[e], -1);
          }
          LabelledGraph built = builder.build(EdgeRule.SIMPLE);
          assertEquals(CompactGraph.simple(all.size(), a, b), built.graph());
          assertArrayEquals(
              all.stream().mapToLong(Long::longValue).toArray(), built.labels().toArray());
          all.forEach(id -> assertEquals(node.get(id), built.labels().find(id).orElseThrow()));
        });
  }

  private static long[] ids(int count, long scale, long shift, RandomGenerator random) {
    long[] ids = new long[count];
    for (int i = 0; i < count; i++) {
      ids[i] = scale * random.nextInt(700) + shift;
    }
    return ids;
  }

  @Test
  void wholeRangeOfLongs_isLegal() {
    GraphBuilder builder = GraphBuilder.anyIds();
    builder.add(0, 1);
    builder.add(Long.MAX_VALUE, Long.MIN_VALUE);
    LabelledGraph built = builder.build(EdgeRule.SIMPLE);
    assertArrayEquals(new long[] {Long.MIN_VALUE, 0, 1, Long.MAX_VALUE}, built.labels().toArray());
    assertTrue(built.graph().hasEdge(0, 3));
    assertTrue(built.graph().hasEdge(1, 2));
  }

  @Test
  void knownNumberOfNodes_mayHaveNoEdge() {
    CompactGraph none = GraphBuilder.numbered(3).build(EdgeRule.SIMPLE).graph();
    assertEquals(CompactGraph.simple(3, new int[0], new int[0]), none);
    assertEquals(0, none.maxDegree());
    assertEquals(0, none.edges());
  }

  @Test
  void edgesWithoutWeight_weighOne() {
    GraphBuilder builder = GraphBuilder.anyIds();
    builder.add(0, 1);
    builder.add(1, 2, 0.5);
    builder.add(2, 3);
    assertArrayEquals(
        new double[] {1, 1, .5, .5, 1, 1}, builder.buildWeighted(EdgeRule.SIMPLE).weight());
    GraphBuilder plain = GraphBuilder.anyIds();
    plain.add(5, 6);
    assertArrayEquals(new double[] {1, 1}, plain.buildWeighted(EdgeRule.SIMPLE).weight());
  }

  @Test
  void complaints() {
    assertRefused(
        "GraphBuilder: there is no edge, so there is no node",
        () -> GraphBuilder.anyIds().build(EdgeRule.SIMPLE));
    assertRefused(
        "GraphBuilder: id -1 is no node number, not in 0 .. 2147483638; use anyIds()",
        () -> GraphBuilder.numbered().add(0, -1));
    assertRefused(
        "GraphBuilder: id 3 is no node number, not in 0 .. 2; use anyIds()",
        () -> GraphBuilder.numbered(3).add(3, 0));
    assertRefused(
        "GraphBuilder: nodes must be in 1 .. 2147483639, got 0", () -> GraphBuilder.numbered(0));
    assertRefused(
        "GraphBuilder: the weight of edge 1 - 2 is NaN, must be above 0 and finite",
        () -> GraphBuilder.anyIds().add(1, 2, Double.NaN));
    GraphBuilder sparse = GraphBuilder.numbered();
    sparse.add(0, 2_000_000_000);
    assertRefused(
        "GraphBuilder: the largest id is 2000000000 for 1 edges: nearly all nodes are isolated;"
            + " use anyIds()",
        () -> sparse.build(EdgeRule.SIMPLE));
    GraphBuilder used = GraphBuilder.anyIds();
    used.add(1, 2);
    used.build(EdgeRule.SIMPLE);
    assertRefused(
        "GraphBuilder: the graph has been built; start a new builder",
        () -> used.build(EdgeRule.SIMPLE));
    assertRefused(
        "GraphBuilder: the graph has been built; start a new builder", () -> used.add(1, 2));
    GraphBuilder heavy = GraphBuilder.anyIds();
    heavy.add(1, 2, 1e308);
    heavy.add(2, 1, 1e308);
    assertRefused(
        "WeightedGraph: the weight of arc 0 is Infinity, must be above 0 and finite;"
            + " leave edges of no weight out, or scale the weights",
        () -> heavy.buildWeighted(EdgeRule.SIMPLE));
  }
}
