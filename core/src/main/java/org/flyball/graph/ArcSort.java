package org.flyball.graph;

import java.util.Arrays;
import org.flyball.run.Checks;

/**
 * From a heap of edges to sorted arcs in two passes of counting sort, O(nodes + edges): the first
 * gives every node its arcs in the order of the edges; the second goes through the nodes in order
 * and hands each arc to its other end, where they arrive sorted. Parallel edges keep their order at
 * both ends, so the k-th of several parallel arcs is the same edge here and there.
 *
 * <p>The edges are let go before the second pass allocates: the peak is two arrays of arcs.
 */
final class ArcSort {

  private static final double[] NONE = {};

  private final int[] first;
  private final EdgeRule rule;
  private int[] target;
  private double[] weight;

  private ArcSort(int nodes, EdgeChunks edges, EdgeRule rule) {
    this.rule = rule;
    this.first = new int[nodes + 1];
    int arcs = count(edges);
    int[] theirs = new int[arcs];
    double[] weights = edges.isWeighted() ? new double[arcs] : NONE;
    fill(edges, theirs, weights);
    this.target = new int[arcs];
    this.weight = edges.isWeighted() ? new double[arcs] : NONE;
    handOver(theirs, weights);
  }

  /** The graph of these edges, which are used up. */
  static CompactGraph graph(int nodes, EdgeChunks edges, EdgeRule rule) {
    ArcSort sort = new ArcSort(nodes, edges, rule);
    sort.applyRule();
    return new CompactGraph(sort.first, sort.target);
  }

  /** The graph of these edges, which are used up, and the weight of every arc. */
  static WeightedGraph weighted(int nodes, EdgeChunks edges, EdgeRule rule, NodeLabels labels) {
    ArcSort sort = new ArcSort(nodes, edges, rule);
    sort.applyRule();
    return new WeightedGraph(new CompactGraph(sort.first, sort.target), sort.weight, labels);
  }

  /** Makes {@code first} the start of every node's arcs. */
  private int count(EdgeChunks edges) {
    long arcs = 0;
    boolean loops = rule == EdgeRule.MULTIGRAPH;
    for (int chunk = 0; chunk < edges.chunks(); chunk++) {
      int[] from = edges.from(chunk);
      int[] to = edges.to(chunk);
      int n = edges.sizeOf(chunk);
      for (int e = 0; e < n; e++) {
        if (from[e] != to[e]) {
          first[from[e]]++;
          first[to[e]]++;
          arcs += 2;
        } else if (loops) {
          first[from[e]]++;
          arcs++;
        }
      }
      // Checked here, because a node's count overflows no sooner than the sum.
      Checks.that(
          arcs <= Integer.MAX_VALUE - 8,
          "CompactGraph: the arcs do not fit into an array of %s; build a file of them and use"
              + " MappedGraph",
          Integer.MAX_VALUE - 8);
    }
    int sum = 0;
    for (int i = 0; i < first.length; i++) {
      int count = first[i];
      first[i] = sum;
      sum += count;
    }
    return (int) arcs;
  }

  private void fill(EdgeChunks edges, int[] theirs, double[] weights) {
    boolean loops = rule == EdgeRule.MULTIGRAPH;
    boolean weighted = edges.isWeighted();
    for (int chunk = 0; chunk < edges.chunks(); chunk++) {
      int[] from = edges.from(chunk);
      int[] to = edges.to(chunk);
      double[] w = weighted ? edges.weight(chunk) : NONE;
      int n = edges.sizeOf(chunk);
      for (int e = 0; e < n; e++) {
        int a = from[e];
        int b = to[e];
        if (a != b || loops) {
          int arc = first[a]++;
          theirs[arc] = b;
          if (weighted) {
            weights[arc] = w[e];
          }
        }
        if (a != b) {
          int arc = first[b]++;
          theirs[arc] = a;
          if (weighted) {
            weights[arc] = w[e];
          }
        }
      }
      edges.release(chunk);
    }
    shiftBack();
  }

  private void handOver(int[] theirs, double[] weights) {
    int nodes = first.length - 1;
    boolean weighted = weight.length > 0;
    int arc = 0;
    // first[] moves on while arcs arrive, so the ends of the stretches are kept apart.
    int[] end = Arrays.copyOfRange(first, 1, nodes + 1);
    for (int i = 0; i < nodes; i++) {
      for (; arc < end[i]; arc++) {
        int at = first[theirs[arc]]++;
        target[at] = i;
        if (weighted) {
          weight[at] = weights[arc];
        }
      }
    }
    shiftBack();
  }

  /** After filling, every start has moved to the start of the next node. */
  private void shiftBack() {
    System.arraycopy(first, 0, first, 1, first.length - 1);
    first[0] = 0;
  }

  /** Merges parallel arcs where the rule says so; their weights add up. */
  private void applyRule() {
    if (rule == EdgeRule.MULTIGRAPH) {
      return;
    }
    boolean weighted = weight.length > 0;
    int kept = 0;
    int begin = 0;
    for (int i = 0; i + 1 < first.length; i++) {
      int end = first[i + 1];
      first[i] = kept;
      for (int k = begin; k < end; k++) {
        if (k > begin && target[k] == target[k - 1]) {
          if (weighted) {
            weight[kept - 1] += weight[k];
          }
        } else {
          target[kept] = target[k];
          if (weighted) {
            weight[kept] = weight[k];
          }
          kept++;
        }
      }
      begin = end;
    }
    first[first.length - 1] = kept;
    if (kept < target.length) {
      target = Arrays.copyOf(target, kept);
      weight = weighted ? Arrays.copyOf(weight, kept) : NONE;
    }
  }
}
