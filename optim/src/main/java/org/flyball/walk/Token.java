package org.flyball.walk;

import org.flyball.random.Seed;
import org.flyball.random.Xoshiro256;
import org.flyball.run.Checks;
import org.flyball.run.Snapshot;

/** What every token has: a place, a number of steps and a stream of its own. */
abstract class Token implements Sampler {

  final Xoshiro256 random;
  private final String kind;
  private int node;
  private long steps;

  Token(String kind, int nodes, int node, Seed seed) {
    if (node < 0 || node >= nodes) {
      Checks.that(false, "%s: the start is node %s, not in 0 .. %s", kind, node, nodes - 1);
    }
    this.kind = kind;
    this.node = node;
    this.random = seed.stream();
  }

  Token(String kind, int nodes, Snapshot snapshot) {
    long[] place = snapshot.expect(kind).longs("place");
    Checks.that(
        place.length == 3 && place[2] == nodes && place[0] >= 0 && place[0] < nodes,
        "%s: the snapshot is not of a token on %s nodes; resume with the recipe that it was"
            + " started from",
        kind,
        nodes);
    this.kind = kind;
    this.node = (int) place[0];
    this.steps = place[1];
    this.random = Xoshiro256.of(snapshot.part("random"));
  }

  /** Where the next step leads. */
  abstract int move(int from);

  /** The snapshot with what place, steps and stream do not say. */
  abstract Snapshot more(Snapshot place);

  /** How many nodes there are. */
  abstract int nodes();

  @Override
  public final int next() {
    node = move(node);
    steps++;
    return node;
  }

  @Override
  public final int node() {
    return node;
  }

  @Override
  public final long steps() {
    return steps;
  }

  @Override
  public final Snapshot snapshot() {
    return more(
        Snapshot.of(kind)
            .withLongs("place", node, steps, nodes())
            .with("random", random.snapshot()));
  }
}
