package org.flyball.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.flyball.graph.CompactGraph;
import org.flyball.graph.GraphSummary;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The facts that DATA.md states. */
class BundledGraphTest {

  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource
  void checksumIsTheOneInTheListing(BundledGraph bundled)
      throws IOException, NoSuchAlgorithmException {
    try (InputStream bytes = bundled.open()) {
      byte[] sum = MessageDigest.getInstance("SHA-256").digest(bytes.readAllBytes());
      assertEquals(bundled.sha256(), HexFormat.of().formatHex(sum));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "KARATE, 34, 78",
    "DOLPHINS, 62, 159",
    "POLBLOGS, 1222, 16714",
    "POWER, 4941, 6594",
    "AS_22JULY06, 22963, 48436",
    "COND_MAT_2005, 36458, 171736",
  })
  void sizesAreTheDocumentedOnes(BundledGraph bundled, int nodes, int edges) {
    CompactGraph graph = bundled.graph();
    assertEquals(nodes, graph.nodes());
    assertEquals(edges, graph.edges());
  }

  @ParameterizedTest
  @EnumSource
  void everyGraph_isSimpleAndConnected_andNotBipartite(BundledGraph bundled) {
    GraphSummary summary = GraphSummary.of(bundled.graph());
    assertTrue(summary.isSimple(), "simple");
    assertTrue(summary.isConnected(), "connected");
    assertFalse(summary.bipartite(), "bipartite");
  }

  @Test
  void internet_hasItsHub() {
    assertTrue(BundledGraph.AS_22JULY06.graph().maxDegree() > 2000);
  }

  @Test
  void dolphins_firstLineOfTheFile_isTheirFirstEdge() {
    CompactGraph dolphins = BundledGraph.DOLPHINS.graph();
    assertEquals(10, dolphins.target(dolphins.firstArc(0)));
  }

  @ParameterizedTest
  @EnumSource
  void writingItAgainGivesTheSameGraph(BundledGraph bundled) throws IOException {
    Path again = folder.resolve("again.txt.gz");
    EdgeList.write(bundled.graph(), again);
    assertEquals(bundled.graph(), EdgeList.read(again).graph());
  }

  @ParameterizedTest
  @EnumSource
  void listingHasEveryPart(BundledGraph bundled) {
    assertTrue(bundled.title().matches("[a-z0-9_-]+"));
    assertTrue(bundled.about().length() > 20);
    assertEquals("public-domain", bundled.licence());
  }
}
