package org.flyball.planning;

/**
 * How many rounds a {@link Pilot} lets expect. No theorem stands behind it.
 *
 * @param rounds beyond round 0; infinite if there was no progress
 * @param low the smaller of two ways to prolong the pilot's curve: as if the rate of its second
 *     half lasted
 * @param high the larger of them: as if that half were a power of the round; {@code rounds} is
 *     their geometric mean
 * @param factor how many times the proved step was taken
 * @param pilotRounds how many rounds were really made
 */
public record Expectation(double rounds, double low, double high, double factor, long pilotRounds) {

  /** Whether the pilot itself met the goal, so that nothing is prolonged. */
  public boolean isMeasured() {
    return rounds <= pilotRounds;
  }
}
