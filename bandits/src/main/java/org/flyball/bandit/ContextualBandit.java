package org.flyball.bandit;

import org.flyball.run.Snapshot;

/**
 * A learner that sees a number before it chooses, the context, and the loss of the chosen arm only
 * after. Mutable, for one thread (or under a lock).
 *
 * <pre>{@code
 * ContextualBandit bandit = new ChebCb(new ContextRange(-0.15, 0.65)).start(20, Seed.of(42));
 * ContextualPull pull = bandit.pull(shift);
 * bandit.learn(pull, lossOf(pull.arm()));
 * }</pre>
 *
 * <p><b>Contexts.</b> Any finite number: outside the {@link ContextRange} the end next to it
 * counts, because a stream must not die of one shift that is larger than foreseen. NaN and
 * infinities are refused.
 *
 * <p>Feedback may be late, out of order, or missing, as for a {@link Bandit}: the pull carries its
 * context.
 */
public interface ContextualBandit {

  /**
   * Draws an arm.
   *
   * @param context finite
   */
  ContextualPull pull(double context);

  /**
   * Takes the loss of a pull of this bandit, once per pull.
   *
   * @param pull what {@link #pull} returned
   * @param loss finite and at least 0
   * @throws IllegalArgumentException if the loss is not, if the pull cannot be of this bandit, or
   *     if the estimates overflow; the state is then unchanged
   */
  void learn(ContextualPull pull, double loss);

  /**
   * Takes a loss of a pull that was not of this bandit, where that tells it something however the
   * arm was chosen: regressions can use it. Does nothing otherwise.
   *
   * @param context finite
   * @param arm counted from 0
   * @param loss finite and at least 0
   */
  default void observe(double context, int arm, double loss) {}

  /** The number of arms. */
  int arms();

  /** The probabilities of the next pull with this context, summing to 1; fresh, the caller's. */
  double[] probabilities(double context);

  /** The whole state, for {@link ContextualPolicy#resume}. */
  Snapshot snapshot();
}
