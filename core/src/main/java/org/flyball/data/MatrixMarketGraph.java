package org.flyball.data;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.flyball.data.MatrixMarketHeader.Symmetry;
import org.flyball.graph.EdgeRule;
import org.flyball.graph.GraphBuilder;
import org.flyball.graph.LabelledGraph;
import org.flyball.graph.NodeLabels;
import org.flyball.graph.WeightedGraph;
import org.flyball.linear.SparseMatrix.EntryVisitor;

/**
 * Square matrices in Matrix Market files as graphs, the way the SuiteSparse and the Network
 * Repository collections store them: an edge for each entry that is not 0. Everything that {@link
 * MatrixMarket} reads is read: pattern, real and integer, symmetric or general. Nodes without an
 * entry are isolated nodes; labels count from 1, as in the file.
 *
 * <p>Directions are ignored: a general matrix that has both entries (i, j) and (j, i) makes one
 * edge of them if the graph is to be simple, two parallel ones if not.
 */
public final class MatrixMarketGraph {

  private MatrixMarketGraph() {}

  /**
   * Reads a simple graph; values other than 0 do not matter.
   *
   * @throws BadFileException if the file cannot be read or is not as it should be
   */
  public static LabelledGraph read(Path file) throws IOException {
    return read(file, EdgeRule.SIMPLE);
  }

  /**
   * Reads a graph; values other than 0 do not matter.
   *
   * @throws BadFileException if the file cannot be read or is not as it should be
   */
  public static LabelledGraph read(Path file, EdgeRule rule) throws IOException {
    try (InputStream in = InputFile.open(file)) {
      return read(new TextScanner(in, file.toString()), rule);
    }
  }

  static LabelledGraph read(TextScanner text, EdgeRule rule) throws IOException {
    MatrixMarketHeader header = header(text);
    GraphBuilder builder = GraphBuilder.numbered(header.rows());
    readEdges(
        text,
        header,
        (i, j, v) -> {
          if (v != 0) {
            builder.add(i, j);
          }
        });
    return new LabelledGraph(builder.build(rule).graph(), NodeLabels.consecutive(header.rows(), 1));
  }

  /**
   * Reads a graph whose edges weigh what the entries are, which must not be negative; a pattern's
   * weigh 1. Where several entries make one edge of a simple graph, their weights add up: those of
   * a symmetric matrix stored as general come out doubled, which no walk notices.
   *
   * @throws BadFileException if the file cannot be read or is not as it should be
   */
  public static WeightedGraph readWeighted(Path file, EdgeRule rule) throws IOException {
    try (InputStream in = InputFile.open(file)) {
      return readWeighted(new TextScanner(in, file.toString()), rule);
    }
  }

  static WeightedGraph readWeighted(TextScanner text, EdgeRule rule) throws IOException {
    MatrixMarketHeader header = header(text);
    GraphBuilder builder = GraphBuilder.numbered(header.rows());
    readEdges(
        text,
        header,
        (i, j, v) -> {
          if (v < 0) {
            throw new UncheckedIOException(
                text.badLine(
                    "the weight of the edge is " + v + ", must not be negative",
                    "read the graph without weights, or store their absolute values"));
          }
          if (v > 0) {
            builder.add(i, j, v);
          }
        });
    try {
      WeightedGraph built = builder.buildWeighted(rule);
      return new WeightedGraph(
          built.graph(), built.weight(), NodeLabels.consecutive(header.rows(), 1));
    } catch (IllegalArgumentException overflow) {
      throw text.badFile("weights of one edge add up to infinity", "scale them").because(overflow);
    }
  }

  private static MatrixMarketHeader header(TextScanner text) throws IOException {
    MatrixMarketHeader header = MatrixMarketHeader.read(text);
    if (header.rows() != header.columns() || header.rows() == 0) {
      throw text.badLine(
          "the matrix of a graph must be square, this is "
              + header.rows()
              + " x "
              + header.columns(),
          "store the adjacency matrix, a row and a column for each node");
    }
    return header;
  }

  /** Shows each stored entry, without the mirrored ones. */
  private static void readEdges(TextScanner text, MatrixMarketHeader header, EntryVisitor visitor)
      throws IOException {
    boolean mirrored = header.symmetry() != Symmetry.GENERAL;
    try {
      MatrixMarketEntries.read(
          text,
          header,
          (i, j, v) -> {
            if (!mirrored || i >= j) {
              visitor.visit(i, j, v);
            }
          });
    } catch (UncheckedIOException bad) {
      throw bad.getCause();
    }
  }
}
