package org.flyball.tuning;

import java.util.List;
import org.flyball.run.Certificate;
import org.flyball.run.Snapshot;

/**
 * Chooses a parameter for a context from what earlier choices have cost. Mutable, for one thread
 * (or under a lock). The outcomes may come late, out of order, or never.
 */
public interface ParameterLearner {

  /**
   * Chooses.
   *
   * @param context finite; for {@link ShiftLaw} the shift
   */
  Proposal propose(double context);

  /**
   * Takes the outcome of a proposal of this learner, once per proposal.
   *
   * @throws IllegalArgumentException if the proposal cannot be of this learner; the state is then
   *     unchanged
   */
  void learn(Proposal proposal, Outcome outcome);

  /**
   * Takes the outcome of a solve that it did not propose, if it can read it whoever chose the
   * parameter; does nothing otherwise.
   *
   * @param parameter what the solve was done with
   * @param context finite
   */
  default void observe(double parameter, double context, Outcome outcome) {}

  /** The parameter that it now believes to be the best for this context; changes nothing. */
  double favourite(double context);

  /** What it assumes, beside what it has seen. Empty for learners that assume nothing. */
  default List<Certificate> certificates() {
    return List.of();
  }

  /** The whole state, for {@link ParameterPolicy#resume}. */
  Snapshot snapshot();
}
