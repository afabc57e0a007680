package org.flyball.graph;

/**
 * What to know of a graph before a walk is sent over it. A walk needs one component and no isolated
 * node; on a bipartite graph the simple walk is periodic.
 *
 * @param nodes how many nodes
 * @param edges how many edges, self-loops and parallel ones counted
 * @param selfLoops how many of them join a node to itself
 * @param parallelEdges how many would go if of several edges between the same nodes one stayed
 * @param isolatedNodes how many nodes have no arc
 * @param smallestDegree the fewest arcs of a node
 * @param largestDegree the most arcs of a node
 * @param components how many connected components
 * @param largestComponent how many nodes the largest of them has
 * @param bipartite whether every edge is between two sides
 */
public record GraphSummary(
    int nodes,
    long edges,
    long selfLoops,
    long parallelEdges,
    int isolatedNodes,
    int smallestDegree,
    int largestDegree,
    int components,
    int largestComponent,
    boolean bipartite) {

  /** Summarises a graph: two passes through all arcs. */
  public static GraphSummary of(Graph graph) {
    long loops = 0;
    long parallel = 0;
    int isolated = 0;
    int smallest = Integer.MAX_VALUE;
    for (int i = 0; i < graph.nodes(); i++) {
      int degree = graph.degree(i);
      smallest = Math.min(smallest, degree);
      isolated += degree == 0 ? 1 : 0;
      int before = -1;
      for (long arc = graph.firstArc(i); arc < graph.firstArc(i + 1); arc++) {
        int to = graph.target(arc);
        loops += to == i ? 1 : 0;
        parallel += to == before && to >= i ? 1 : 0; // counted at one end
        before = to;
      }
    }
    Components components = Components.of(graph);
    return new GraphSummary(
        graph.nodes(),
        (graph.arcs() + loops) / 2,
        loops,
        parallel,
        isolated,
        smallest,
        graph.maxDegree(),
        components.count(),
        components.size(components.largest()),
        components.isBipartite());
  }

  /** Whether there are neither self-loops nor parallel edges. */
  public boolean isSimple() {
    return selfLoops == 0 && parallelEdges == 0;
  }

  /** Whether every node can be reached from every other. */
  public boolean isConnected() {
    return components == 1;
  }
}
