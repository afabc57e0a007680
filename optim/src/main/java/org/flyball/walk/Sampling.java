package org.flyball.walk;

import org.flyball.random.Seed;
import org.flyball.run.Snapshot;

/**
 * A way of visiting the nodes of a graph one after another: a recipe, immutable. {@link #start}
 * gives the token that does it.
 */
public interface Sampling {

  /** How many nodes there are to visit. */
  int nodes();

  /**
   * How often the node is visited in the long run, up to a factor that is the same for all nodes:
   * mu_i of the stationary law. Every sampling must say, because an average along its path is an
   * average under this law and not under another.
   *
   * @return above 0 and finite
   */
  double mass(int node);

  /**
   * A token at {@code node}, which has made no step yet; equal seeds give equal paths.
   *
   * @param node where it starts, in 0 .. nodes() - 1; does not count as a visit
   */
  Sampler start(int node, Seed seed);

  /**
   * A token at a node drawn uniformly from {@code seed.child("start")}. On a graph of several
   * components a walk stays in the one it starts in, where {@link #mass} is its law: send it over
   * {@link org.flyball.graph.Subgraph#largestComponent}.
   */
  default Sampler start(Seed seed) {
    return start(seed.child("start").stream().nextInt(nodes()), seed);
  }

  /**
   * The token that a {@link Sampler#snapshot} was taken of: it goes on bit for bit.
   *
   * @throws IllegalArgumentException if the snapshot is of another kind of sampling or of another
   *     number of nodes
   */
  Sampler resume(Snapshot snapshot);
}
