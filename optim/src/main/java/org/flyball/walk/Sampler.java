package org.flyball.walk;

import org.flyball.run.Snapshot;

/** A token on its way: mutable, for one thread. Allocates nothing per step. */
public interface Sampler {

  /** Goes one step and returns the node it arrives at. */
  int next();

  /** Where the token is. */
  int node();

  /** How many steps it has made. */
  long steps();

  /** Everything the token knows: the same recipe's {@code resume} goes on bit for bit. */
  Snapshot snapshot();
}
