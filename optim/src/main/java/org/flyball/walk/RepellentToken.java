package org.flyball.walk;

import org.flyball.random.Xoshiro256;
import org.flyball.run.Checks;
import org.flyball.run.Snapshot;

/** A token of {@link SelfRepellent}. Mutable, for one thread; allocates nothing per step. */
public final class RepellentToken implements Sampler {

  private final SelfRepellent recipe;
  private final Repeller repeller;
  private final Xoshiro256 random;
  private int node;
  private long steps;

  RepellentToken(SelfRepellent recipe, int node, long[] visits, Xoshiro256 random) {
    this.recipe = recipe;
    this.repeller = new Repeller(recipe, 1, visits);
    this.random = random;
    this.node = node;
  }

  static RepellentToken resume(SelfRepellent recipe, Snapshot snapshot) {
    recipe.check(snapshot.expect("SelfRepellent"));
    int node = Math.toIntExact(snapshot.longs("at")[0]);
    checkNode(node, recipe.nodes());
    RepellentToken token =
        new RepellentToken(
            recipe, node, new long[recipe.nodes()], Xoshiro256.of(snapshot.part("random")));
    token.steps = snapshot.longs("at")[1];
    token.repeller.restore(snapshot);
    return token;
  }

  @Override
  public int next() {
    int to = repeller.draw(node, random);
    repeller.begin();
    repeller.visit(to);
    repeller.end();
    node = to;
    steps++;
    return to;
  }

  @Override
  public int node() {
    return node;
  }

  @Override
  public long steps() {
    return steps;
  }

  /** How often the node was visited, visits given at the start included. */
  public long visits(int of) {
    return repeller.occupancy().count(of);
  }

  /** How often each node was visited, visits given at the start included; fresh, the caller's. */
  public long[] visits() {
    return repeller.occupancy().counts();
  }

  /**
   * x_n, the share of the visits that went to each node, as the walk weighs them; sums to 1. Fresh,
   * the caller's.
   */
  public double[] frequencies() {
    return repeller.occupancy().frequencies();
  }

  /** What the walk has asked of its network so far. */
  public Effort effort() {
    return repeller.effort(steps);
  }

  @Override
  public Snapshot snapshot() {
    Snapshot snapshot =
        Snapshot.of("SelfRepellent")
            .with("recipe", recipe.summary())
            .withLongs("at", node, steps)
            .with("random", random.snapshot());
    return repeller.addTo(snapshot);
  }

  /** Throws unless the node is one of the graph's. */
  static void checkNode(int node, int nodes) {
    if (node < 0 || node >= nodes) {
      Checks.that(false, "SelfRepellent: node %s is not in 0 .. %s", node, nodes - 1);
    }
  }
}
