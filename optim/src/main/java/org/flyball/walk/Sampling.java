package org.flyball.walk;

import org.flyball.random.Seed;

/**
 * A way of visiting the nodes of a graph one after another: a recipe, immutable. {@link #start}
 * gives the token that does it.
 */
public interface Sampling {

  /** How many nodes there are to visit. */
  int nodes();

  /**
   * A token at {@code node}, which has made no step yet; equal seeds give equal paths.
   *
   * @param node where it starts, in 0 .. nodes() - 1; does not count as a visit
   */
  Sampler start(int node, Seed seed);

  /** A token at a node drawn uniformly from {@code seed.child("start")}. */
  default Sampler start(Seed seed) {
    return start(seed.child("start").stream().nextInt(nodes()), seed);
  }
}
