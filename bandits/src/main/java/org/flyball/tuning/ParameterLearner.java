package org.flyball.tuning;

import java.util.List;
import org.flyball.run.Certificate;
import org.flyball.run.Snapshot;

/**
 * Chooses a parameter for a context from what earlier choices have cost. Mutable, for one thread
 * (or under a lock). The losses may come late, out of order, or never.
 */
public interface ParameterLearner {

  /**
   * Chooses.
   *
   * @param context finite; for {@link ShiftLaw} the shift
   */
  Proposal propose(double context);

  /**
   * Takes the loss of a proposal of this learner, once per proposal.
   *
   * @param loss finite and at least 0: the steps of the solve less 1
   * @throws IllegalArgumentException if the loss is not; the state is then unchanged
   */
  void learn(Proposal proposal, double loss);

  /** The parameter that it now believes to be the best for this context; changes nothing. */
  double favourite(double context);

  /** What it assumes, beside what it has seen. Empty for learners that assume nothing. */
  default List<Certificate> certificates() {
    return List.of();
  }

  /** The whole state, for {@link ParameterPolicy#restore}. */
  Snapshot snapshot();
}
