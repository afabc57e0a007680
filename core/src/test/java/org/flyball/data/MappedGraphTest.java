package org.flyball.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.stream.Stream;
import org.flyball.data.EdgeListOptions.Ids;
import org.flyball.graph.CompactGraph;
import org.flyball.graph.EdgeRule;
import org.flyball.graph.Graph;
import org.flyball.graph.Subgraph;
import org.flyball.graph.SyntheticGraph;
import org.flyball.random.ForAll;
import org.flyball.random.Seed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

class MappedGraphTest {

  @TempDir Path folder;

  private static void assertSame(Graph wanted, Graph found) {
    assertEquals(wanted.nodes(), found.nodes());
    assertEquals(wanted.arcs(), found.arcs());
    for (int i = 0; i < wanted.nodes(); i++) {
      assertEquals(wanted.degree(i), found.degree(i));
      assertArrayEquals(wanted.neighbours(i), found.neighbours(i));
    }
  }

  private static void assertRefused(String message, Executable call) {
    assertEquals(message, assertThrows(BadFileException.class, call).getMessage());
  }

  @Test
  void everyGraph_readsBackTheSame() throws IOException {
    CompactGraph[] graphs = {
      SyntheticGraph.path(1),
      CompactGraph.simple(5, new int[0], new int[0]),
      CompactGraph.of(3, new int[] {1, 1, 0, 0}, new int[] {1, 1, 2, 2}, EdgeRule.MULTIGRAPH),
      BundledGraph.POWER.graph(),
    };
    for (CompactGraph graph : graphs) {
      Path file = folder.resolve("g.fly");
      MappedGraph.write(graph, file);
      MappedGraph found = MappedGraph.open(file).verify();
      assertSame(graph, found);
      assertEquals(graph, copy(found));
    }
  }

  private static CompactGraph copy(Graph graph) {
    int[] all = new int[graph.nodes()];
    Arrays.setAll(all, i -> i);
    return Subgraph.of(graph, all).graph();
  }

  /** Byte by byte, from the table in the Javadoc; the last 8 are the CRC-32C of the others. */
  @Test
  void file_isTheDocumentedOne() throws IOException {
    Path file = folder.resolve("path.fly");
    MappedGraph.write(SyntheticGraph.path(2), file);
    String wanted =
        "464c594752415048" // FLYGRAPH
            + "0100000000000000" // version 1, 0
            + "0200000000000000" // nodes
            + "0200000000000000" // arcs
            + "0000000000000000"
            + "0100000000000000"
            + "0200000000000000"
            + "01000000" // 0 to 1
            + "00000000"; // 1 to 0
    String found = HexFormat.of().formatHex(Files.readAllBytes(file));
    assertEquals(wanted, found.substring(0, wanted.length()));
    assertEquals(wanted.length() + 16, found.length());
    assertEquals("00000000", found.substring(wanted.length() + 8)); // 32 bits in 64
    assertEquals(
        "MappedGraph[nodes=2, arcs=2, file=" + file + "]", MappedGraph.open(file).toString());
  }

  @Test
  void foreignTruncatedAndDamagedFiles_areRefusedInOneLine() throws IOException {
    Path good = folder.resolve("good.fly");
    MappedGraph.write(SyntheticGraph.path(3), good);
    byte[] bytes = Files.readAllBytes(good);
    assertEquals(32 + 32 + 16 + 8, bytes.length);
    Path bad = folder.resolve("bad.fly");

    assertRefused(bad + ": there is no such file; check the path", () -> MappedGraph.open(bad));
    assertRefused(folder + ": this is a folder; name a file in it", () -> MappedGraph.open(folder));
    Files.writeString(bad, "0 1\n1 2\n");
    assertRefused(
        bad
            + ": the file starts with \"0 1?1 2?\", not with FLYGRAPH;"
            + " read it with EdgeList and write it with MappedGraph.write",
        () -> MappedGraph.open(bad));
    Files.writeString(bad, "");
    assertRefused(
        bad
            + ": the file starts with \"\", not with FLYGRAPH;"
            + " read it with EdgeList and write it with MappedGraph.write",
        () -> MappedGraph.open(bad));
    Files.write(bad, Arrays.copyOf(bytes, 20));
    assertRefused(
        bad + ": the file has 20 bytes, must have at least 40; get the whole file again",
        () -> MappedGraph.open(bad));
    for (int size : new int[] {32, 64, 87, 89}) {
      Files.write(bad, Arrays.copyOf(bytes, size));
      assertRefused(
          bad + ": the file has " + size + " bytes, must have 88; get the whole file again",
          () -> MappedGraph.open(bad));
    }
    assertRefused(
        bad
            + ": the version of the format is 2.0; this Flyball reads version 1.0;"
            + " write the file again",
        () -> MappedGraph.open(changed(bad, bytes, 8, 2)));
    assertRefused(
        bad + ": the header tells of 0 nodes and 4 arcs: the file is damaged; get it again",
        () -> MappedGraph.open(changed(bad, bytes, 16, 0)));
    assertRefused(
        bad + ": the first arcs do not go from 0 to 4: the file is damaged; get it again",
        () -> MappedGraph.open(changed(bad, bytes, 32, 1)));
  }

  private static Path changed(Path file, byte[] bytes, int at, int value) throws IOException {
    byte[] copy = bytes.clone();
    copy[at] = (byte) value;
    return Files.write(file, copy);
  }

  @Test
  void everyChangedByte_isRefusedByOpeningOrVerifying() throws IOException {
    Path file = folder.resolve("g.fly");
    MappedGraph.write(SyntheticGraph.twoTriangles(), file);
    byte[] bytes = Files.readAllBytes(file);
    for (int at = 0; at < bytes.length; at++) {
      changed(file, bytes, at, bytes[at] ^ 0x10);
      assertThrows(BadFileException.class, () -> MappedGraph.open(file).verify());
    }
  }

  @Test
  void buildingFromEdges_isWhatTheHeapBuilds() {
    ForAll.cases(
        200,
        Seed.of(61),
        random -> {
          int n = 1 + random.nextInt(40);
          int m = 1 + random.nextInt(120);
          int[] from = random.ints(m, 0, n).toArray();
          int[] to = random.ints(m, 0, n).toArray();
          from[0] = n - 1; // so that both count as many nodes
          for (EdgeRule rule : EdgeRule.values()) {
            Path file = folder.resolve("b.fly");
            try {
              MappedGraph.build(
                  visitor -> {
                    for (int e = 0; e < m; e++) {
                      visitor.edge(from[e], to[e]);
                    }
                  },
                  rule,
                  file);
              assertEquals(
                  CompactGraph.of(n, from, to, rule), copy(MappedGraph.open(file).verify()));
            } catch (IOException failure) {
              throw new AssertionError(failure);
            }
          }
        });
  }

  @Test
  void buildingFromAFile_leavesNothingElseBehind() throws IOException {
    Path text = folder.resolve("as.txt.gz");
    CompactGraph graph = BundledGraph.AS_22JULY06.graph();
    EdgeList.write(graph, text);
    Path file = folder.resolve("as.fly");
    EdgeListOptions options = EdgeListOptions.standard().withIds(Ids.FROM_ZERO);
    MappedGraph.build(EdgeList.stream(text, options), EdgeRule.SIMPLE, file);
    assertEquals(graph, copy(MappedGraph.open(file).verify()));
    try (Stream<Path> files = Files.list(folder)) {
      assertEquals(2, files.count());
    }
  }

  @Test
  void complaintsOfBuilding() {
    Path file = folder.resolve("b.fly");
    assertRefused(
        file + ": there is no edge to build it from; give it edges",
        () -> MappedGraph.build(visitor -> {}, EdgeRule.SIMPLE, file));
    assertRefused(
        file + ": id -1 is not in 0 .. 2147483637; number the nodes of a mapped graph from 0",
        () -> MappedGraph.build(visitor -> visitor.edge(0, -1), EdgeRule.SIMPLE, file));
    assertRefused(
        file
            + ": the largest id is 20000000 for 1 edges;"
            + " nearly all nodes would be isolated; number the nodes that occur",
        () -> MappedGraph.build(visitor -> visitor.edge(0, 20_000_000), EdgeRule.SIMPLE, file));
    int[] pass = {0};
    assertRefused(
        file + ": the second pass over the edges is not the first; let nobody change them",
        () ->
            MappedGraph.build(
                visitor -> {
                  if (pass[0]++ == 0) {
                    visitor.edge(0, 1);
                  }
                },
                EdgeRule.SIMPLE,
                file));
  }
}
