package org.flyball.jmh;

import java.util.concurrent.TimeUnit;
import org.flyball.graph.CompactGraph;
import org.flyball.graph.ReversibleChain;
import org.flyball.random.Seed;
import org.flyball.random.Xoshiro256;
import org.flyball.walk.History;
import org.flyball.walk.Kernel;
import org.flyball.walk.Sampler;
import org.flyball.walk.SelfRepellent;
import org.flyball.walk.Walkers;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What does a step of a walk cost, against the random number and the two dependent loads that it
 * cannot do without? Nanoseconds per step of one token.
 *
 * <p>{@code DRAW} is the random number alone, {@code CHASE} two loads after one another from an
 * array as large as the graph's arcs. {@code SIMPLE} and {@code METROPOLIS} are steps of the base
 * chain, {@code TOKENS_16} and {@code TOKENS_64} those of so many simple walks in turn. The others
 * repel, with alpha = 10, the simple chain: {@code SCAN} adds up all neighbours, {@code EARLY}
 * chooses its kernel in the first visits (it begins again at every iteration), {@code LATE} when
 * every node had 10 000 (the small graph), 1000 or 10 visits, {@code FADING} with a = 0.8 at that
 * time.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(2)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 7, time = 1)
public class WalkBenchmark {

  static final int STEPS = 6_400; // a call: a multiple of 64

  private static final double ALPHA = 10;

  /** What walks. */
  public enum Walker {
    DRAW,
    CHASE,
    SIMPLE,
    METROPOLIS,
    TOKENS_16,
    TOKENS_64,
    SCAN,
    EARLY,
    LATE,
    FADING
  }

  @Param({"SMALL", "HUBS", "LARGE"})
  WalkGraph graph = WalkGraph.SMALL;

  @Param({
    "DRAW",
    "CHASE",
    "SIMPLE",
    "METROPOLIS",
    "TOKENS_16",
    "TOKENS_64",
    "SCAN",
    "EARLY",
    "LATE",
    "FADING"
  })
  Walker walker = Walker.SIMPLE;

  private CompactGraph built = CompactGraph.simple(1, new int[0], new int[0]);
  private ReversibleChain chain = ReversibleChain.metropolis(built);
  private Sampler token = new SelfRepellent(chain, 0).start(0, Seed.of(1));
  private Walkers walkers = Walkers.start(chain, new int[1], Seed.of(1));
  private int[] next = {0};
  private int node;
  private Xoshiro256 random = Seed.of(1).stream();

  /** Builds the graph, and walks until it is late where that is asked for. */
  @Setup(Level.Trial)
  public void build() {
    built = graph.build();
    chain =
        walker == Walker.METROPOLIS
            ? ReversibleChain.metropolis(built)
            : ReversibleChain.simple(built);
    random = Seed.of(7).stream();
    if (walker == Walker.CHASE) {
      next = cycle((int) built.arcs());
    }
    int tokens = walker == Walker.TOKENS_16 ? 16 : 64;
    int[] starts = new int[tokens];
    for (int k = 0; k < tokens; k++) {
      starts[k] = random.nextInt(built.nodes());
    }
    walkers = Walkers.start(chain, starts, Seed.of(7));
    token = recipe().start(0, Seed.of(7));
    if (walker == Walker.LATE || walker == Walker.FADING) {
      for (long n = (long) graph.rounds * graph.nodes; n > 0; n--) {
        token.next();
      }
    }
  }

  /** The early walk begins again. */
  @Setup(Level.Iteration)
  public void restart() {
    if (walker == Walker.EARLY) {
      token = recipe().start(0, Seed.of(7));
    }
  }

  private SelfRepellent recipe() {
    SelfRepellent recipe = new SelfRepellent(chain, ALPHA);
    return switch (walker) {
      case SCAN -> recipe.withKernel(Kernel.SCAN);
      case FADING -> recipe.withHistory(History.fading(0.8));
      default -> recipe;
    };
  }

  /** A permutation of one cycle, by Sattolo's shuffle. */
  private int[] cycle(int length) {
    int[] successor = new int[length];
    for (int i = 0; i < length; i++) {
      successor[i] = i;
    }
    for (int i = length - 1; i > 0; i--) {
      int j = random.nextInt(i);
      int kept = successor[i];
      successor[i] = successor[j];
      successor[j] = kept;
    }
    return successor;
  }

  /** {@link #STEPS} steps, all tokens together. */
  @Benchmark
  @OperationsPerInvocation(STEPS)
  public int steps() {
    return switch (walker) {
      case DRAW -> draw();
      case CHASE -> chase();
      case SIMPLE, METROPOLIS -> base();
      case TOKENS_16, TOKENS_64 -> together();
      case SCAN, EARLY, LATE, FADING -> repellent();
    };
  }

  private int draw() {
    int sum = 0;
    for (int n = 0; n < STEPS; n++) {
      sum += random.nextInt(100);
    }
    return sum;
  }

  private int chase() {
    int at = node;
    for (int n = 0; n < STEPS; n++) {
      at = next[next[at]];
    }
    node = at;
    return at;
  }

  private int base() {
    int at = node;
    for (int n = 0; n < STEPS; n++) {
      at = chain.step(at, random);
    }
    node = at;
    return at;
  }

  private int together() {
    walkers.advance(STEPS / walkers.tokens());
    return walkers.node(0);
  }

  private int repellent() {
    for (int n = 0; n < STEPS; n++) {
      token.next();
    }
    return token.node();
  }
}
