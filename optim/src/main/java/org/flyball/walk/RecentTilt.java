package org.flyball.walk;

import org.flyball.graph.Graph;
import org.flyball.run.Checks;
import org.flyball.run.Snapshot;

/**
 * Only the nodes visited last keep their amounts; those of other neighbours are guessed from the
 * neighbours that do. As in {@link FadingOccupancy}, x = y / s with s growing, and both are scaled
 * down together before they leave the range of a double.
 */
final class RecentTilt extends HistoryTilt {

  private static final double LARGEST = 0x1p512;
  private static final double LEAST = 0x1p-500;

  private final TargetedWalk base;
  private final Graph graph;
  private final History history;
  private RecentNodes amounts;
  private double s;
  private long visits;
  private int at;
  private double guess = Double.NaN; // of x_j / mu_j at neighbours of `at`; NaN until asked for

  RecentTilt(HistoryDriven recipe, int start) {
    super(recipe);
    this.base = recipe.base();
    this.graph = base.graph();
    this.history = recipe.history();
    this.amounts = new RecentNodes(recipe.recentNodes());
    this.s = history.prior().total(base.nodes());
    this.at = start;
    if (start >= 0 && start < base.nodes()) { // else the token refuses it by name
      amounts.put(start, s / base.nodes());
    }
  }

  @Override
  public double ratio(int from, int to) {
    return ratio(amounts.get(from) / base.mass(from), rate(to));
  }

  private double rate(int neighbour) {
    double known = amounts.get(neighbour);
    return known > 0 ? known / base.mass(neighbour) : guess();
  }

  private double guess() {
    if (Double.isNaN(guess)) {
      double sum = 0;
      int count = 0;
      for (long arc = graph.firstArc(at); arc < graph.firstArc(at + 1); arc++) {
        int neighbour = graph.target(arc);
        double known = amounts.get(neighbour);
        if (known > 0) {
          sum += known / base.mass(neighbour);
          count++;
        }
      }
      guess = count > 0 ? sum / count : amounts.get(at) / base.mass(at);
    }
    return guess;
  }

  @Override
  public void visit(int node) {
    double gamma = history.gain(visits + 1, base.nodes());
    visits++;
    double known = amounts.get(node);
    double before = known > 0 ? known : guess() * base.mass(node);
    s /= 1 - gamma;
    amounts.put(node, before + gamma * s);
    if (s > LARGEST) {
      s /= LARGEST;
      amounts.scale(1 / LARGEST, LEAST);
    }
    at = node;
    guess = Double.NaN;
  }

  @Override
  Snapshot addTo(Snapshot snapshot) {
    long[] nodes = amounts.nodes();
    double[] values = new double[nodes.length];
    for (int k = 0; k < nodes.length; k++) {
      values[k] = amounts.get((int) nodes[k]);
    }
    return snapshot
        .with("s", s)
        .with("amounts", values)
        .withLongs("nodes", nodes)
        .withLongs("visits", visits, at);
  }

  @Override
  void restore(Snapshot snapshot) {
    long[] nodes = snapshot.longs("nodes");
    double[] values = snapshot.doubles("amounts", nodes.length);
    Checks.that(
        nodes.length <= amounts.capacity(),
        "HistoryDriven: the snapshot remembers %s nodes, this walk %s",
        nodes.length,
        amounts.capacity());
    amounts = new RecentNodes(amounts.capacity());
    for (int k = 0; k < nodes.length; k++) {
      amounts.put((int) nodes[k], values[k]);
    }
    s = snapshot.doubles("s", 1)[0];
    visits = snapshot.longs("visits")[0];
    at = (int) snapshot.longs("visits")[1];
    guess = Double.NaN;
  }
}
