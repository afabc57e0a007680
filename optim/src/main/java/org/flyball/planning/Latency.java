package org.flyball.planning;

import org.flyball.run.Checks;

/**
 * What a round takes beside its bits and its arithmetic, in seconds.
 *
 * @param fixed in every round: the way there and back, and what the engine needs to start its tasks
 * @param meanDelay the mean of a further delay of each worker, drawn anew in each round from an
 *     exponential law: with n equal workers the slowest is late by {@code meanDelay (1 + 1/2 + ...
 *     + 1/n)} on average; 0 for none
 */
public record Latency(double fixed, double meanDelay) {

  /** Checks that both are times. */
  public Latency {
    Checks.that(
        fixed >= 0 && fixed < Double.POSITIVE_INFINITY,
        "Latency: the fixed part is %s seconds, must be 0 or positive and finite",
        fixed);
    Checks.that(
        meanDelay >= 0 && meanDelay < Double.POSITIVE_INFINITY,
        "Latency: the mean delay is %s seconds, must be 0 or positive and finite",
        meanDelay);
  }

  /** The same in every round, and nobody is late. */
  public static Latency of(double fixed) {
    return new Latency(fixed, 0);
  }

  /** The same with delays of this mean. */
  public Latency withDelays(double mean) {
    return new Latency(fixed, mean);
  }
}
