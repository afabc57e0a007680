package org.flyball.federated;

import org.flyball.objective.FiniteSum;

/** Where the clients live. Bring your own for a cluster: {@link Client} does a client's part. */
@FunctionalInterface
public interface Engine {

  /** Gathers the clients of a run; nothing is computed yet. */
  Crew gather(Plan plan, FiniteSum f);

  /**
   * All clients in this process, worked on by this many threads. The results are the same bits for
   * any number of them; with one, a round allocates nothing once warm.
   */
  static Engine local(int threads) {
    return new LocalEngine(threads, 0);
  }
}
