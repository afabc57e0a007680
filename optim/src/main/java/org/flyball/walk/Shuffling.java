package org.flyball.walk;

import org.flyball.random.Seed;
import org.flyball.run.Checks;
import org.flyball.run.Snapshot;

/**
 * Every node once per epoch, in a random order. No walk on a graph can do this: the token jumps, so
 * it needs access to all nodes at any time. After whole epochs every node has been visited equally
 * often: a mean over the path is then exact, and its variance times the steps tends to 0. The lower
 * envelope of any plot of walks.
 *
 * <p>The order is drawn as it is walked (Fisher and Yates, one exchange per step), so no step is
 * longer than another. A token holds 4 bytes per node. The start node only has its name in common
 * with a walk's: the order does not depend on it.
 *
 * @param nodes how many nodes there are, at least 1
 * @param reshuffle when a new order is drawn
 */
public record Shuffling(int nodes, Reshuffle reshuffle) implements Sampling {

  public Shuffling {
    Checks.that(nodes >= 1, "Shuffling: nodes must be at least 1, got %s", nodes);
  }

  /** A fresh order every epoch. */
  public Shuffling(int nodes) {
    this(nodes, Reshuffle.EVERY_EPOCH);
  }

  /** One: all nodes are visited alike. */
  @Override
  public double mass(int node) {
    return 1;
  }

  @Override
  public Sampler start(int node, Seed seed) {
    return new EpochToken(nodes, reshuffle, node, seed);
  }

  @Override
  public Sampler resume(Snapshot snapshot) {
    return new EpochToken(nodes, reshuffle, snapshot);
  }

  private static final class EpochToken extends Token {

    private final int[] order;
    private final Reshuffle reshuffle;

    EpochToken(int nodes, Reshuffle reshuffle, int node, Seed seed) {
      super("Shuffling", nodes, node, seed);
      this.reshuffle = reshuffle;
      this.order = new int[nodes];
      for (int i = 0; i < nodes; i++) {
        order[i] = i;
      }
    }

    EpochToken(int nodes, Reshuffle reshuffle, Snapshot snapshot) {
      super("Shuffling", nodes, snapshot);
      String saved = snapshot.text("reshuffle");
      Checks.that(
          saved.equals(reshuffle.name()),
          "Shuffling: the snapshot reshuffles %s, this recipe %s",
          saved,
          reshuffle);
      this.reshuffle = reshuffle;
      long[] saving = snapshot.longs("order");
      Checks.that(saving.length == nodes, "Shuffling: the snapshot orders %s nodes", saving.length);
      this.order = new int[nodes];
      for (int i = 0; i < nodes; i++) {
        order[i] = (int) saving[i];
      }
    }

    @Override
    int move(int from) {
      int place = (int) (steps() % order.length);
      boolean drawing =
          reshuffle == Reshuffle.EVERY_EPOCH
              || (reshuffle == Reshuffle.ONCE && steps() < order.length);
      if (drawing) {
        int other = place + random.nextInt(order.length - place);
        int chosen = order[other];
        order[other] = order[place];
        order[place] = chosen;
      }
      return order[place];
    }

    @Override
    int nodes() {
      return order.length;
    }

    @Override
    Snapshot more(Snapshot place) {
      long[] saved = new long[order.length];
      for (int i = 0; i < saved.length; i++) {
        saved[i] = order[i];
      }
      return place.with("reshuffle", reshuffle.name()).withLongs("order", saved);
    }
  }
}
