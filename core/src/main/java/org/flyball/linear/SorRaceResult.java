package org.flyball.linear;

import java.util.List;

/**
 * How a {@link SorRace} ended.
 *
 * @param best the index of the winner; if none converged, of the smallest residual. Of equals the
 *     first
 * @param solvers the candidates
 * @param solutions how far each got, in the same order. Who was still running when the winner
 *     converged is INTERRUPTED, with the winner's number of steps
 */
public record SorRaceResult(int best, List<Sor> solvers, List<Solution> solutions) {

  /** The best candidate; its omega is the one to keep. */
  public Sor solver() {
    return solvers.get(best);
  }

  /** The best candidate's solution; its reason says whether the race has a winner. */
  public Solution solution() {
    return solutions.get(best);
  }
}
