package org.flyball.bandit;

import org.flyball.run.Checks;

/**
 * One draw of a bandit, to be handed back with its loss. It carries all that the loss estimate
 * needs, so that the feedback may come late and out of order.
 *
 * @param arm the arm drawn, counted from 0
 * @param probability the probability it was drawn with, in (0, 1]
 * @param baselines what the bandit assumed, before the draw, about the loss of every arm (control
 *     variates in units of the loss scale), or empty; shared, do not write
 */
public record Pull(int arm, double probability, double[] baselines) {

  private static final double[] NONE = {};

  public Pull {
    Checks.that(arm >= 0, "Pull: arm must be at least 0, got %s", arm);
    Checks.that(
        probability > 0 && probability <= 1,
        "Pull: probability must be in (0, 1], got %s",
        probability);
  }

  /** A draw without baselines. */
  public Pull(int arm, double probability) {
    this(arm, probability, NONE);
  }
}
