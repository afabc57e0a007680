package org.flyball.graph;

import org.flyball.run.Checks;

/**
 * A graph and what its nodes were called where it came from.
 *
 * @param graph the graph, its nodes numbered from 0
 * @param labels the ids of the nodes in the file or stream
 */
public record LabelledGraph(CompactGraph graph, NodeLabels labels) {

  /** Checked: one label per node. */
  public LabelledGraph {
    Checks.that(
        labels.nodes() == graph.nodes(),
        "LabelledGraph: %s labels for %s nodes",
        labels.nodes(),
        graph.nodes());
  }

  /** The largest component with its labels; see {@link Subgraph#largestComponent}. */
  public LabelledGraph largestComponent() {
    Subgraph largest = Subgraph.largestComponent(graph);
    return new LabelledGraph(largest.graph(), largest.labels(labels));
  }
}
