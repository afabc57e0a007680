package org.flyball.graph;

import org.flyball.run.Checks;
import org.jspecify.annotations.Nullable;

/**
 * Builds a graph from edges that come one by one, the number of nodes being unknown.
 *
 * <pre>{@code
 * GraphBuilder builder = GraphBuilder.anyIds();
 * builder.add(10_000_000_000L, -3);
 * LabelledGraph built = builder.build(EdgeRule.SIMPLE);
 * long called = built.labels().of(1); // 10_000_000_000
 * }</pre>
 *
 * <p>Edges take 8 bytes each until the graph is built, 16 with weights; ids that are not whole
 * numbers from 0 to a small multiple of the edges 40 to 80 bytes each on top. The edges are let go
 * while the graph is built, which takes O(nodes + edges), and the log of the nodes for such ids.
 */
public final class GraphBuilder {

  /** Ids up to this many and up to {@code PER_EDGE} for an edge are looked up by a bit each. */
  private static final long FREE = 1L << 22;

  private static final int PER_EDGE = 16;

  private static final int LARGEST_NODE = Integer.MAX_VALUE - 9;

  private final boolean numbered;
  private final int nodes; // 0 if it is not known
  private final EdgeChunks edges = new EdgeChunks();
  private @Nullable LongIndex index; // from the first id on that is no node number
  private long largest = -1;
  private boolean built;

  private GraphBuilder(boolean numbered, int nodes) {
    this.numbered = numbered;
    this.nodes = nodes;
  }

  /**
   * A builder for ids of any kind, negative ones too: nodes are those that have an edge, numbered
   * in ascending order of their ids. Ids 0 .. n - 1 that all occur stay as they are.
   */
  public static GraphBuilder anyIds() {
    return new GraphBuilder(false, 0);
  }

  /**
   * A builder for ids that are the nodes' numbers, from 0: the largest says how many there are, and
   * those without an edge are isolated nodes.
   */
  public static GraphBuilder numbered() {
    return new GraphBuilder(true, 0);
  }

  /** A builder for ids that are the nodes' numbers, from 0, when it is known how many there are. */
  public static GraphBuilder numbered(int nodes) {
    Checks.that(
        nodes >= 1 && nodes <= LARGEST_NODE + 1,
        "GraphBuilder: nodes must be in 1 .. %s, got %s",
        LARGEST_NODE + 1,
        nodes);
    return new GraphBuilder(true, nodes);
  }

  /** Adds an edge; one without a weight weighs 1. */
  public void add(long from, long to) {
    edges.add(number(from, to), number(to, from));
  }

  /** Adds an edge with a weight above 0 and finite. */
  public void add(long from, long to, double weight) {
    if (!(weight > 0 && weight < Double.POSITIVE_INFINITY)) {
      Checks.that(
          false,
          "GraphBuilder: the weight of edge %s - %s is %s, must be above 0 and finite",
          from,
          to,
          weight);
    }
    edges.add(number(from, to), number(to, from), weight);
  }

  /** What stands for an id until the graph is built; the other end decides with it how. */
  private int number(long id, long other) {
    if (built) {
      requireOpen();
    }
    if (index == null) {
      if (isNumber(id) && isNumber(other)) {
        largest = Math.max(largest, id);
        return (int) id;
      }
      requireNumbers(isNumber(id) ? other : id);
      index = indexed();
    }
    return index.numberOf(id);
  }

  private boolean isNumber(long id) {
    return id >= 0 && id <= (nodes > 0 ? nodes - 1 : LARGEST_NODE);
  }

  private void requireOpen() {
    Checks.that(!built, "GraphBuilder: the graph has been built; start a new builder");
  }

  private void requireNumbers(long id) {
    Checks.that(
        !numbered,
        "GraphBuilder: id %s is no node number, not in 0 .. %s; use anyIds()",
        id,
        nodes > 0 ? nodes - 1 : LARGEST_NODE);
  }

  /** An index of all edges so far, whose ids become numbers in it. */
  private LongIndex indexed() {
    LongIndex made = new LongIndex();
    for (int chunk = 0; chunk < edges.chunks(); chunk++) {
      int[] from = edges.from(chunk);
      int[] to = edges.to(chunk);
      for (int e = 0; e < edges.sizeOf(chunk); e++) {
        from[e] = made.numberOf(from[e]);
        to[e] = made.numberOf(to[e]);
      }
    }
    return made;
  }

  /** How many edges have been added. */
  public long edges() {
    return edges.size();
  }

  /** The largest id, if all are node numbers; -1 if there is none, or if they are not. */
  public long largestNumber() {
    return index == null ? largest : -1;
  }

  /**
   * The graph of the edges; weights are left out. Only once: it uses the edges up.
   *
   * @throws IllegalArgumentException if there is no edge
   */
  public LabelledGraph build(EdgeRule rule) {
    NodeLabels labels = label();
    edges.dropWeights();
    return new LabelledGraph(ArcSort.graph(labels.nodes(), edges, rule), labels);
  }

  /**
   * The graph of the edges with their weights; where the rule makes one edge of several, their
   * weights add up. Only once: it uses the edges up.
   *
   * @throws IllegalArgumentException if there is no edge, or a sum of weights is infinite
   */
  public WeightedGraph buildWeighted(EdgeRule rule) {
    NodeLabels labels = label();
    edges.giveWeights();
    return ArcSort.weighted(labels.nodes(), edges, rule, labels);
  }

  /** Makes node numbers of all ends. */
  private NodeLabels label() {
    requireOpen();
    Checks.that(
        nodes > 0 || edges.size() > 0, "GraphBuilder: there is no edge, so there is no node");
    built = true;
    if (nodes > 0) {
      return NodeLabels.consecutive(nodes, 0);
    }
    boolean sparse = largest > FREE + PER_EDGE * edges.size();
    if (index == null && numbered) {
      Checks.that(
          !sparse,
          "GraphBuilder: the largest id is %s for %s edges: nearly all nodes are isolated;"
              + " use anyIds()",
          largest,
          edges.size());
      return NodeLabels.consecutive((int) largest + 1, 0);
    }
    if (index == null && !sparse) {
      return labelByBits();
    }
    LongIndex all = index == null ? indexed() : index;
    index = null;
    long[] id = all.takeIds();
    int[] order = LongIndex.order(id);
    long[] label = new long[id.length];
    int[] node = new int[id.length];
    for (int i = 0; i < id.length; i++) {
      label[i] = id[order[i]];
      node[order[i]] = i;
    }
    for (int chunk = 0; chunk < edges.chunks(); chunk++) {
      int[] from = edges.from(chunk);
      int[] to = edges.to(chunk);
      for (int e = 0; e < edges.sizeOf(chunk); e++) {
        from[e] = node[from[e]];
        to[e] = node[to[e]];
      }
    }
    return NodeLabels.ofOwned(label);
  }

  private NodeLabels labelByBits() {
    UsedIds used = new UsedIds((int) largest);
    for (int chunk = 0; chunk < edges.chunks(); chunk++) {
      used.mark(edges.from(chunk), edges.sizeOf(chunk));
      used.mark(edges.to(chunk), edges.sizeOf(chunk));
    }
    int nodes = used.rank();
    if (nodes == largest + 1) {
      return NodeLabels.consecutive(nodes, 0);
    }
    for (int chunk = 0; chunk < edges.chunks(); chunk++) {
      used.renumber(edges.from(chunk), edges.sizeOf(chunk));
      used.renumber(edges.to(chunk), edges.sizeOf(chunk));
    }
    return NodeLabels.ofOwned(used.ids(nodes));
  }
}
