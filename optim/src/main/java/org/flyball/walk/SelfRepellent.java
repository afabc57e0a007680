package org.flyball.walk;

import org.flyball.graph.Repulsion;
import org.flyball.graph.ReversibleChain;
import org.flyball.random.Seed;
import org.flyball.run.Checks;
import org.flyball.run.Snapshot;

/**
 * The self-repellent random walk: from node i it goes to j with probability
 *
 * <pre>
 * K_ij[x] = P_ij (x_j / mu_j)^-alpha / sum_k P_ik (x_k / mu_k)^-alpha
 * </pre>
 *
 * where P is the base chain, mu its stationary law and x the share of its visits that went to each
 * node so far ({@link History}). It draws with x_n, then moves x. Its visits have the base chain's
 * law in the long run, with a variance that falls like 1 / alpha.
 *
 * <p>Use it to average over a network that can only be crossed link by link, or to feed stochastic
 * approximation from one. It needs a count at every node that its neighbours can ask for. Where any
 * node can be drawn at will, shuffling is better still.
 *
 * <pre>{@code
 * Sampling walk = new SelfRepellent(ReversibleChain.metropolis(graph), 10);
 * Sampler token = walk.start(0, Seed.of(42));
 * int node = token.next();
 * }</pre>
 *
 * <p>alpha = 0 is the base chain, with the same path for the same seed. Draws are exact, whatever
 * alpha, the counts and the number of steps: where weights leave the range of a double they are
 * computed from logarithms. A step costs a load and an addition per neighbour, or constant time
 * where proposals are accepted often enough ({@link Kernel}); memory is 12 bytes per node, 20 with
 * a fading history.
 *
 * <p>Source: Doshi, Hu and Eun, "Self-repellent random walks on general graphs", ICML 2023,
 * arXiv:2305.05097; with a fading history, Hu, Doshi and Eun, "Accelerating distributed stochastic
 * optimization via self-repellent random walks", ICLR 2024, arXiv:2401.09665. Rejection is ours.
 *
 * @param base P, the chain to be repelled
 * @param alpha how strongly, in [0, {@link Repulsion#LARGEST_ALPHA}]; 5 to 20 is usual
 * @param history how x is made of the visits
 * @param kernel how draws are made: the law is the same
 */
public record SelfRepellent(ReversibleChain base, double alpha, History history, Kernel kernel)
    implements Sampling {

  /** Refuses a negative alpha, and one so large that logarithms of weights overflow. */
  public SelfRepellent {
    if (!(alpha >= 0 && alpha <= Repulsion.LARGEST_ALPHA)) {
      Checks.that(
          false,
          "SelfRepellent: alpha must be in [0, %s], got %s; 0 is the base chain, 5 to 20 is usual",
          Repulsion.LARGEST_ALPHA,
          alpha);
    }
  }

  /** All visits weigh the same. */
  public SelfRepellent(ReversibleChain base, double alpha) {
    this(base, alpha, History.ofEveryVisit(), Kernel.AUTO);
  }

  /** The same with another history. */
  public SelfRepellent withHistory(History newHistory) {
    return new SelfRepellent(base, alpha, newHistory, kernel);
  }

  /** The same with draws made in another way. */
  public SelfRepellent withKernel(Kernel newKernel) {
    return new SelfRepellent(base, alpha, history, newKernel);
  }

  @Override
  public int nodes() {
    return base.graph().nodes();
  }

  @Override
  public double mass(int node) {
    return base.mass(node);
  }

  @Override
  public RepellentToken start(int node, Seed seed) {
    return start(node, new long[nodes()], seed);
  }

  /**
   * A token that has inherited visits, of a walk before it say: x starts at what the prior and
   * these visits make it, and n at their number.
   *
   * @param node where it starts; does not count as a visit
   * @param visits how often each node was visited (nodes); copied
   */
  public RepellentToken start(int node, long[] visits, Seed seed) {
    RepellentToken.checkNode(node, nodes());
    if (visits.length != nodes()) {
      Checks.that(
          false, "SelfRepellent: visits has %s entries, must have %s", visits.length, nodes());
    }
    return new RepellentToken(this, node, visits, seed.stream());
  }

  /** A token at a node drawn uniformly from {@code seed.child("start")}. */
  @Override
  public RepellentToken start(Seed seed) {
    return start(seed.child("start").stream().nextInt(nodes()), seed);
  }

  /**
   * Tokens that share one x: each avoids where any has been.
   *
   * @param nodes where they start (tokens), at least one; copied
   */
  public RepellentTeam startTeam(int[] nodes, Seed seed) {
    return RepellentTeam.start(this, nodes, seed);
  }

  /** The tokens that a {@link RepellentTeam#snapshot} was taken of: they go on bit for bit. */
  public RepellentTeam resumeTeam(Snapshot snapshot) {
    return RepellentTeam.resume(this, snapshot);
  }

  @Override
  public RepellentToken resume(Snapshot snapshot) {
    return RepellentToken.resume(this, snapshot);
  }

  /** What a snapshot must have been taken under. */
  String summary() {
    return "alpha=" + alpha + ", " + history + ", " + kernel + ", nodes=" + nodes();
  }

  void check(Snapshot snapshot) {
    String taken = snapshot.text("recipe");
    if (!taken.equals(summary())) {
      Checks.that(
          false,
          "SelfRepellent: the snapshot is of %s, this walk has %s; resume with the same recipe",
          taken,
          summary());
    }
  }
}
