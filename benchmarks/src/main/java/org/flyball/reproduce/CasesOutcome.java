package org.flyball.reproduce;

import java.util.List;
import org.flyball.walk.ReplicaMean;

/**
 * What was measured for the three cases.
 *
 * @param steps n
 * @param runs of each setting
 * @param at the places that were looked at, ascending up to n; shared, do not write
 * @param cells the base chain, then each case at each alpha, then a = 0.6, b = 1 at each alpha
 */
record CasesOutcome(int steps, int runs, int[] at, List<Cell> cells) {

  static final double B = 0.9;

  /** a of the three cases. */
  static final List<Double> CASES = List.of(0.8, 0.9, 1.0);

  static final List<Double> ALPHAS = List.of(1.0, 5.0, 10.0);

  /** The place of alpha = 5. */
  static final int MIDDLE = 1;

  /**
   * One setting.
   *
   * @param found at each place; shared, do not write
   * @param pair at n, of the linearised pair
   */
  record Cell(CasesSetting setting, ReplicaMean[] found, double pair, double effective) {

    double last() {
      return found[found.length - 1].mean();
    }

    double error() {
      return found[found.length - 1].standardError();
    }
  }

  /** Without repulsion. */
  Cell base() {
    return cells.get(0);
  }

  /** By the places of the case and of alpha in their lists; after the cases comes b = 1. */
  Cell cell(int which, int alpha) {
    return cells.get(1 + which * ALPHAS.size() + alpha);
  }
}
