package org.flyball.graph;

import java.util.Arrays;
import org.flyball.run.Checks;
import org.jspecify.annotations.Nullable;

/**
 * A graph made of some or all nodes of another and the edges among them, in a new order.
 *
 * <pre>{@code
 * Subgraph core = Subgraph.largestComponent(graph);
 * int called = core.old()[7]; // the node of the graph that is node 7 of core.graph()
 * }</pre>
 *
 * <p>Cost of each: O(nodes + arcs) of the graph it is taken from, 8 bytes per node besides the
 * result.
 *
 * @param graph the new graph
 * @param old which node of the old graph each new one is (new nodes); shared, do not write
 */
public record Subgraph(CompactGraph graph, int[] old) {

  /**
   * The nodes given, in the order given, and all edges among them.
   *
   * @param old nodes of the graph, all different, at least one; copied
   */
  public static Subgraph of(Graph graph, int[] old) {
    return take(graph, old.clone());
  }

  /** The largest component, the first of several; nodes keep their order. */
  public static Subgraph largestComponent(Graph graph) {
    Components components = Components.of(graph);
    return take(graph, components.nodes(components.largest()));
  }

  /**
   * All nodes, the largest degrees first, equal ones in their order: what hubs need in common then
   * lies together in memory.
   */
  public static Subgraph byDegree(Graph graph) {
    return take(graph, degreeOrder(graph));
  }

  /**
   * All nodes in breadth-first order, neighbours close to each other in memory: from the node of
   * largest degree, then from the largest not yet reached.
   */
  public static Subgraph breadthFirst(Graph graph) {
    int n = graph.nodes();
    int[] order = new int[n];
    boolean[] seen = new boolean[n];
    int reached = 0;
    int next = 0;
    for (int start : degreeOrder(graph)) {
      if (!seen[start]) {
        seen[start] = true;
        order[reached++] = start;
      }
      for (; next < reached; next++) {
        int node = order[next];
        for (long arc = graph.firstArc(node); arc < graph.firstArc(node + 1); arc++) {
          int to = graph.target(arc);
          if (!seen[to]) {
            seen[to] = true;
            order[reached++] = to;
          }
        }
      }
    }
    return take(graph, order);
  }

  /** By counting sort. */
  private static int[] degreeOrder(Graph graph) {
    int n = graph.nodes();
    int largest = graph.maxDegree();
    int[] start = new int[largest + 2];
    for (int i = 0; i < n; i++) {
      start[largest - graph.degree(i) + 1]++;
    }
    for (int d = 0; d <= largest; d++) {
      start[d + 1] += start[d];
    }
    int[] order = new int[n];
    for (int i = 0; i < n; i++) {
      order[start[largest - graph.degree(i)]++] = i;
    }
    return order;
  }

  /** The labels of the new nodes. */
  public NodeLabels labels(NodeLabels before) {
    return before.pick(old);
  }

  /**
   * The weights of the new graph's arcs.
   *
   * @param before the graph this one was taken from
   * @param weight one weight per arc of it, the same on both arcs of an edge (old arcs)
   * @return one weight per arc (new arcs); fresh, the caller's
   */
  public double[] weights(Graph before, double[] weight) {
    Checks.length(weight, Math.toIntExact(before.arcs()), "Subgraph: weight");
    int[] now = now(before, old);
    double[] taken = new double[Math.toIntExact(graph.arcs())];
    int[] next = new int[old.length];
    for (int i = 0; i < old.length; i++) {
      for (long arc = before.firstArc(old[i]); arc < before.firstArc(old[i] + 1); arc++) {
        int j = now[before.target(arc)];
        if (j >= 0) {
          taken[(int) graph.firstArc(j) + next[j]++] = weight[(int) arc];
        }
      }
    }
    return taken;
  }

  /** The new number of each old node, -1 for those left out. */
  private static int[] now(Graph graph, int[] old) {
    int[] now = new int[graph.nodes()];
    Arrays.fill(now, -1);
    for (int i = 0; i < old.length; i++) {
      if (old[i] < 0 || old[i] >= now.length || now[old[i]] >= 0) {
        Checks.that(
            false,
            "Subgraph: node %s at place %s is not in 0 .. %s or comes twice",
            old[i],
            i,
            now.length - 1);
      }
      now[old[i]] = i;
    }
    return now;
  }

  /** Each new node in turn is handed to its neighbours, where they arrive sorted. */
  private static Subgraph take(Graph graph, int[] old) {
    Checks.that(old.length >= 1, "Subgraph: there must be at least 1 node");
    int[] now = now(graph, old);
    int[] first = new int[old.length + 1];
    long arcs = 0;
    for (int i = 0; i < old.length; i++) {
      for (long arc = graph.firstArc(old[i]); arc < graph.firstArc(old[i] + 1); arc++) {
        arcs += now[graph.target(arc)] >= 0 ? 1 : 0;
      }
      Checks.that(
          arcs <= Integer.MAX_VALUE - 8,
          "Subgraph: the arcs do not fit into an array of %s; take fewer nodes",
          Integer.MAX_VALUE - 8);
      first[i + 1] = (int) arcs;
    }
    int[] target = new int[(int) arcs];
    int[] next = Arrays.copyOf(first, old.length);
    for (int i = 0; i < old.length; i++) {
      for (long arc = graph.firstArc(old[i]); arc < graph.firstArc(old[i] + 1); arc++) {
        int j = now[graph.target(arc)];
        if (j >= 0) {
          target[next[j]++] = i;
        }
      }
    }
    return new Subgraph(new CompactGraph(first, target), old);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Subgraph that
        && graph.equals(that.graph)
        && Arrays.equals(old, that.old);
  }

  @Override
  public int hashCode() {
    return 31 * graph.hashCode() + Arrays.hashCode(old);
  }
}
