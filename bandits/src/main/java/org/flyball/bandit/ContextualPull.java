package org.flyball.bandit;

import org.flyball.run.Checks;
import org.flyball.run.Snapshot;

/**
 * One draw of a contextual bandit, to be handed back with its loss.
 *
 * @param context what the bandit was shown, finite
 * @param pull the arm and the probability it was drawn with
 */
public record ContextualPull(double context, Pull pull) {

  public ContextualPull {
    // Guarded by an if: a pull is made every round, and a call of Checks.that boxes its values.
    if (!Double.isFinite(context)) {
      Checks.that(false, "ContextualPull: the context must be finite, got %s", context);
    }
  }

  /** The arm drawn, counted from 0. */
  public int arm() {
    return pull.arm();
  }

  /** The probability it was drawn with, in (0, 1]. */
  public double probability() {
    return pull.probability();
  }

  /** All of it, for a pull whose loss outlives the process. */
  public Snapshot snapshot() {
    return Snapshot.of("ContextualPull").with("context", context).with("pull", pull.snapshot());
  }

  /** The pull that was saved. */
  public static ContextualPull of(Snapshot snapshot) {
    return new ContextualPull(
        snapshot.expect("ContextualPull").doubles("context", 1)[0], Pull.of(snapshot.part("pull")));
  }
}
