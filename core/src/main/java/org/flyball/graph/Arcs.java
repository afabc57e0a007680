package org.flyball.graph;

/** Looking up arcs by their ends. */
final class Arcs {

  private Arcs() {}

  /**
   * The first arc of {@code from} that does not lead below {@code to}, perhaps the next node's
   * first. A binary search.
   */
  static long find(Graph graph, int from, int to) {
    long low = graph.firstArc(from);
    long high = graph.firstArc(from + 1);
    while (low < high) {
      long middle = (low + high) >>> 1;
      if (graph.target(middle) < to) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
