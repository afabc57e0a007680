package org.flyball.jmh;

import java.util.concurrent.TimeUnit;
import org.flyball.graph.CompactGraph;
import org.flyball.graph.ReversibleChain;
import org.flyball.random.Seed;
import org.flyball.random.Xoshiro256;
import org.jgrapht.Graph;
import org.jgrapht.graph.DefaultEdge;
import org.jgrapht.graph.SimpleGraph;
import org.jgrapht.traverse.RandomWalkVertexIterator;
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
import org.openjdk.jmh.annotations.Warmup;

/**
 * What does a step of the simple walk cost elsewhere? JGraphT's {@code RandomWalkVertexIterator} on
 * the same graphs, unweighted; nobody else in Java has one. Neither library repels its walks but
 * ours: see {@link WalkBenchmark}.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(2)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 7, time = 1)
public class WalkRivalBenchmark {

  @Param({"SMALL", "HUBS"})
  WalkGraph graph = WalkGraph.SMALL;

  private final Graph<Integer, DefaultEdge> theirs = new SimpleGraph<>(DefaultEdge.class);
  private RandomWalkVertexIterator<Integer, DefaultEdge> iterator = begin();
  private ReversibleChain chain = ReversibleChain.metropolis(WalkGraph.SMALL.build());
  private Xoshiro256 random = Seed.of(1).stream();
  private int node;

  private RandomWalkVertexIterator<Integer, DefaultEdge> begin() {
    theirs.addVertex(0);
    return new RandomWalkVertexIterator<>(theirs, 0);
  }

  /** Builds the graph for both. */
  @Setup(Level.Trial)
  public void build() {
    CompactGraph ours = graph.build();
    for (int i = 0; i < ours.nodes(); i++) {
      theirs.addVertex(i);
    }
    for (int i = 0; i < ours.nodes(); i++) {
      for (long arc = ours.firstArc(i); arc < ours.firstArc(i + 1); arc++) {
        if (ours.target(arc) > i) {
          theirs.addEdge(i, ours.target(arc));
        }
      }
    }
    iterator = begin();
    chain = ReversibleChain.simple(ours);
    random = Seed.of(7).stream();
  }

  /** A step of ours. */
  @Benchmark
  public int flyball() {
    node = chain.step(node, random);
    return node;
  }

  /** A step of JGraphT's. */
  @Benchmark
  public int jgrapht() {
    return iterator.next();
  }

  /** How many neighbours their graph has at a node. */
  int degree(int of) {
    return theirs.degreeOf(of);
  }
}
