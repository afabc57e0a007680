package org.flyball.graph;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import org.flyball.random.ForAll;
import org.flyball.random.Seed;
import org.junit.jupiter.api.Test;

/** Graphs built by counting are what lists of lists give. */
class ArcSortPropertyTest {

  private record Edge(int from, int to, double weight) {}

  private static List<Edge> edges(int nodes, RandomGenerator random) {
    List<Edge> edges = new ArrayList<>();
    for (int e = random.nextInt(60); e > 0; e--) {
      edges.add(new Edge(random.nextInt(nodes), random.nextInt(nodes), 1 + random.nextInt(8)));
    }
    return edges;
  }

  /** The textbook way: a list of neighbours per node, sorted. */
  private static List<List<Integer>> neighbours(int nodes, List<Edge> edges, EdgeRule rule) {
    List<List<Integer>> lists = new ArrayList<>();
    for (int i = 0; i < nodes; i++) {
      lists.add(new ArrayList<>());
    }
    for (Edge edge : edges) {
      if (edge.from != edge.to) {
        lists.get(edge.from).add(edge.to);
        lists.get(edge.to).add(edge.from);
      } else if (rule == EdgeRule.MULTIGRAPH) {
        lists.get(edge.from).add(edge.to);
      }
    }
    for (int i = 0; i < nodes; i++) {
      Collections.sort(lists.get(i));
      if (rule == EdgeRule.SIMPLE) {
        lists.set(i, new ArrayList<>(new TreeSet<>(lists.get(i))));
      }
    }
    return lists;
  }

  @Test
  void everyGraph_hasTheNeighboursOfTheTextbook() {
    ForAll.cases(
        400,
        Seed.of(31),
        random -> {
          int nodes = 1 + random.nextInt(20);
          List<Edge> edges = edges(nodes, random);
          for (EdgeRule rule : EdgeRule.values()) {
            int[] from = edges.stream().mapToInt(Edge::from).toArray();
            int[] to = edges.stream().mapToInt(Edge::to).toArray();
            int[] fromBefore = from.clone();
            CompactGraph graph = CompactGraph.of(nodes, from, to, rule);
            assertArrayEquals(fromBefore, from);
            GraphBuilder builder = GraphBuilder.numbered(nodes);
            edges.forEach(edge -> builder.add(edge.from, edge.to));
            assertEquals(graph, builder.build(rule).graph());
            List<List<Integer>> lists = neighbours(nodes, edges, rule);
            for (int i = 0; i < nodes; i++) {
              assertArrayEquals(
                  lists.get(i).stream().mapToInt(k -> k).toArray(), graph.neighbours(i));
              for (int j = 0; j < nodes; j++) {
                assertEquals(lists.get(i).contains(j), graph.hasEdge(i, j));
              }
            }
            long loops = 0;
            for (int i = 0; i < nodes; i++) {
              loops += Collections.frequency(lists.get(i), i);
            }
            assertEquals(loops, GraphSummary.of(graph).selfLoops());
            assertEquals((graph.arcs() + loops) / 2, graph.edges());
          }
        });
  }

  /** Weights are small whole numbers, so that every sum of them is exact. */
  @Test
  void weights_areEqualOnBothArcs_andAddUp() {
    ForAll.cases(
        400,
        Seed.of(32),
        random -> {
          int nodes = 1 + random.nextInt(12);
          List<Edge> edges = edges(nodes, random);
          for (EdgeRule rule : EdgeRule.values()) {
            GraphBuilder builder = GraphBuilder.numbered(nodes);
            edges.forEach(edge -> builder.add(edge.from, edge.to, edge.weight));
            WeightedGraph graph = builder.buildWeighted(rule);
            double[][] wanted = new double[nodes][nodes];
            for (Edge edge : edges) {
              if (edge.from != edge.to) {
                wanted[edge.from][edge.to] += edge.weight;
                wanted[edge.to][edge.from] += edge.weight;
              } else if (rule == EdgeRule.MULTIGRAPH) {
                wanted[edge.from][edge.to] += edge.weight;
              }
            }
            double[][] found = new double[nodes][nodes];
            for (int i = 0; i < nodes; i++) {
              for (long arc = graph.graph().firstArc(i);
                  arc < graph.graph().firstArc(i + 1);
                  arc++) {
                int j = graph.graph().target(arc);
                found[i][j] += graph.weight()[(int) arc];
                assertEquals(
                    graph.weight()[(int) arc], graph.weight()[(int) mirror(graph.graph(), i, arc)]);
              }
            }
            assertEquals(Arrays.deepToString(wanted), Arrays.deepToString(found));
          }
        });
  }

  /** The arc at the other end: of parallel ones the one at the same place. */
  private static long mirror(Graph graph, int node, long arc) {
    int to = graph.target(arc);
    return graph.firstTo(to, node) + (arc - graph.firstTo(node, to));
  }

  @Test
  void manyChunks_areOneGraph() {
    int n = 100_000;
    int[] from = new int[n];
    int[] to = new int[n];
    GraphBuilder builder = GraphBuilder.numbered();
    RandomGenerator random = Seed.of(5).stream();
    for (int e = 0; e < n; e++) {
      from[e] = random.nextInt(1000);
      to[e] = e == 0 ? 999 : random.nextInt(1000);
      builder.add(from[e], to[e]);
    }
    assertEquals(n, builder.edges());
    assertEquals(CompactGraph.simple(1000, from, to), builder.build(EdgeRule.SIMPLE).graph());
  }
}
