package org.flyball.tuning;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.flyball.bandit.Bandit;
import org.flyball.bandit.ContextualPull;
import org.flyball.bandit.Pull;
import org.flyball.run.Certificate;
import org.flyball.run.Checks;
import org.flyball.run.Snapshot;

/** A run of {@link Hedge}. Arms: the experts, then the values of the grid. */
final class HedgeLearner implements ParameterLearner {

  /** Losses up to here overflow no sum, so that nobody has learnt when somebody refuses. */
  private static final double LARGEST_LOSS = 1e100;

  private final Grid grid;
  private final ParameterLearner[] experts;
  private final Bandit bandit;

  HedgeLearner(Grid grid, ParameterLearner[] experts, Bandit bandit) {
    this.grid = grid;
    this.experts = experts;
    this.bandit = bandit;
  }

  int arms() {
    return bandit.arms();
  }

  @Override
  public Proposal propose(double context) {
    Pull pull = bandit.pull();
    int arm = pull.arm();
    if (arm >= experts.length) {
      return new Proposal(grid.get(arm - experts.length), new ContextualPull(context, pull));
    }
    Proposal inner = experts[arm].propose(context);
    return new Proposal(inner.parameter(), new ContextualPull(context, pull), Optional.of(inner));
  }

  @Override
  public void learn(Proposal proposal, Outcome outcome) {
    int arm = proposal.pull().arm();
    boolean ofExpert = arm < experts.length;
    if (arm >= arms() || proposal.inner().isPresent() != ofExpert) {
      Checks.that(
          false, "Hedge.learn: the proposal is of another learner; this one has %s arms", arms());
    }
    if (outcome.loss() > LARGEST_LOSS) {
      Checks.that(
          false, "Hedge.learn: the loss %s is too large; use a larger unit", outcome.loss());
    }
    if (ofExpert) {
      experts[arm].learn(proposal.inner().get(), outcome);
    }
    bandit.learn(proposal.pull().pull(), outcome.loss());
    for (int i = 0; i < experts.length; i++) {
      if (i != arm) {
        experts[i].observe(proposal.parameter(), proposal.context(), outcome);
      }
    }
  }

  @Override
  public void observe(double parameter, double context, Outcome outcome) {
    for (ParameterLearner expert : experts) {
      expert.observe(parameter, context, outcome);
    }
  }

  @Override
  public double favourite(double context) {
    double[] p = bandit.probabilities();
    int best = 0;
    for (int i = 1; i < p.length; i++) {
      best = p[i] > p[best] ? i : best;
    }
    return best < experts.length
        ? experts[best].favourite(context)
        : grid.get(best - experts.length);
  }

  /** Those of the experts. */
  @Override
  public List<Certificate> certificates() {
    List<Certificate> all = new ArrayList<>();
    for (ParameterLearner expert : experts) {
      all.addAll(expert.certificates());
    }
    return all;
  }

  @Override
  public Snapshot snapshot() {
    Snapshot all =
        Snapshot.of("Hedge").with("grid", grid.toArray()).with("bandit", bandit.snapshot());
    for (int i = 0; i < experts.length; i++) {
      all = all.with("expert " + i, experts[i].snapshot());
    }
    return all;
  }
}
