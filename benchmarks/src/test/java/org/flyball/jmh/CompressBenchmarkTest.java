package org.flyball.jmh;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.TreeSet;
import org.flyball.compress.Message;
import org.junit.jupiter.api.Test;

/** The benchmarked bodies do what their names say, so that times compare like with like. */
class CompressBenchmarkTest {

  @Test
  void topK_allFindTheSame() {
    TopKBenchmark benchmark = new TopKBenchmark();
    benchmark.dimension = 20_000;
    benchmark.k = 300;
    benchmark.build();
    Message ours = benchmark.flyball();
    int[] theirs = benchmark.commonsNumbers();
    TreeSet<Integer> queue = new TreeSet<>(benchmark.priorityQueue());
    assertEquals(300, ours.kept());
    for (int p = 0; p < 300; p++) {
      assertEquals(theirs[p], ours.index(p));
      assertTrue(queue.contains(ours.index(p)));
    }
    assertTrue(benchmark.readPass() > 0);
  }

  @Test
  void wire_bringsTheMessage() {
    for (WireBenchmark.Precision precision : WireBenchmark.Precision.values()) {
      WireBenchmark benchmark = new WireBenchmark();
      benchmark.dimension = 20_000;
      benchmark.k = 300;
      benchmark.precision = precision;
      benchmark.build();
      assertEquals(benchmark.bytes(), benchmark.encode());
      benchmark.decode();
      assertTrue(benchmark.isFaithful());
      assertEquals(300, benchmark.copy().length);
    }
  }
}
