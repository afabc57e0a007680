package org.flyball.data;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.flyball.data.EdgeListOptions.Extra;
import org.flyball.data.EdgeListOptions.Ids;
import org.flyball.graph.CompactGraph;
import org.flyball.graph.EdgeRule;
import org.flyball.graph.LabelledGraph;
import org.flyball.graph.SyntheticGraph;
import org.flyball.graph.WeightedGraph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EdgeListTest {

  private static final EdgeListOptions STANDARD = EdgeListOptions.standard();

  @TempDir Path folder;

  private static LabelledGraph read(String text, EdgeListOptions options) throws IOException {
    return EdgeList.read(new ByteArrayInputStream(text.getBytes(UTF_8)), "a.txt", options);
  }

  private static WeightedGraph readWeighted(String text, EdgeListOptions options)
      throws IOException {
    return EdgeList.readWeighted(new ByteArrayInputStream(text.getBytes(UTF_8)), "a.txt", options);
  }

  /** All the same path 0 - 1 - 2. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "0 1\n1 2\n",
        "0 1\n1 2", // no line end at last
        "0\t1\r\n1\t2\r\n",
        "0 1\r1 2\r",
        "0,1\n1 , 2\n",
        "0;1\n1; 2\n",
        " 0   1 \n\n\t1 2\t\n",
        "# Nodes: 3\n% sym\n0 1\n# and so on\n1 2\n",
        "FromNodeId\tToNodeId\n0 1\n1 2\n",
        "# comment\nid_1,id_2\n0,1\n1,2\n",
        "\uFEFFsource,target\n0,1\n1,2\n",
        "\uFEFF0 1\n1 2\n",
        "1 0\n2 1\n0 1\n1 1\n", // directions, repeats and loops
        "+0 1\n01 2\n",
      })
  void path_inEveryHand_isThePath(String text) throws IOException {
    LabelledGraph found = read(text, STANDARD);
    assertEquals(SyntheticGraph.path(3), found.graph());
    assertArrayEquals(new long[] {0, 1, 2}, found.labels().toArray());
  }

  @Test
  void anyIds_negativeAndHuge_areNumberedInAscendingOrder() throws IOException {
    LabelledGraph found = read("7 10000000000\n-3 7\n999999999999999999 -3\n", STANDARD);
    assertEquals(CompactGraph.simple(4, new int[] {0, 0, 1}, new int[] {1, 3, 2}), found.graph());
    assertArrayEquals(
        new long[] {-3, 7, 10_000_000_000L, 999_999_999_999_999_999L}, found.labels().toArray());
    assertEquals(2, found.labels().find(10_000_000_000L).orElseThrow());
  }

  @Test
  void idsFromZero_gapsAreIsolatedNodes() throws IOException {
    CompactGraph found = read("0 2\n4 4\n", STANDARD.withIds(Ids.FROM_ZERO)).graph();
    assertEquals(CompactGraph.simple(5, new int[] {0}, new int[] {2}), found);
  }

  @Test
  void selfLoopsOnly_areIsolatedNodesOrLoops() throws IOException {
    assertEquals(0, read("5 5\n", STANDARD).graph().arcs());
    CompactGraph loop = read("5 5\n", STANDARD.withRule(EdgeRule.MULTIGRAPH)).graph();
    assertEquals(CompactGraph.of(1, new int[1], new int[1], EdgeRule.MULTIGRAPH), loop);
  }

  @Test
  void furtherColumns_areIgnoredOnRequest() throws IOException {
    EdgeListOptions ignoring = STANDARD.withExtra(Extra.IGNORED);
    assertEquals(SyntheticGraph.path(3), read("0 1 1082040961\n1 2 x y\n", ignoring).graph());
    assertArrayEquals(
        new double[] {.5, .5, 3, 3}, readWeighted("0,1,.5,x\n1,2,3,y\n", ignoring).weight());
  }

  @Test
  void weights_arePairedWithArcs_andAddUpWhereEdgesMerge() throws IOException {
    WeightedGraph found = readWeighted("a b w\n9 4 0.25\n4 7 2\n4 9 1\n7 7 8\n", STANDARD);
    // Nodes 4, 7, 9: arcs 0-1, 0-2, 1-0, 2-0.
    assertArrayEquals(new double[] {2, 1.25, 2, 1.25}, found.weight());
    assertArrayEquals(new long[] {4, 7, 9}, found.labels().toArray());
    WeightedGraph all =
        readWeighted("9 4 0.25\n4 7 2\n4 9 1\n7 7 8\n", STANDARD.withRule(EdgeRule.MULTIGRAPH));
    assertArrayEquals(new double[] {2, .25, 1, 2, 8, .25, 1}, all.weight());
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '~',
      ignoreLeadingAndTrailingWhitespace = true,
      value = {
        "'' ~ : the file has no edge; an edge's line is 'node node', ids being whole numbers",
        "'# nothing|' ~ : the file has no edge; an edge's line is 'node node', ids being whole numbers",
        "'from to|' ~ : the file has no edge; an edge's line is 'node node', ids being whole numbers",
        "'1 2|3|' ~ :2:2: the line ends where the second node should be; an edge's line is 'node node', ids being whole numbers",
        "'1' ~ :1:2: the line ends where the second node should be; an edge's line is 'node node', ids being whole numbers",
        "'1,,2' ~ :1:3: the line ends where the second node should be; an edge's line is 'node node', ids being whole numbers",
        "'1 2|2 bob' ~ :2:3: the second node is \"bob\", not a whole number; number the nodes; an edge's line is 'node node', ids being whole numbers",
        "'anna bob|bob carl' ~ :2:1: the first node is \"bob\", not a whole number; number the nodes; an edge's line is 'node node', ids being whole numbers",
        "'1 2.0' ~ :1:3: the second node is \"2.0\", not a whole number; number the nodes; an edge's line is 'node node', ids being whole numbers",
        "'1 -9223372036854775809' ~ :1:3: the second node is \"-9223372036854775809\", over 18 digits; number the nodes; an edge's line is 'node node', ids being whole numbers",
        "'1 2|1 3 0.5' ~ :2:5: there is \"0.5\" after the edge; read it as the weight, or ignore further columns",
      })
  void complaintIsOneLineWithPlaceValueAndRemedy(String text, String message) {
    BadFileException bad =
        assertThrows(BadFileException.class, () -> read(text.replace('|', '\n'), STANDARD));
    assertEquals("a.txt" + message, bad.getMessage());
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '~',
      ignoreLeadingAndTrailingWhitespace = true,
      value = {
        "'1 2' ~ :1:4: the line ends where the weight should be; an edge's line is 'node node weight'",
        "'1 2 0' ~ :1:5: the weight is \"0\", must be above 0; leave such edges out, or read the graph without weights",
        "'1 2 -1' ~ :1:5: the weight is \"-1\", must be above 0; leave such edges out, or read the graph without weights",
        "'1 2 x' ~ :1:5: the weight is \"x\", not a number; write it like -1.5 or 2.5e-3",
        "'1 2 3 4' ~ :1:7: there is \"4\" after the edge; ignore further columns",
        "'1 2 1e308|2 1 1e308' ~ : weights of one edge add up to infinity; scale them",
      })
  void complaintAboutAWeight(String text, String message) {
    BadFileException bad =
        assertThrows(BadFileException.class, () -> readWeighted(text.replace('|', '\n'), STANDARD));
    assertEquals("a.txt" + message, bad.getMessage());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {
        "0 -1 ~ :1:3: the second node is -1, not in 0 .. 2147483638; read with any ids",
        "0 10000000000 ~ :1:3: the second node is 10000000000, not in 0 .. 2147483638; read with any ids",
        "0 2000000000 ~ : the largest id is 2000000000 for 1 edges; nearly all nodes would be isolated; read with any ids",
      })
  void complaintAboutNodeNumbers(String text, String message) {
    BadFileException bad =
        assertThrows(BadFileException.class, () -> read(text, STANDARD.withIds(Ids.FROM_ZERO)));
    assertEquals("a.txt" + message, bad.getMessage());
  }

  @Test
  void writing_keepsLabelsWeightsAndParallelEdges() throws IOException {
    EdgeListOptions all = STANDARD.withRule(EdgeRule.MULTIGRAPH);
    String text = "-3 -3 1.0\n-3 7 0.5\n-3 7 2.0\n7 10000000000 1.0E-9\n";
    Path file = folder.resolve("w.txt");
    EdgeList.write(readWeighted(text, all), file);
    assertEquals(text, Files.readString(file));

    String plain = "-3 -3\n-3 7\n-3 7\n7 10000000000\n";
    EdgeList.write(read(plain, all), file);
    assertEquals(plain, Files.readString(file));

    EdgeList.write(read(plain, all).graph(), file);
    assertEquals("0 0\n0 1\n0 1\n1 2\n", Files.readString(file));
  }
}
