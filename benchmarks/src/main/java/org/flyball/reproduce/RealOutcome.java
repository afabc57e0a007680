package org.flyball.reproduce;

/** What the policies paid on one real matrix, or family of them. */
record RealOutcome(
    RealStream stream,
    CostTable table,
    double[] formulaOmega,
    double[] formula,
    double[] best,
    double[] adaptive,
    double[] learnt,
    boolean[] failed,
    RealKrylov krylov) {

  double bestOmega() {
    return RelaxReal.GRID.get(table.bestFixed());
  }

  double first() {
    return CostTable.mean(table.fixed(0));
  }

  /** Whether some solve at omega = 1 met the step limit, so that its cost is a lower bound. */
  boolean firstWasCut() {
    double[] counts = table.fixed(0);
    for (double count : counts) {
      if (count >= RelaxReal.STOP.maxSteps()) {
        return true;
      }
    }
    return false;
  }

  double lastHalf() {
    return CostTable.mean(learnt, learnt.length / 2, learnt.length);
  }

  /** How many times fewer sweeps the learner needs than omega = 1. */
  double gain() {
    return first() / CostTable.mean(learnt);
  }

  /** What knowing the best omega would gain over omega = 1. */
  double possibleGain() {
    return first() / CostTable.mean(best);
  }

  /** What the learner still pays, in the second half, beside knowing the best omega. */
  double excess() {
    return lastHalf() / CostTable.mean(best);
  }

  int failures() {
    int count = 0;
    for (boolean one : failed) {
      count += one ? 1 : 0;
    }
    return count;
  }

  /** How many steps of the grid lie between the best omega and the formula's mean one. */
  int distanceToFormula() {
    double target = CostTable.mean(formulaOmega);
    int nearest = 0;
    for (int k = 1; k < RelaxReal.GRID.size(); k++) {
      nearest =
          Math.abs(theta(RelaxReal.GRID.get(k)) - theta(target))
                  < Math.abs(theta(RelaxReal.GRID.get(nearest)) - theta(target))
              ? k
              : nearest;
    }
    return Math.abs(table.bestFixed() - nearest);
  }

  /** The coordinate in which the grid is equidistant. */
  private static double theta(double omega) {
    return Math.log((2 - omega) / omega);
  }
}
