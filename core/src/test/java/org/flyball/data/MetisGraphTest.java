package org.flyball.data;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.flyball.graph.CompactGraph;
import org.flyball.graph.LabelledGraph;
import org.flyball.graph.SyntheticGraph;
import org.flyball.graph.WeightedGraph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MetisGraphTest {

  @TempDir Path folder;

  private static InputStream bytes(String text) {
    return new ByteArrayInputStream(text.getBytes(UTF_8));
  }

  /** All the path 0 - 1 - 2, with whatever else the format allows. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "3 2\n2\n1 3\n2\n",
        "3 2\n2\n3 1\n2", // unsorted, no line end at last
        "% a path\n3 2 0\r\n2\r\n% the middle\r\n1 3\r\n2\r\n\r\n",
        "3 2 1\n2 5\n1 5 3 7\n2 7\n",
        "3 2 001\n2 5\n1 5 3 7\n2 7\n",
        "3 2 10\n9 2\n9 1 3\n9 2\n",
        "3 2 011 2\n9 8 2 5\n9 8 1 5 3 7\n9 8 2 7\n",
        "3 2 100\n4 2\n4 1 3\n4 2\n",
        "3 2 111 1\n4 9 2 5\n4 9 1 5 3 7\n4 9 2 7\n",
        "3 2 0 0\n2\n1 3\n2\n",
        "3 2 11 0\n2 5\n1 5 3 7\n2 7\n",
      })
  void path_inEveryHand_isThePath(String text) throws IOException {
    LabelledGraph found = MetisGraph.read(bytes(text), "a.graph");
    assertEquals(SyntheticGraph.path(3), found.graph());
    assertArrayEquals(new long[] {1, 2, 3}, found.labels().toArray());
    boolean weighted = text.contains("7");
    assertArrayEquals(
        weighted ? new double[] {5, 5, 7, 7} : new double[] {1, 1, 1, 1},
        MetisGraph.readWeighted(bytes(text), "a.graph").weight());
  }

  @ParameterizedTest
  @ValueSource(strings = {"4 1\n\n4\n\n2\n", "4 1\n\n4\n% c\n\n2", "4 1\n \n4\n\t\n2\n\n\n"})
  void emptyLine_isAnIsolatedNode(String text) throws IOException {
    CompactGraph found = MetisGraph.read(bytes(text), "a.graph").graph();
    assertEquals(CompactGraph.simple(4, new int[] {1}, new int[] {3}), found);
  }

  @Test
  void noEdge_isThere() throws IOException {
    assertEquals(SyntheticGraph.path(1), MetisGraph.read(bytes("1 0\n\n"), "a").graph());
    assertEquals(2, MetisGraph.readWeighted(bytes("2 0\n\n\n"), "a").graph().nodes());
    assertEquals(2, MetisGraph.read(bytes("2 0\n\n"), "a").graph().nodes());
  }

  @Test
  void file_isReadPackedToo() throws IOException {
    Path file = folder.resolve("p.graph.gz");
    Files.write(file, MatrixMarketTest.gzip("3 2 1\n2 5\n1 5 3 7\n2 7\n"));
    assertEquals(SyntheticGraph.path(3), MetisGraph.read(file).graph());
    WeightedGraph weighted = MetisGraph.readWeighted(file);
    assertArrayEquals(new double[] {5, 5, 7, 7}, weighted.weight());
    assertArrayEquals(new long[] {1, 2, 3}, weighted.labels().toArray());
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '~',
      ignoreLeadingAndTrailingWhitespace = true,
      value = {
        "'' ~ : the file is empty; the first line must be 'nodes edges [fmt [ncon]]'",
        "'3' ~ :1:2: the line ends where the number of edges should be; the first line must be 'nodes edges [fmt [ncon]]'",
        "'0 0' ~ :1:1: the number of nodes is 0, not in 1 .. 2147483638; the first line must be 'nodes edges [fmt [ncon]]'",
        "'1 -2' ~ :1:3: the number of edges is -2, negative; the first line must be 'nodes edges [fmt [ncon]]'",
        "'1 0 2' ~ :1:5: fmt is \"2\", not up to three digits 0 or 1; 1 stands for edge weights, 10 for node weights, 100 for node sizes",
        "'1 0 1 1' ~ :1:7: ncon is 1 and fmt 1; ncon counts the node weights, which fmt must promise: 10 or 11",
        "'1 0 10 1 5' ~ :1:10: there is \"5\" after the header; one line has no more than that",
        "'2 1|2' ~ :2: the file ends after 1 of 2 nodes; get the whole file; a node without neighbours has an empty line",
        "'2 1|2|1|1' ~ :4: this line is one more than the nodes promised (2); correct the first line or remove it",
        "'2 1|3|1' ~ :2:1: neighbour 3 is outside 1..2; nodes in METIS files count from 1",
        "'2 1|2|0' ~ :3:1: neighbour 0 is outside 1..2; nodes in METIS files count from 1",
        "'2 1|2|x' ~ :3:1: a neighbour is \"x\", not a whole number; nodes in METIS files count from 1",
        "'2 1|1 2|1' ~ :2:1: node 1 lists itself; leave self-loops out",
        "'2 1 1|2|1 3' ~ :2:2: the line ends where the weight of the edge should be; fmt promises one per neighbour",
        "'2 1 1|2 0|1 0' ~ :2:3: the weight of the edge is \"0\", must be above 0; leave the edge out at both ends",
        "'2 1 10|-1 2|1 1' ~ :2:1: a weight of the node is -1, negative; sizes and weights are at least 0",
        "'2 1 100||1 1' ~ :2:1: the line ends where the size of the node should be; fmt promises it",
        "'2 1|2|' ~ : an edge stands at one end only, or with another weight at the other; list every edge at both of its nodes",
        "'2 1 1|2 5|1 6' ~ : an edge stands at one end only, or with another weight at the other; list every edge at both of its nodes",
        "'2 2|2|1' ~ : the file has 1 edges, its first line promises 2; correct the first line, which counts every edge once",
        "'2 2|2 2|1 1' ~ : node 1 lists neighbour 2 twice; keep one of them",
      })
  void complaintIsOneLineWithPlaceValueAndRemedy(String text, String message) {
    BadFileException bad =
        assertThrows(
            BadFileException.class, () -> MetisGraph.read(bytes(text.replace('|', '\n')), "a"));
    assertEquals("a" + message, bad.getMessage());
  }
}
