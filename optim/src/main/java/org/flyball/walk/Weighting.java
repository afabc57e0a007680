package org.flyball.walk;

import org.flyball.run.Checks;

/**
 * How much each node is to count, whatever the walk's law: the run looks for a root of {@code sum_i
 * w_i H(x, i)}. It has to be said, because a walk visits node i with its own share mu_i, and what
 * it takes as it finds solves {@code sum_i mu_i H(x, i) = 0}: on a simple walk, the problem in
 * which well-connected nodes count more. Where w and mu differ, the run multiplies H by {@code w_i
 * / mu_i}, both normalised; the least visited nodes then take the longest steps.
 */
public sealed interface Weighting {

  /** All nodes count the same: what a {@link org.flyball.objective.FiniteSum} means. */
  static Weighting uniform() {
    return new Equal();
  }

  /**
   * Each node counts as it is told.
   *
   * @param weights (nodes) at least 0 and finite, not all 0, up to a common factor; copied
   */
  static Weighting of(double... weights) {
    return new Given(weights.clone());
  }

  /**
   * Nodes count as often as the walk visits them, and H is never scaled. The result warns where
   * that is not uniform.
   */
  static Weighting asVisited() {
    return new AsVisited();
  }

  /** All the same. */
  record Equal() implements Weighting {}

  /**
   * As told.
   *
   * @param weights one per node; shared, do not write
   */
  record Given(double[] weights) implements Weighting {
    /** Checks the weights. */
    public Given {
      double sum = 0;
      for (int i = 0; i < weights.length; i++) {
        if (!(weights[i] >= 0 && weights[i] < Double.POSITIVE_INFINITY)) {
          Checks.that(
              false,
              "Weighting: the weight of node %s is %s, must be at least 0 and finite",
              i,
              weights[i]);
        }
        sum += weights[i];
      }
      Checks.that(
          sum > 0 && sum < Double.POSITIVE_INFINITY,
          "Weighting: the weights add up to %s, must be positive and finite",
          sum);
    }
  }

  /** As the walk has it. */
  record AsVisited() implements Weighting {}
}
