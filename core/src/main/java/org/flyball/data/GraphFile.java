package org.flyball.data;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Locale;
import org.flyball.graph.EdgeRule;
import org.flyball.graph.LabelledGraph;

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
    try (InputStream in = InputFile.open(file)) {
      TextScanner text = new TextScanner(in, file.toString());
      if (text.startsWith(MatrixMarketHeader.BANNER)) {
        return MatrixMarketGraph.read(text, EdgeRule.SIMPLE);
      }
      if (text.startsWith(MappedGraph.MAGIC)) {
        throw text.badFile(
            "this is a graph in Flyball's binary format", "open it with MappedGraph.open");
      }
      String name = file.toString().toLowerCase(Locale.ROOT).replaceFirst("\\.gz$", "");
      if (name.endsWith(".graph") || name.endsWith(".metis")) {
        return MetisGraph.read(text);
      }
      return EdgeList.read(
          text, EdgeListOptions.standard().withExtra(EdgeListOptions.Extra.IGNORED));
    }
  }
}
