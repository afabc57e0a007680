package org.flyball.federated;

import org.flyball.run.Checks;
import org.flyball.run.Snapshot;

/** The clients of one run, wherever they are. For one thread. */
public interface Crew {

  /**
   * Does a round: hands the order to the clients, and the bytes of those that take part to the
   * inbox, in any order; each once is enough, more do no harm. A message that is not handed over
   * must not be committed at its client either.
   */
  void round(Order order, Inbox inbox);

  /**
   * {@code (1/n) sum grad f_i} at the point of the last order, if it is at hand without further
   * work.
   *
   * @param out (d)
   * @return whether it was; else nothing is written
   */
  default boolean gradient(double[] out) {
    return false;
  }

  /**
   * The least share of its energy, {@code 1 - ||C(v) - v||^2 / ||v||^2}, that a compressor kept in
   * the last round; NaN if that is not known.
   */
  default double leastKeptShare() {
    return Double.NaN;
  }

  /** Whether {@link #takeBack} works; only {@link StepSize.Realised} needs it. */
  default boolean canTakeBack() {
    return false;
  }

  /**
   * Undoes the last round at all clients: as if none of its messages had arrived. Once at most for
   * each round; on a network, a word beside the next order, see {@link Client#takeBack}.
   */
  default void takeBack() {
    throw new IllegalStateException(
        getClass().getSimpleName() + ": cannot take back a round; see canTakeBack");
  }

  /**
   * Asks all clients for exact values, outside of the protocol and its traffic.
   *
   * @param x the point, (d)
   * @param weights omega_i of the potential, (n)
   */
  void inspect(double[] x, double[] weights, Inspection out);

  /**
   * Takes over the clients of another crew of the same engine: client i becomes what {@code
   * origin[i]} was there, or stays new if that is -1. Optional.
   *
   * <p>For EF14 what is owed stays the same: who stays scales its residual, {@code w_i e_i} with
   * its old weight and its new one, and who leaves hands it over.
   *
   * @param mean (d) becomes {@code sum w_i g_i} of all memories; for EF14 {@code sum w_i e_i} of
   *     those who leave
   * @throws IllegalArgumentException if this engine cannot, or not from that crew
   */
  default void adopt(Crew old, int[] origin, double[] mean) {
    Checks.that(
        false,
        "Training.continueWith: %s cannot change its clients in a run; start a new run at its x",
        getClass().getSimpleName());
  }

  /** The state of every client, and of what they received. */
  Snapshot snapshot();

  /** Goes back to a saved state. */
  void restore(Snapshot snapshot);
}
