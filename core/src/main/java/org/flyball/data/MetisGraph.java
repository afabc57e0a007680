package org.flyball.data;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import org.flyball.graph.EdgeRule;
import org.flyball.graph.GraphBuilder;
import org.flyball.graph.LabelledGraph;
import org.flyball.graph.NodeLabels;
import org.flyball.graph.WeightedGraph;

/**
 * Graph files of METIS (Karypis and Kumar, METIS 5.1 manual, section 4.1.1), as its partitioner and
 * the DIMACS challenges use them: a header {@code nodes edges [fmt [ncon]]}, then one line per node
 * with its neighbours, counted from 1. Every edge stands at both ends. An empty line is an isolated
 * node; lines that start with % are comments.
 *
 * <p>The digits of {@code fmt} say what else is there, from the right: edge weights after each
 * neighbour, {@code ncon} node weights before the neighbours, a node size before those. Sizes and
 * node weights are checked and left out. Labels count from 1, as in the file.
 *
 * <p>Checked: the number of nodes and of edges, that no node lists itself or a neighbour twice, and
 * by a sum of hashes that every edge stands at both ends with one weight.
 */
public final class MetisGraph {

  private static final String COMMENT = "%";
  private static final String HEADER = "the first line must be 'nodes edges [fmt [ncon]]'";
  private static final String COUNT = "nodes in METIS files count from 1";

  private final TextScanner text;
  private int nodes;
  private long edges;
  private boolean sizes;
  private boolean weighted;
  private int nodeWeights;

  /** Hashes of the edges as their smaller and as their larger ends list them. */
  private long upward;

  private long downward;

  private MetisGraph(TextScanner text) {
    this.text = text;
  }

  /**
   * Reads a graph; edge weights are left out.
   *
   * @throws BadFileException if the file cannot be read or is not as it should be
   */
  public static LabelledGraph read(Path file) throws IOException {
    try (InputStream in = InputFile.open(file)) {
      return read(new TextScanner(in, file.toString()));
    }
  }

  /**
   * Reads a graph from bytes, gzip or not, up to their end; does not close them.
   *
   * @param name what messages call the stream
   * @throws BadFileException if the text is not as it should be
   */
  public static LabelledGraph read(InputStream in, String name) throws IOException {
    return read(new TextScanner(InputFile.unpacked(in, name), name));
  }

  static LabelledGraph read(TextScanner text) throws IOException {
    MetisGraph metis = new MetisGraph(text);
    GraphBuilder builder = metis.builder();
    // Repeated neighbours are found as parallel edges, which a simple graph would hide.
    LabelledGraph built = builder.build(EdgeRule.MULTIGRAPH);
    metis.requireSimple(built);
    return new LabelledGraph(built.graph(), NodeLabels.consecutive(metis.nodes, 1));
  }

  /**
   * Reads a graph with its edge weights; a file without them gives each edge 1.
   *
   * @throws BadFileException if the file cannot be read or is not as it should be
   */
  public static WeightedGraph readWeighted(Path file) throws IOException {
    try (InputStream in = InputFile.open(file)) {
      return readWeighted(new TextScanner(in, file.toString()));
    }
  }

  /**
   * Reads a weighted graph from bytes, gzip or not, up to their end; does not close them.
   *
   * @param name what messages call the stream
   * @throws BadFileException if the text is not as it should be
   */
  public static WeightedGraph readWeighted(InputStream in, String name) throws IOException {
    return readWeighted(new TextScanner(InputFile.unpacked(in, name), name));
  }

  static WeightedGraph readWeighted(TextScanner text) throws IOException {
    MetisGraph metis = new MetisGraph(text);
    WeightedGraph built = metis.builder().buildWeighted(EdgeRule.MULTIGRAPH);
    metis.requireSimple(new LabelledGraph(built.graph(), built.labels()));
    return new WeightedGraph(built.graph(), built.weight(), NodeLabels.consecutive(metis.nodes, 1));
  }

  private GraphBuilder builder() throws IOException {
    readHeader();
    GraphBuilder builder = GraphBuilder.numbered(nodes);
    for (int i = 0; i < nodes; i++) {
      if (!text.nextLineEvenBlank(COMMENT)) {
        throw text.badLine(
            "the file ends after " + i + " of " + nodes + " nodes",
            "get the whole file; a node without neighbours has an empty line");
      }
      readNode(i, builder);
    }
    if (text.nextLine(COMMENT)) {
      throw text.badLine(
          "this line is one more than the nodes promised (" + nodes + ")",
          "correct the first line or remove it");
    }
    if (upward != downward) {
      throw text.badFile(
          "an edge stands at one end only, or with another weight at the other",
          "list every edge at both of its nodes");
    }
    if (builder.edges() != edges) {
      throw text.badFile(
          "the file has " + builder.edges() + " edges, its first line promises " + edges,
          "correct the first line, which counts every edge once");
    }
    return builder;
  }

  private void readHeader() throws IOException {
    if (!text.nextLine(COMMENT)) {
      throw text.badFile("the file is empty", HEADER);
    }
    long count = text.nextWhole("the number of nodes", HEADER);
    if (count < 1 || count > Integer.MAX_VALUE - 9) {
      throw text.bad(
          "the number of nodes is " + count + ", not in 1 .. " + (Integer.MAX_VALUE - 9), HEADER);
    }
    nodes = (int) count;
    edges = text.nextWhole("the number of edges", HEADER);
    if (edges < 0) {
      throw text.bad("the number of edges is " + edges + ", negative", HEADER);
    }
    if (!text.nextWord()) {
      return;
    }
    String format = text.word();
    if (!format.matches("[01]{1,3}")) {
      throw text.bad(
          "fmt is " + text.quoted() + ", not up to three digits 0 or 1",
          "1 stands for edge weights, 10 for node weights, 100 for node sizes");
    }
    int code = Integer.parseInt(format);
    weighted = code % 10 == 1;
    nodeWeights = code / 10 % 10;
    sizes = code / 100 == 1;
    if (!text.isAtEnd()) {
      long wanted = text.nextWhole("ncon", HEADER);
      if (wanted < 0 || wanted > 1000 || (wanted > 0 && nodeWeights == 0)) {
        throw text.bad(
            "ncon is " + wanted + " and fmt " + format,
            "ncon counts the node weights, which fmt must promise: 10 or 11");
      }
      nodeWeights = nodeWeights == 0 ? 0 : (int) wanted;
    }
    text.endLine("the header");
  }

  private void readNode(int node, GraphBuilder builder) throws IOException {
    for (int k = sizes ? -1 : 0; k < nodeWeights; k++) {
      String what = k < 0 ? "the size of the node" : "a weight of the node";
      long value = text.nextWhole(what, "fmt promises it");
      if (value < 0) {
        throw text.bad(what + " is " + value + ", negative", "sizes and weights are at least 0");
      }
    }
    while (!text.isAtEnd()) {
      long neighbour = text.nextPlainWhole() ? text.plainWhole() : slowNeighbour();
      if (neighbour < 1 || neighbour > nodes) {
        throw text.bad("neighbour " + neighbour + " is outside 1.." + nodes, COUNT);
      }
      int to = (int) (neighbour - 1);
      if (to == node) {
        throw text.bad("node " + neighbour + " lists itself", "leave self-loops out");
      }
      double weight = 1;
      if (weighted) {
        weight = text.nextNumber("the weight of the edge", "fmt promises one per neighbour");
        if (!(weight > 0)) {
          throw text.bad(
              "the weight of the edge is " + text.quoted() + ", must be above 0",
              "leave the edge out at both ends");
        }
      }
      if (to > node) {
        upward += hash(node, to, weight);
        if (weighted) {
          builder.add(node, to, weight);
        } else {
          builder.add(node, to);
        }
      } else {
        downward += hash(to, node, weight);
      }
    }
  }

  private long slowNeighbour() throws IOException {
    return text.nextWhole("a neighbour", COUNT);
  }

  /** One multiset of edges gives one sum; two different ones nearly never do. */
  private static long hash(int smaller, int larger, double weight) {
    long z = ((long) smaller << 32 | larger) * 0x9E3779B97F4A7C15L;
    z = (z ^ (z >>> 30) ^ Double.doubleToLongBits(weight)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }

  private void requireSimple(LabelledGraph built) throws BadFileException {
    for (int i = 0; i < nodes; i++) {
      int before = -1;
      for (long arc = built.graph().firstArc(i); arc < built.graph().firstArc(i + 1); arc++) {
        int to = built.graph().target(arc);
        if (to == before) {
          throw text.badFile(
              "node " + (i + 1) + " lists neighbour " + (to + 1) + " twice", "keep one of them");
        }
        before = to;
      }
    }
  }
}
