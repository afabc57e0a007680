package org.flyball.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.flyball.graph.CompactGraph;
import org.flyball.graph.EdgeRule;
import org.flyball.graph.LabelledGraph;
import org.flyball.graph.SyntheticGraph;
import org.flyball.graph.WeightedGraph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

/** Matrices as graphs, and files of which only the content tells the format. */
class GraphFileTest {

  private static final String BANNER = "%%MatrixMarket matrix coordinate ";

  @TempDir Path folder;

  private Path file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  private static void assertRefused(String message, Executable call) {
    assertEquals(message, assertThrows(BadFileException.class, call).getMessage());
  }

  @Test
  void format_isToldByContentOrName() throws IOException {
    Path matrix = file("m.txt", BANNER + "pattern symmetric\n3 3 2\n2 1\n3 2\n");
    Path metis = file("m.graph", "3 2\n2\n1 3\n2\n");
    Path list = file("m.mtx", "from,to,time\n1,2,9\n2,3,9\n");
    for (Path file : new Path[] {matrix, metis, list}) {
      LabelledGraph found = GraphFile.read(file);
      assertEquals(SyntheticGraph.path(3), found.graph());
      assertArrayEquals(new long[] {1, 2, 3}, found.labels().toArray());
    }
    Path mapped = folder.resolve("m.fly");
    MappedGraph.write(SyntheticGraph.path(3), mapped);
    assertRefused(
        mapped + ": this is a graph in Flyball's binary format; open it with MappedGraph.open",
        () -> GraphFile.read(mapped));
    assertTrue(MappedGraph.isMapped(mapped));
    assertFalse(MappedGraph.isMapped(metis));
    assertFalse(MappedGraph.isMapped(folder.resolve("none")));
  }

  @Test
  void weights_areReadOfEveryFormat() throws IOException {
    Path matrix = file("w.txt", BANNER + "real symmetric\n3 3 2\n2 1 .5\n3 2 4\n");
    Path metis = file("w.graph", "3 2 001\n2 1\n1 1 3 8\n2 8\n");
    Path list = file("w.csv", "from,to,weight,time\n1,2,0.25,9\n2,3,2,9\n");
    double[] factor = {2, 1, 4};
    Path[] files = {matrix, metis, list};
    for (int k = 0; k < files.length; k++) {
      WeightedGraph found = GraphFile.readWeighted(files[k]);
      assertEquals(SyntheticGraph.path(3), found.graph());
      double c = factor[k];
      assertArrayEquals(new double[] {1 / c, 1 / c, 8 / c, 8 / c}, found.weight());
    }
  }

  @Test
  void matrix_symmetricOrGeneral_patternOrNot_isTheSameGraph() throws IOException {
    // Node 4 has no entry; entry (3, 3) is a loop; the stored zero is no edge.
    CompactGraph wanted = CompactGraph.simple(4, new int[] {0, 1}, new int[] {1, 2});
    String[] texts = {
      BANNER + "pattern symmetric\n4 4 3\n2 1\n3 2\n3 3\n",
      BANNER + "pattern general\n4 4 5\n2 1\n1 2\n3 2\n2 3\n3 3\n",
      BANNER + "pattern general\n4 4 2\n1 2\n3 2\n",
      BANNER + "integer symmetric\n4 4 4\n2 1 -5\n3 2 1\n3 3 2\n4 1 0\n",
      BANNER + "real general\n4 4 3\n2 1 0.5\n2 3 1e-3\n4 4 0\n",
      BANNER + "real skew-symmetric\n4 4 2\n2 1 0.5\n3 2 1\n",
    };
    for (String text : texts) {
      LabelledGraph found = MatrixMarketGraph.read(file("a.mtx", text));
      assertEquals(wanted, found.graph());
      assertArrayEquals(new long[] {1, 2, 3, 4}, found.labels().toArray());
    }
    assertEquals(
        5, MatrixMarketGraph.read(file("a.mtx", texts[1]), EdgeRule.MULTIGRAPH).graph().edges());
    assertEquals(
        3, MatrixMarketGraph.read(file("a.mtx", texts[0]), EdgeRule.MULTIGRAPH).graph().edges());
  }

  @Test
  void matrixEntries_areWeights() throws IOException {
    Path symmetric = file("s.mtx", BANNER + "real symmetric\n3 3 3\n2 1 .5\n3 2 4\n3 3 9\n");
    assertArrayEquals(
        new double[] {.5, .5, 4, 4},
        MatrixMarketGraph.readWeighted(symmetric, EdgeRule.SIMPLE).weight());
    assertArrayEquals(
        new double[] {.5, .5, 4, 4, 9},
        MatrixMarketGraph.readWeighted(symmetric, EdgeRule.MULTIGRAPH).weight());
    Path general = file("g.mtx", BANNER + "integer general\n3 3 3\n2 1 2\n1 2 3\n3 2 0\n");
    assertArrayEquals(
        new double[] {5, 5}, MatrixMarketGraph.readWeighted(general, EdgeRule.SIMPLE).weight());
    Path pattern = file("p.mtx", BANNER + "pattern symmetric\n2 2 1\n2 1\n");
    assertArrayEquals(
        new double[] {1, 1}, MatrixMarketGraph.readWeighted(pattern, EdgeRule.SIMPLE).weight());
  }

  @Test
  void complaintsAboutMatrices() throws IOException {
    Path wide = file("w.mtx", BANNER + "pattern general\n2 3 1\n1 3\n");
    assertRefused(
        wide
            + ":2: the matrix of a graph must be square, this is 2 x 3;"
            + " store the adjacency matrix, a row and a column for each node",
        () -> MatrixMarketGraph.read(wide));
    Path negative = file("n.mtx", BANNER + "real symmetric\n2 2 1\n2 1 -3\n");
    assertRefused(
        negative
            + ":3: the weight of the edge is -3.0, must not be negative;"
            + " read the graph without weights, or store their absolute values",
        () -> MatrixMarketGraph.readWeighted(negative, EdgeRule.SIMPLE));
    Path heavy = file("h.mtx", BANNER + "real general\n2 2 2\n2 1 1e308\n1 2 1e308\n");
    assertRefused(
        heavy + ": weights of one edge add up to infinity; scale them",
        () -> MatrixMarketGraph.readWeighted(heavy, EdgeRule.SIMPLE));
    Path cut = file("c.mtx", BANNER + "pattern symmetric\n2 2 2\n2 1\n");
    assertRefused(
        cut
            + ":3: the file ends after 1 of 2 entries;"
            + " get the whole file, or correct the size line",
        () -> GraphFile.read(cut));
  }
}
