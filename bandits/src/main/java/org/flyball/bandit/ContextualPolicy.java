package org.flyball.bandit;

import org.flyball.random.Seed;
import org.flyball.run.Snapshot;

/** The recipe of a contextual bandit: an immutable record of its hyper-parameters. */
public interface ContextualPolicy {

  /**
   * Starts a bandit that knows nothing yet.
   *
   * @param arms the number of arms, at least 1
   * @param seed where its random draws come from
   */
  ContextualBandit start(int arms, Seed seed);

  /**
   * The bandit whose state was saved by {@link ContextualBandit#snapshot()}; it goes on bit for
   * bit.
   *
   * @throws IllegalArgumentException if the snapshot is of another policy, of the same with other
   *     hyper-parameters, or of no contextual bandit
   */
  ContextualBandit resume(Snapshot snapshot);
}
