package org.flyball.graph;

import org.flyball.run.Checks;

/**
 * A graph with a weight on every edge, as a weighted walk wants it.
 *
 * @param graph the graph, its nodes numbered from 0
 * @param weight one weight per arc, in the order of the arcs, the same on both arcs of an edge;
 *     above 0 and finite (arcs); shared, do not write
 * @param labels what the nodes were called where the graph came from
 */
public record WeightedGraph(CompactGraph graph, double[] weight, NodeLabels labels) {

  /** Checked: one weight per arc, above 0 and finite; one label per node. */
  public WeightedGraph {
    Checks.length(weight, Math.toIntExact(graph.arcs()), "WeightedGraph: weight");
    for (int arc = 0; arc < weight.length; arc++) {
      if (!(weight[arc] > 0 && weight[arc] < Double.POSITIVE_INFINITY)) {
        Checks.that(
            false,
            "WeightedGraph: the weight of arc %s is %s, must be above 0 and finite;"
                + " leave edges of no weight out, or scale the weights",
            arc,
            weight[arc]);
      }
    }
    Checks.that(
        labels.nodes() == graph.nodes(),
        "WeightedGraph: %s labels for %s nodes",
        labels.nodes(),
        graph.nodes());
  }

  /** The largest component with its weights and labels; see {@link Subgraph#largestComponent}. */
  public WeightedGraph largestComponent() {
    Subgraph largest = Subgraph.largestComponent(graph);
    return new WeightedGraph(
        largest.graph(), largest.weights(graph, weight), largest.labels(labels));
  }
}
