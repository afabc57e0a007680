package org.flyball.jmh;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.flyball.data.EdgeList;
import org.flyball.graph.LabelledGraph;
import org.flyball.random.Seed;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * How fast does an edge list become a graph? From a file in the temporary folder, uniform edges,
 * ten to a node. The text has about 14 bytes a line at ten million edges; with {@code spread} 1000
 * ids are far apart and begin at 10^10, so that they are hashed. The heap of the fork is three
 * times the graph at ten million edges.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(value = 2, jvmArgsAppend = "-Xmx240m")
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class EdgeListBenchmark {

  private static final long FAR = 10_000_000_000L;

  @Param({"100000", "10000000"})
  int edges = 100;

  @Param({"1", "1000"})
  int spread = 1;

  private Path file = Path.of("");

  /** Writes the text. */
  @Setup(Level.Trial)
  public void write() throws IOException {
    file = Files.createTempFile("edges", ".txt");
    RandomGenerator random = Seed.of(42).stream();
    long first = spread == 1 ? 0 : FAR;
    int nodes = edges / 10;
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      for (int e = 0; e < edges; e++) {
        long from = first + (long) spread * random.nextInt(nodes);
        long to = first + (long) spread * random.nextInt(nodes);
        out.write(from + " " + to + "\n");
      }
    }
  }

  /** Deletes the text. */
  @TearDown(Level.Trial)
  public void delete() throws IOException {
    Files.deleteIfExists(file);
  }

  /** From the file to the graph. */
  @Benchmark
  public LabelledGraph read() throws IOException {
    return EdgeList.read(file);
  }
}
