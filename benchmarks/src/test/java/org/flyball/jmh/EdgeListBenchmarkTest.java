package org.flyball.jmh;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import org.flyball.graph.CompactGraph;
import org.junit.jupiter.api.Test;

/** What is timed is the same graph under both kinds of ids. */
class EdgeListBenchmarkTest {

  @Test
  void body_readsTheGraph() throws IOException {
    assertEquals(read(1), read(1000));
    assertEquals(10, read(1).nodes()); // one of ten nodes missed by 200 ends: 1e-8
  }

  private static CompactGraph read(int spread) throws IOException {
    EdgeListBenchmark benchmark = new EdgeListBenchmark();
    benchmark.spread = spread;
    benchmark.write();
    try {
      return benchmark.read().graph();
    } finally {
      benchmark.delete();
    }
  }
}
