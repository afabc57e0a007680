package org.flyball.walk;

import org.flyball.graph.Graph;
import org.flyball.random.Seed;
import org.flyball.run.Checks;
import org.flyball.run.Snapshot;

/**
 * The non-backtracking random walk (NBRW): any arc but the one back, with equal probability; back
 * only from nodes of degree 1. Nodes are visited in proportion to their degree, as by the simple
 * walk, mostly with a smaller variance (Alon, Benjamini, Lubetzky and Sodin 2007; Lee, Xu and Eun,
 * SIGMETRICS 2012, arXiv 1204.4140).
 *
 * <p>The walk is a Markov chain on arcs, doubly stochastic, and not reversible on nodes: a
 * self-repellent walk cannot be built on it. Of parallel arcs back, one is excluded; a self-loop
 * just taken is excluded once.
 *
 * <p>A step costs one draw and a binary search among the node's arcs; a token holds its place, the
 * node before, and its stream.
 */
public final class NonBacktracking implements Sampling {

  private final Graph graph;

  /** The walk on this graph. */
  public NonBacktracking(Graph graph) {
    for (int i = 0; i < graph.nodes(); i++) {
      if (graph.degree(i) == 0) {
        Checks.that(
            false,
            "NonBacktracking: node %s has no arc, so a walk cannot leave it; walk the largest"
                + " component",
            i);
      }
    }
    this.graph = graph;
  }

  @Override
  public int nodes() {
    return graph.nodes();
  }

  /** The node's degree. */
  @Override
  public double mass(int node) {
    return graph.degree(node);
  }

  @Override
  public Sampler start(int node, Seed seed) {
    return new OnwardToken(graph, node, seed);
  }

  @Override
  public Sampler resume(Snapshot snapshot) {
    return new OnwardToken(graph, snapshot);
  }

  @Override
  public String toString() {
    return "NonBacktracking[nodes=" + nodes() + "]";
  }

  private static final class OnwardToken extends Token {

    private final Graph graph;
    private int before = -1; // none yet

    OnwardToken(Graph graph, int node, Seed seed) {
      super("NonBacktracking", graph.nodes(), node, seed);
      this.graph = graph;
    }

    OnwardToken(Graph graph, Snapshot snapshot) {
      super("NonBacktracking", graph.nodes(), snapshot);
      this.graph = graph;
      this.before = Before.of(snapshot, graph.nodes());
    }

    @Override
    int move(int from) {
      long first = graph.firstArc(from);
      int degree = (int) (graph.firstArc(from + 1) - first);
      long arc;
      if (before < 0 || degree == 1) {
        arc = first + random.nextInt(degree);
      } else {
        arc = first + random.nextInt(degree - 1);
        if (arc >= graph.firstTo(from, before)) {
          arc++;
        }
      }
      before = from;
      return graph.target(arc);
    }

    @Override
    int nodes() {
      return graph.nodes();
    }

    @Override
    Snapshot more(Snapshot place) {
      return place.withLongs("before", before);
    }
  }
}
