package org.flyball.data;

import java.io.IOException;
import java.io.InputStream;
import java.io.Writer;
import java.nio.file.Path;
import org.flyball.data.EdgeListOptions.Extra;
import org.flyball.data.EdgeListOptions.Ids;
import org.flyball.graph.Graph;
import org.flyball.graph.GraphBuilder;
import org.flyball.graph.LabelledGraph;
import org.flyball.graph.NodeLabels;
import org.flyball.graph.WeightedGraph;

/**
 * Edge lists, the format of most network collections: an edge a line, two node ids and perhaps a
 * weight, between blanks, tabs, commas or semicolons.
 *
 * <pre>
 * # Nodes: 3 Edges: 2
 * 17      4
 * 4       10000000000
 * </pre>
 *
 * <pre>{@code
 * LabelledGraph web = EdgeList.read(Path.of("web.txt.gz"));
 * WeightedGraph flights = EdgeList.readWeighted(Path.of("flights.csv"), EdgeListOptions.standard());
 * }</pre>
 *
 * <p>Ids are whole numbers of up to 18 digits. Lines that start with # or % are comments, wherever
 * they stand; a first line that does not start with a number is a header and skipped; lines end in
 * LF, CR LF or CR, the last one perhaps in nothing. Directions are ignored. Gzip is recognised by
 * content. Whatever is wrong ends in a {@link BadFileException}.
 *
 * <p>Cost: one pass, then O(nodes + edges); at the peak 16 bytes per edge and 12 per node, twice
 * the graph, as long as the ids are not far more than the edges (see {@link GraphBuilder}).
 */
public final class EdgeList {

  private static final String COMMENT = "#%";
  private static final String FORM = "an edge's line is 'node node', ids being whole numbers";
  private static final String WEIGHTED_FORM = "an edge's line is 'node node weight'";
  private static final long FREE = 1L << 22;
  private static final int PER_EDGE = 16;

  private EdgeList() {}

  /**
   * Reads a graph with the {@linkplain EdgeListOptions#standard() standard} options.
   *
   * @throws BadFileException if the file cannot be read or is not as it should be
   */
  public static LabelledGraph read(Path file) throws IOException {
    return read(file, EdgeListOptions.standard());
  }

  /**
   * Reads a graph.
   *
   * @throws BadFileException if the file cannot be read or is not as it should be
   */
  public static LabelledGraph read(Path file, EdgeListOptions options) throws IOException {
    try (InputStream in = InputFile.open(file)) {
      return read(new TextScanner(in, file.toString()), options);
    }
  }

  /**
   * Reads a graph from bytes, gzip or not, up to their end; does not close them.
   *
   * @param name what messages call the stream
   * @throws BadFileException if the text is not as it should be
   */
  public static LabelledGraph read(InputStream in, String name, EdgeListOptions options)
      throws IOException {
    return read(new TextScanner(InputFile.unpacked(in, name), name), options);
  }

  static LabelledGraph read(TextScanner text, EdgeListOptions options) throws IOException {
    GraphBuilder builder = builder(options);
    readEdges(text, options, builder::add);
    requireSensible(text, builder, options);
    return builder.build(options.rule());
  }

  /**
   * The edges of a file, read anew each time they are gone through, for {@link MappedGraph#build}:
   * as {@link #read(Path, EdgeListOptions)} reads them, with ids as they are.
   */
  public static EdgeStream stream(Path file, EdgeListOptions options) {
    return visitor -> {
      try (InputStream in = InputFile.open(file)) {
        readEdges(new TextScanner(in, file.toString()), options, visitor);
      }
    };
  }

  private static void readEdges(
      TextScanner text, EdgeListOptions options, EdgeStream.Visitor visitor) throws IOException {
    for (boolean more = firstEdge(text); more; more = text.nextLine(COMMENT)) {
      long from = id(text, options, "the first node", FORM);
      long to = id(text, options, "the second node", FORM);
      endEdge(text, options, "read it as the weight, or ignore further columns");
      visitor.edge(from, to);
    }
  }

  /**
   * Reads a graph whose third column is the edge's weight, above 0. Where several lines make one
   * edge of a simple graph, their weights add up.
   *
   * @throws BadFileException if the file cannot be read or is not as it should be
   */
  public static WeightedGraph readWeighted(Path file, EdgeListOptions options) throws IOException {
    try (InputStream in = InputFile.open(file)) {
      return readWeighted(new TextScanner(in, file.toString()), options);
    }
  }

  /**
   * Reads a weighted graph from bytes, gzip or not, up to their end; does not close them.
   *
   * @param name what messages call the stream
   * @throws BadFileException if the text is not as it should be
   */
  public static WeightedGraph readWeighted(InputStream in, String name, EdgeListOptions options)
      throws IOException {
    return readWeighted(new TextScanner(InputFile.unpacked(in, name), name), options);
  }

  static WeightedGraph readWeighted(TextScanner text, EdgeListOptions options) throws IOException {
    GraphBuilder builder = builder(options);
    for (boolean more = firstEdge(text); more; more = text.nextLine(COMMENT)) {
      long from = id(text, options, "the first node", WEIGHTED_FORM);
      long to = id(text, options, "the second node", WEIGHTED_FORM);
      text.skipSeparator();
      if (!text.nextWordOrSeparator()) {
        throw text.bad("the line ends where the weight should be", WEIGHTED_FORM);
      }
      double weight = text.number("the weight");
      if (!(weight > 0)) {
        throw text.bad(
            "the weight is " + text.quoted() + ", must be above 0",
            "leave such edges out, or read the graph without weights");
      }
      endEdge(text, options, "ignore further columns");
      builder.add(from, to, weight);
    }
    requireSensible(text, builder, options);
    try {
      return builder.buildWeighted(options.rule());
    } catch (IllegalArgumentException overflow) {
      // Each weight was finite, so it is a sum that is not.
      throw text.badFile("weights of one edge add up to infinity", "scale them").because(overflow);
    }
  }

  private static GraphBuilder builder(EdgeListOptions options) {
    return options.ids() == Ids.ANY ? GraphBuilder.anyIds() : GraphBuilder.numbered();
  }

  /** Goes to the first line with an edge, past a header; whether there is one. */
  private static boolean firstEdge(TextScanner text) throws IOException {
    if (!text.nextLine(COMMENT)) {
      return false;
    }
    return text.isAtNumber() || text.nextLine(COMMENT);
  }

  private static long id(TextScanner text, EdgeListOptions options, String what, String form)
      throws IOException {
    text.skipSeparator();
    long id;
    if (text.nextPlainWhole()) {
      id = text.plainWhole();
    } else if (text.nextWordOrSeparator()) {
      id = text.whole(what, "number the nodes; " + form, "over 18 digits");
    } else {
      throw text.bad("the line ends where " + what + " should be", form);
    }
    if (options.ids() == Ids.FROM_ZERO && (id < 0 || id > Integer.MAX_VALUE - 9)) {
      throw text.bad(
          what + " is " + id + ", not in 0 .. " + (Integer.MAX_VALUE - 9), "read with any ids");
    }
    return id;
  }

  private static void endEdge(TextScanner text, EdgeListOptions options, String remedy)
      throws IOException {
    if (options.extra() == Extra.REFUSED) {
      text.skipSeparator();
      if (text.nextWordOrSeparator()) {
        throw text.bad("there is " + text.quoted() + " after the edge", remedy);
      }
    }
  }

  private static void requireSensible(
      TextScanner text, GraphBuilder builder, EdgeListOptions options) throws IOException {
    if (builder.edges() == 0) {
      throw text.badFile("the file has no edge", FORM);
    }
    long largest = builder.largestNumber();
    if (options.ids() == Ids.FROM_ZERO && largest > FREE + PER_EDGE * builder.edges()) {
      throw text.badFile(
          "the largest id is " + largest + " for " + builder.edges() + " edges",
          "nearly all nodes would be isolated; read with any ids");
    }
  }

  /**
   * Writes a graph, an edge a line, by node numbers from 0: {@code from to}, from at most to,
   * ascending; parallel edges as often as there are, a self-loop once. Isolated nodes have no line:
   * the largest of them are lost. Packed if the name ends in {@code .gz}; whole or not at all.
   */
  public static void write(Graph graph, Path file) throws IOException {
    write(graph, NodeLabels.consecutive(graph.nodes(), 0), file);
  }

  /** Writes a graph in the same way, by the nodes' labels in place of their numbers. */
  public static void write(LabelledGraph graph, Path file) throws IOException {
    write(graph.graph(), graph.labels(), file);
  }

  /** Writes a graph in the same way, with the weight of each edge in a third column. */
  public static void write(WeightedGraph graph, Path file) throws IOException {
    TextFile.write(
        file,
        out ->
            lines(
                graph.graph(),
                graph.labels(),
                out,
                arc -> ' ' + Decimal.shortest(graph.weight()[(int) arc])));
  }

  private static void write(Graph graph, NodeLabels labels, Path file) throws IOException {
    TextFile.write(file, out -> lines(graph, labels, out, arc -> ""));
  }

  /** What follows the ends of an edge. */
  private interface Tail {
    String of(long arc);
  }

  private static void lines(Graph graph, NodeLabels labels, Writer out, Tail tail) {
    for (int i = 0; i < graph.nodes(); i++) {
      for (long arc = graph.firstArc(i); arc < graph.firstArc(i + 1); arc++) {
        int j = graph.target(arc);
        if (j >= i) {
          TextFile.writeLine(out, labels.of(i) + " " + labels.of(j) + tail.of(arc));
        }
      }
    }
  }
}
