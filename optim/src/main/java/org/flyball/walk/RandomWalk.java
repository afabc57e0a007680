package org.flyball.walk;

import java.util.Optional;
import org.flyball.graph.Graph;
import org.flyball.graph.ReversibleChain;
import org.flyball.random.Seed;
import org.flyball.run.Snapshot;

/**
 * A reversible chain as a sampling: the walk without memory that self-repellent ones start from and
 * are measured against.
 *
 * <pre>{@code
 * Sampler token = new RandomWalk(ReversibleChain.metropolis(graph)).start(seed);
 * }</pre>
 *
 * <p>A step is one {@link ReversibleChain#step}. A token holds its place and its stream only.
 */
public final class RandomWalk extends TargetedWalk {

  private final ReversibleChain chain;

  /** The walk of this chain. */
  public RandomWalk(ReversibleChain chain) {
    this.chain = chain;
  }

  /** What walks. */
  public ReversibleChain chain() {
    return chain;
  }

  @Override
  public Graph graph() {
    return chain.graph();
  }

  @Override
  public double mass(int node) {
    return chain.mass(node);
  }

  @Override
  Optional<ReversibleChain> chainOfNodes() {
    return Optional.of(chain);
  }

  @Override
  Sampler token(String kind, int node, Seed seed, Tilt tilt) {
    return new ProposingToken(kind, node, seed, chain, new double[0], tilt);
  }

  @Override
  Sampler token(String kind, Snapshot snapshot, Tilt tilt) {
    return new ProposingToken(kind, snapshot, chain, new double[0], tilt);
  }
}
