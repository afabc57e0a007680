package org.flyball.walk;

import org.flyball.graph.Conductance;
import org.flyball.graph.Graph;
import org.flyball.graph.ReversibleChain;
import org.flyball.random.Seed;
import org.flyball.random.Xoshiro256;
import org.flyball.run.Checks;
import org.flyball.run.Snapshot;

/**
 * Independent tokens of one reversible chain, stepped in turn. A single walk waits for two loads at
 * every step, and neither can begin before the step before has ended; tokens that take turns wait
 * together. With 16 to 64 of them a step costs a fraction of what it costs alone, the more so the
 * larger the graph.
 *
 * <p>Token k goes the way that {@link ReversibleChain#step} goes with {@code
 * seed.child(k).stream()}, however many tokens there are. Mutable, for one thread; for several
 * threads give each some of the tokens. Allocates nothing per step.
 */
public final class Walkers {

  private final ReversibleChain chain;
  private final Graph graph;
  private final boolean uniform;
  private final int[] node;
  private final long[] arc;
  private final Xoshiro256[] random;
  private long steps;

  private Walkers(ReversibleChain chain, int[] node, Xoshiro256[] random) {
    this.chain = chain;
    this.graph = chain.graph();
    this.uniform = isUniform(chain);
    this.node = node;
    this.arc = new long[node.length];
    this.random = random;
  }

  /**
   * Tokens that have made no step yet.
   *
   * @param nodes where they start (tokens), at least one; copied
   */
  public static Walkers start(ReversibleChain chain, int[] nodes, Seed seed) {
    return new Walkers(
        chain, Tokens.checked(nodes, chain.graph().nodes()), Tokens.streams(nodes.length, seed));
  }

  /** The tokens a {@link #snapshot} was taken of, on the same chain: they go on bit for bit. */
  public static Walkers resume(ReversibleChain chain, Snapshot snapshot) {
    int[] nodes = Tokens.restoreNodes(snapshot.expect("Walkers"), chain.graph().nodes());
    Walkers walkers = new Walkers(chain, nodes, Tokens.restoreStreams(snapshot, nodes.length));
    walkers.steps = snapshot.longs("steps")[0];
    return walkers;
  }

  /** Whether a step is any arc with the same probability. */
  private static boolean isUniform(ReversibleChain chain) {
    boolean uniform = chain.conductance() instanceof Conductance.Equal;
    for (int i = 0; i < chain.graph().nodes() && uniform; i++) {
      uniform = chain.stay(i) == 0 && chain.graph().degree(i) > 0;
    }
    return uniform;
  }

  /** All tokens go this many steps. */
  public void advance(long count) {
    for (long n = 0; n < count; n++) {
      step();
    }
  }

  /**
   * The same, counting where they went.
   *
   * @param visits to which every arrival adds 1 (nodes)
   */
  public void advance(long count, long[] visits) {
    if (visits.length != graph.nodes()) {
      Checks.that(
          false, "Walkers: visits has %s entries, must have %s", visits.length, graph.nodes());
    }
    for (long n = 0; n < count; n++) {
      step();
      for (int at : node) {
        visits[at]++;
      }
    }
  }

  /** The two loads of a step have a loop each: more tokens fit into a processor's window. */
  private void step() {
    int[] at = node;
    if (uniform) {
      for (int k = 0; k < at.length; k++) {
        long first = graph.firstArc(at[k]);
        arc[k] = first + random[k].nextInt((int) (graph.firstArc(at[k] + 1) - first));
      }
      for (int k = 0; k < at.length; k++) {
        at[k] = graph.target(arc[k]);
      }
    } else {
      for (int k = 0; k < at.length; k++) {
        at[k] = chain.step(at[k], random[k]);
      }
    }
    steps++;
  }

  /** How many tokens there are. */
  public int tokens() {
    return node.length;
  }

  /** Where a token is. */
  public int node(int token) {
    return node[token];
  }

  /** Where all tokens are; fresh, the caller's. */
  public int[] nodes() {
    return node.clone();
  }

  /** How many steps each has made. */
  public long steps() {
    return steps;
  }

  /** Everything the tokens know. */
  public Snapshot snapshot() {
    return Tokens.addTo(Snapshot.of("Walkers").withLongs("steps", steps), node, random);
  }
}
