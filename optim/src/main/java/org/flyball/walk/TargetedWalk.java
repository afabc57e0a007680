package org.flyball.walk;

import java.util.Optional;
import org.flyball.graph.Graph;
import org.flyball.graph.ReversibleChain;
import org.flyball.random.Seed;
import org.flyball.run.Snapshot;

/**
 * A walk that knows its target only by ratios at neighbouring nodes, so that another target can be
 * put in its place at every step: what {@link HistoryDriven} drives. On its own it is an ordinary
 * sampling without memory of where it has been.
 */
public abstract sealed class TargetedWalk implements Sampling
    permits RandomWalk, MetropolisWalk, Mhda {

  TargetedWalk() {}

  /** Where it walks. */
  public abstract Graph graph();

  @Override
  public final int nodes() {
    return graph().nodes();
  }

  /** The walk as a reversible chain on nodes, if it is one that is known. */
  abstract Optional<ReversibleChain> chainOfNodes();

  /** A token whose target mu is multiplied by what the past makes of it. */
  abstract Sampler token(String kind, int node, Seed seed, Tilt tilt);

  /** The same token, gone on from a snapshot. */
  abstract Sampler token(String kind, Snapshot snapshot, Tilt tilt);

  @Override
  public final Sampler start(int node, Seed seed) {
    return token(getClass().getSimpleName(), node, seed, Tilt.NONE);
  }

  @Override
  public final Sampler resume(Snapshot snapshot) {
    return token(getClass().getSimpleName(), snapshot, Tilt.NONE);
  }

  @Override
  public String toString() {
    return getClass().getSimpleName() + "[nodes=" + nodes() + ", arcs=" + graph().arcs() + "]";
  }
}
