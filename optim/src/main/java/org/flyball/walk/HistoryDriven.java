package org.flyball.walk;

import org.flyball.graph.Repulsion;
import org.flyball.random.Seed;
import org.flyball.run.Checks;
import org.flyball.run.Snapshot;

/**
 * The history-driven target (HDT): a walk of Metropolis and Hastings whose target shuns where it
 * has been,
 *
 * <pre>
 * pi_i[x] ~ mu_i (x_i / mu_i)^-alpha
 * </pre>
 *
 * <p>where mu is the law of the base walk and x the share of its visits that went to each node so
 * far ({@link History}). The step is drawn with x_n, then x moves. Its visits have the law mu in
 * the long run, with the base's asymptotic variance divided by 2 alpha + 1 (memory exponent 1), or
 * by (alpha + 1)^2 for a time average with a fading memory.
 *
 * <pre>{@code
 * new HistoryDriven(new RandomWalk(ReversibleChain.simple(graph)), 10)          // law: degrees
 * new HistoryDriven(MetropolisWalk.uniform(ReversibleChain.simple(graph)), 10)  // uniform law
 * new HistoryDriven(Mhda.uniform(graph), 10)                                    // HDT-MHDA
 * }</pre>
 *
 * <p>A step asks one proposed neighbour, not all of them as {@link SelfRepellent} does: constant
 * time, whatever the degree. It pays for that: it cannot repair a base that proposes badly (a leaf
 * behind a hub is still proposed once in degree steps, so cover times are the base's), and the
 * acceptance min(1, .) has a kink exactly where x = mu, so that moves are lost while x still
 * fluctuates: the limits are approached slowly, most of all with a fading memory. alpha = 0 is the
 * base walk, with the same path for the same seed.
 *
 * <p>Memory is 4 to 8 bytes per node. {@link #withRecentNodes} keeps counts for the nodes visited
 * last only. <b>That is a heuristic without a proof</b>: a neighbour whose count is gone is taken
 * to have the mean {@code x_k / mu_k} of the neighbours k of the token's node that still have
 * theirs, or the token's own if none has; when it is visited, it goes on from there.
 *
 * <p>Source: Hu, Ma and Eun, "Beyond self-repellent kernels: history-driven target towards
 * efficient nonlinear MCMC on general graphs", ICML 2025, arXiv 2505.18300 (its abstract; the
 * target is derived: it alone is scale-free, local, repels and has pi[mu] = mu).
 *
 * @param base what proposes, and mu
 * @param alpha how strongly the past repels, in [0, {@link Repulsion#LARGEST_ALPHA}]
 * @param history how x is made of the visits
 * @param recentNodes how many nodes keep their counts, at least 1; {@link #ALL_NODES} for all
 */
public record HistoryDriven(TargetedWalk base, double alpha, History history, int recentNodes)
    implements Sampling {

  /** Every node keeps its count. */
  public static final int ALL_NODES = Integer.MAX_VALUE;

  /** Refuses a negative or endless alpha, and a memory of nothing. */
  public HistoryDriven {
    Checks.that(
        alpha >= 0 && alpha <= Repulsion.LARGEST_ALPHA,
        "HistoryDriven: alpha must be in [0, %s], got %s; 0 is the base walk, 5 to 20 is usual",
        Repulsion.LARGEST_ALPHA,
        alpha);
    Checks.that(
        recentNodes >= 1,
        "HistoryDriven: recentNodes must be at least 1, got %s; ALL_NODES remembers every node",
        recentNodes);
  }

  /** All visits weigh the same, and all nodes keep their counts. */
  public HistoryDriven(TargetedWalk base, double alpha) {
    this(base, alpha, History.ofEveryVisit(), ALL_NODES);
  }

  /** The same with another history. */
  public HistoryDriven withHistory(History other) {
    return new HistoryDriven(base, alpha, other, recentNodes);
  }

  /** The same, remembering only this many nodes: those visited last. A heuristic. */
  public HistoryDriven withRecentNodes(int count) {
    return new HistoryDriven(base, alpha, history, count);
  }

  @Override
  public int nodes() {
    return base.nodes();
  }

  @Override
  public double mass(int node) {
    return base.mass(node);
  }

  @Override
  public Sampler start(int node, Seed seed) {
    return base.token("HistoryDriven", node, seed, tilt(node));
  }

  @Override
  public Sampler resume(Snapshot snapshot) {
    String saved = snapshot.expect("HistoryDriven").text("recipe");
    Checks.that(
        saved.equals(toString()),
        "HistoryDriven: the snapshot is of %s, this is %s; resume with the same recipe",
        saved,
        this);
    HistoryTilt tilt = tilt(0);
    tilt.restore(snapshot);
    return base.token("HistoryDriven", snapshot, tilt);
  }

  private HistoryTilt tilt(int start) {
    return recentNodes >= nodes() ? new FullTilt(this) : new RecentTilt(this, start);
  }
}
