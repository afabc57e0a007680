package org.flyball.walk;

import org.flyball.graph.Graph;
import org.flyball.random.Seed;
import org.flyball.run.Snapshot;

/** One token of {@link Mhda}, its target changed by what the past makes of it. */
final class MhdaToken extends Token {

  private final Graph graph;
  private final double[] share; // mu_i / d_i
  private final Tilt tilt;
  private int before = -1; // none yet

  MhdaToken(String kind, Graph graph, double[] share, Tilt tilt, int node, Seed seed) {
    super(kind, graph.nodes(), node, seed);
    this.graph = graph;
    this.share = share;
    this.tilt = tilt;
  }

  MhdaToken(String kind, Graph graph, double[] share, Tilt tilt, Snapshot snapshot) {
    super(kind, graph.nodes(), snapshot);
    this.graph = graph;
    this.share = share;
    this.tilt = tilt;
    this.before = Before.of(snapshot, graph.nodes());
  }

  @Override
  int move(int from) {
    int to = draw(from);
    if (to != from) {
      before = from;
    }
    tilt.visit(to);
    return to;
  }

  private int draw(int from) {
    long first = graph.firstArc(from);
    int degree = (int) (graph.firstArc(from + 1) - first);
    int proposed = graph.target(first + random.nextInt(degree));
    if (proposed == from) {
      return from;
    }
    double forward = ratio(from, proposed);
    if (!(forward >= 1 || random.nextDouble() < forward)) {
      return from;
    }
    return proposed == before ? delayed(from, first, degree, Math.min(1, forward)) : proposed;
  }

  /** A second neighbour instead of the way back, or the way back. */
  private int delayed(int from, long first, int degree, double back) {
    long low = graph.firstTo(from, Math.min(before, from));
    int lower = arcs(from, Math.min(before, from));
    int upper = arcs(from, Math.max(before, from));
    int others = degree - lower - upper;
    if (others == 0) {
      return before;
    }
    // The arcs to `before` and the loops are skipped, the lower stretch first.
    long arc = first + random.nextInt(others);
    if (arc >= low) {
      arc += lower;
    }
    if (arc >= graph.firstTo(from, Math.max(before, from))) {
      arc += upper;
    }
    int second = graph.target(arc);
    int loops = before < from ? upper : lower;
    int backArcs = before < from ? lower : upper;
    int secondArcs = arcs(from, second);
    double root = Math.min(1, ratio(from, second)) / back;
    double accept =
        root * root * secondArcs * others / ((double) backArcs * (degree - loops - secondArcs));
    return accept >= 1 || random.nextDouble() < accept ? second : before;
  }

  /** How many arcs lead from one node to another. */
  private int arcs(int from, int to) {
    return (int) (graph.firstTo(from, to + 1) - graph.firstTo(from, to));
  }

  /** rho_ij with the target of this moment. */
  private double ratio(int from, int to) {
    return share[to] / share[from] * tilt.ratio(from, to);
  }

  @Override
  int nodes() {
    return graph.nodes();
  }

  @Override
  Snapshot more(Snapshot place) {
    return tilt.more(place.withLongs("before", before));
  }
}
