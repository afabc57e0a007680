package org.flyball.walk;

import org.flyball.graph.ReversibleChain;
import org.flyball.random.Seed;
import org.flyball.run.Snapshot;

/** A reversible chain proposes; a ratio of targets accepts, or the token stays. */
final class ProposingToken extends Token {

  private final ReversibleChain proposals;
  private final double[] excess; // mu_i / nu_i; empty where both are the same law
  private final Tilt tilt;

  ProposingToken(
      String kind, int node, Seed seed, ReversibleChain proposals, double[] excess, Tilt tilt) {
    super(kind, proposals.graph().nodes(), node, seed);
    this.proposals = proposals;
    this.excess = excess;
    this.tilt = tilt;
  }

  ProposingToken(
      String kind, Snapshot snapshot, ReversibleChain proposals, double[] excess, Tilt tilt) {
    super(kind, proposals.graph().nodes(), snapshot);
    this.proposals = proposals;
    this.excess = excess;
    this.tilt = tilt;
  }

  @Override
  int move(int from) {
    int to = accepted(from, proposals.step(from, random));
    tilt.visit(to);
    return to;
  }

  private int accepted(int from, int to) {
    if (to == from) {
      return from;
    }
    double ratio = tilt.ratio(from, to);
    if (excess.length > 0) {
      ratio *= excess[to] / excess[from];
    }
    return ratio >= 1 || random.nextDouble() < ratio ? to : from;
  }

  @Override
  int nodes() {
    return proposals.graph().nodes();
  }

  @Override
  Snapshot more(Snapshot place) {
    return tilt.more(place);
  }
}
