package org.flyball.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.random.RandomGenerator;
import org.flyball.graph.Graph;
import org.flyball.random.Seed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A walk over a file several times as large as the heap of its virtual machine. */
class MappedGraphHeapTest {

  private static final int STEPS = 100_000;

  @TempDir Path folder;

  /** The complete graph, computed as it is read: nothing of it is in the heap either. */
  private record Complete(int nodes) implements Graph {
    @Override
    public long arcs() {
      return (long) nodes * (nodes - 1);
    }

    @Override
    public long firstArc(int node) {
      return (long) node * (nodes - 1);
    }

    @Override
    public int target(long arc) {
      int node = (int) (arc / (nodes - 1));
      int k = (int) (arc % (nodes - 1));
      return k < node ? k : k + 1;
    }
  }

  private static long walk(Graph graph) {
    RandomGenerator random = Seed.of(9).stream();
    int node = 0;
    long sum = 0;
    for (int step = 0; step < STEPS; step++) {
      node = graph.target(graph.firstArc(node) + random.nextInt(graph.degree(node)));
      sum = 31 * sum + node;
    }
    return sum;
  }

  @Test
  void walkInASmallHeap_isTheWalk() throws IOException, InterruptedException {
    Complete graph = new Complete(5200);
    Path file = folder.resolve("complete.fly");
    MappedGraph.write(graph, file);
    assertTrue(Files.size(file) > 100_000_000);
    Process walker =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx32m",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                Walker.class.getName(),
                file.toString())
            .redirectErrorStream(true)
            .start();
    String said = new String(walker.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, walker.waitFor(), said);
    assertEquals("true " + walk(graph), said.strip());
  }

  /** What the small machine runs: whether its heap is below 33 MB, and where the walk went. */
  static final class Walker {
    private Walker() {}

    public static void main(String[] arguments) throws IOException {
      MappedGraph graph = MappedGraph.open(Path.of(arguments[0])).verify();
      System.out.println((Runtime.getRuntime().maxMemory() < 34_000_000) + " " + walk(graph));
    }
  }
}
