package org.flyball.data;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Locale;
import org.flyball.graph.EdgeRule;
import org.flyball.graph.LabelledGraph;
import org.flyball.graph.WeightedGraph;

/** Graph files of any format that is read here. */
public final class GraphFile {

  private GraphFile() {}

  /**
   * Reads a simple graph: a Matrix Market file, told by its banner; a METIS file, told by its name
   * ending in {@code .graph} or {@code .metis}; an edge list of any ids else, columns after the
   * second ignored. Names may end in {@code .gz} besides.
   *
   * @throws BadFileException if the file cannot be read or is not as it should be
   */
  public static LabelledGraph read(Path file) throws IOException {
    return read(
        file,
        text -> MatrixMarketGraph.read(text, EdgeRule.SIMPLE),
        MetisGraph::read,
        text -> EdgeList.read(text, edgeList()));
  }

  /**
   * Reads a simple graph with the weights of its edges: of a Matrix Market file its values, of a
   * METIS file its edge weights, of an edge list the third column. See the readers of each format
   * for what becomes of several weights for one edge and of files without weights.
   *
   * @throws BadFileException if the file cannot be read or is not as it should be
   */
  public static WeightedGraph readWeighted(Path file) throws IOException {
    return read(
        file,
        text -> MatrixMarketGraph.readWeighted(text, EdgeRule.SIMPLE),
        MetisGraph::readWeighted,
        text -> EdgeList.readWeighted(text, edgeList()));
  }

  private static EdgeListOptions edgeList() {
    return EdgeListOptions.standard().withExtra(EdgeListOptions.Extra.IGNORED);
  }

  private interface Reader<G> {
    G read(TextScanner text) throws IOException;
  }

  private static <G> G read(Path file, Reader<G> matrixMarket, Reader<G> metis, Reader<G> edgeList)
      throws IOException {
    try (InputStream in = InputFile.open(file)) {
      TextScanner text = new TextScanner(in, file.toString());
      if (text.startsWith(MatrixMarketHeader.BANNER)) {
        return matrixMarket.read(text);
      }
      if (text.startsWith(MappedGraph.MAGIC)) {
        throw text.badFile(
            "this is a graph in Flyball's binary format", "open it with MappedGraph.open");
      }
      String name = file.toString().toLowerCase(Locale.ROOT).replaceFirst("\\.gz$", "");
      return name.endsWith(".graph") || name.endsWith(".metis")
          ? metis.read(text)
          : edgeList.read(text);
    }
  }
}
