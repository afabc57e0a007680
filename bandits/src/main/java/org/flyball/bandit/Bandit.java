package org.flyball.bandit;

import org.flyball.run.Snapshot;

/**
 * A learner that chooses among arms and sees the loss of the chosen arm only. Mutable, for one
 * thread (or under a lock).
 *
 * <pre>{@code
 * Pull pull = bandit.pull();
 * bandit.learn(pull, lossOf(pull.arm()));
 * }</pre>
 *
 * <p>Feedback may be late, out of order, or missing: the pull carries the probability with which it
 * was drawn, so any number of pulls may be under way. A pull that is never learnt changes nothing.
 */
public interface Bandit {

  /** Draws an arm. */
  Pull pull();

  /**
   * Takes the loss of a pull of this bandit, once per pull.
   *
   * @param pull what {@link #pull()} returned
   * @param loss finite and at least 0
   * @throws IllegalArgumentException if the loss is not, if the pull cannot be of this bandit, or
   *     if the estimates overflow; the state is then unchanged
   */
  void learn(Pull pull, double loss);

  /** The number of arms. */
  int arms();

  /** The probabilities of the next pull, summing to 1; fresh, the caller's. */
  double[] probabilities();

  /** The whole state, for {@link Policy#resume}. */
  Snapshot snapshot();
}
