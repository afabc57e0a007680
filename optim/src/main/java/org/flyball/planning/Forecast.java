package org.flyball.planning;

import java.util.Optional;

/**
 * What a contender will take.
 *
 * @param contender which
 * @param stepSize the longest proved one, on the workload's constants
 * @param proved rounds beyond round 0, at most; the goal is met once by then
 * @param expected what a pilot lets expect; empty without one
 * @param sizes of its messages
 * @param opening round 0, in which dense gradients are sent
 * @param round each later round, on average
 */
public record Forecast(
    Contender contender,
    double stepSize,
    double proved,
    Optional<Expectation> expected,
    MessageSizes sizes,
    RoundCost opening,
    RoundCost round) {

  /** The rounds that are counted on: the expected ones, or without a pilot the proved ones. */
  public double rounds() {
    return expected.map(Expectation::rounds).orElse(proved);
  }

  /** Seconds to the goal, by {@link #rounds}. */
  public double seconds() {
    return seconds(rounds());
  }

  /** Seconds to the goal at worst. */
  public double provedSeconds() {
    return seconds(proved);
  }

  /** Seconds for so many rounds beyond round 0. */
  public double seconds(double rounds) {
    return total(opening.seconds(), rounds, round.seconds());
  }

  /** Bits that all clients send until the goal. */
  public double bitsUp() {
    double sum = 0;
    for (double bits : sizes.opening()) {
      sum += bits;
    }
    return total(sum, rounds(), sizes.allUp());
  }

  /** Endless rounds are endless whatever each of them costs. */
  static double total(double opening, double rounds, double round) {
    return rounds < Double.POSITIVE_INFINITY ? opening + rounds * round : rounds;
  }

  /** What a round takes longest for. */
  public RoundCost.Part dominant() {
    return round.dominant();
  }
}
