package org.flyball.tuning;

import java.util.Optional;
import org.flyball.bandit.ContextualPull;
import org.flyball.bandit.Pull;
import org.flyball.run.Checks;

/**
 * One choice of a {@link ParameterLearner}, to be handed back with its loss.
 *
 * @param parameter the value chosen, finite
 * @param pull the context and the draw behind the choice
 * @param inner the proposal it passes on, of a learner that this learner asked
 */
public record Proposal(double parameter, ContextualPull pull, Optional<Proposal> inner) {

  private static final Pull CERTAIN = new Pull(0, 1);

  public Proposal {
    if (!Double.isFinite(parameter)) {
      Checks.that(false, "Proposal: the parameter must be finite, got %s", parameter);
    }
  }

  /** A choice of the learner's own. */
  public Proposal(double parameter, ContextualPull pull) {
    this(parameter, pull, Optional.empty());
  }

  /** A choice that no arm stands behind. */
  public static Proposal of(double parameter, double context) {
    return new Proposal(parameter, new ContextualPull(context, CERTAIN));
  }

  /** What the choice was made for. */
  public double context() {
    return pull.context();
  }
}
