package org.flyball.walk;

import org.flyball.random.Seed;
import org.flyball.random.Xoshiro256;
import org.flyball.run.Snapshot;

/**
 * Tokens of {@link SelfRepellent} that share one x, so that each avoids where any has been. At a
 * tick all draw with the same x_n, then x moves by gamma_(n+1) times the mean of their indicators.
 * An average over M tokens and n ticks has 1 / M of the variance of one token's.
 *
 * <p>Token k draws from {@code seed.child(k)}. Mutable, for one thread; allocates nothing per tick.
 */
public final class RepellentTeam {

  private final SelfRepellent recipe;
  private final Repeller repeller;
  private final Xoshiro256[] random;
  private final int[] node;
  private long ticks;

  private RepellentTeam(SelfRepellent recipe, int[] node, Xoshiro256[] random) {
    this.recipe = recipe;
    this.repeller = new Repeller(recipe, node.length, new long[recipe.nodes()]);
    this.node = node;
    this.random = random;
  }

  static RepellentTeam start(SelfRepellent recipe, int[] nodes, Seed seed) {
    int[] start = Tokens.checked(nodes, recipe.nodes());
    return new RepellentTeam(recipe, start, Tokens.streams(start.length, seed));
  }

  static RepellentTeam resume(SelfRepellent recipe, Snapshot snapshot) {
    recipe.check(snapshot.expect("RepellentTeam"));
    int[] nodes = Tokens.restoreNodes(snapshot, recipe.nodes());
    RepellentTeam team =
        new RepellentTeam(recipe, nodes, Tokens.restoreStreams(snapshot, nodes.length));
    team.ticks = snapshot.longs("ticks")[0];
    team.repeller.restore(snapshot);
    return team;
  }

  /** All tokens go one step. */
  public void tick() {
    for (int k = 0; k < node.length; k++) {
      node[k] = repeller.draw(node[k], random[k]);
    }
    repeller.begin();
    for (int at : node) {
      repeller.visit(at);
    }
    repeller.end();
    ticks++;
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

  /** How many steps each token has made. */
  public long ticks() {
    return ticks;
  }

  /** How often each node was visited, by all tokens together; fresh, the caller's. */
  public long[] visits() {
    return repeller.occupancy().counts();
  }

  /** x_n; sums to 1. Fresh, the caller's. */
  public double[] frequencies() {
    return repeller.occupancy().frequencies();
  }

  /** What the tokens have asked of their network so far, all together. */
  public Effort effort() {
    return repeller.effort(ticks * node.length);
  }

  /** Everything the tokens know: {@link SelfRepellent#resumeTeam} goes on bit for bit. */
  public Snapshot snapshot() {
    Snapshot snapshot =
        Snapshot.of("RepellentTeam").with("recipe", recipe.summary()).withLongs("ticks", ticks);
    return repeller.addTo(Tokens.addTo(snapshot, node, random));
  }
}
