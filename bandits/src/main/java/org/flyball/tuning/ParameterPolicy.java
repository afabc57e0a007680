package org.flyball.tuning;

import org.flyball.bandit.ContextualBandit;
import org.flyball.bandit.ContextualPolicy;
import org.flyball.bandit.ContextualPull;
import org.flyball.random.Seed;
import org.flyball.run.Snapshot;

/**
 * The recipe of a {@link ParameterLearner}: {@link ShiftLaw}, {@link ResidualShiftLaw}, a grid and
 * a contextual bandit, or a {@link Hedge} over several.
 *
 * <pre>{@code
 * ParameterPolicy law = ShiftLaw.of(4, Stop.below(1e-8));
 * ParameterPolicy grid =
 *     ParameterPolicy.onGrid(Grid.linear(1, 1.95, 20), new ChebCb(new ContextRange(-0.15, 0.65)));
 * }</pre>
 */
public interface ParameterPolicy {

  /** Starts a learner that knows nothing yet. */
  ParameterLearner start(Seed seed);

  /**
   * The learner whose state was saved by {@link ParameterLearner#snapshot()}; it goes on bit for
   * bit.
   *
   * @throws IllegalArgumentException if the snapshot is of another policy
   */
  ParameterLearner resume(Snapshot snapshot);

  /**
   * The values of a grid are the arms of a contextual bandit.
   *
   * @param grid the values
   * @param policy the bandit
   */
  static ParameterPolicy onGrid(Grid grid, ContextualPolicy policy) {
    return new OnGrid(grid, policy);
  }

  /**
   * {@link #onGrid}.
   *
   * @param grid the values
   * @param policy the bandit
   */
  record OnGrid(Grid grid, ContextualPolicy policy) implements ParameterPolicy {

    @Override
    public ParameterLearner start(Seed seed) {
      return new Learner(grid, policy.start(grid.size(), seed));
    }

    @Override
    public ParameterLearner resume(Snapshot snapshot) {
      grid.require(snapshot.expect("OnGrid"), "OnGrid");
      return new Learner(grid, policy.resume(snapshot.part("bandit")));
    }

    private record Learner(Grid grid, ContextualBandit bandit) implements ParameterLearner {

      @Override
      public Proposal propose(double context) {
        ContextualPull pull = bandit.pull(context);
        return new Proposal(grid.get(pull.arm()), pull);
      }

      @Override
      public void learn(Proposal proposal, Outcome outcome) {
        bandit.learn(proposal.pull(), outcome.loss());
      }

      @Override
      public void observe(double parameter, double context, Outcome outcome) {
        int arm = grid.indexOf(parameter);
        if (arm >= 0) {
          bandit.observe(context, arm, outcome.loss());
        }
      }

      @Override
      public double favourite(double context) {
        double[] p = bandit.probabilities(context);
        int best = 0;
        for (int i = 1; i < p.length; i++) {
          best = p[i] > p[best] ? i : best;
        }
        return grid.get(best);
      }

      @Override
      public Snapshot snapshot() {
        return Snapshot.of("OnGrid").with("grid", grid.toArray()).with("bandit", bandit.snapshot());
      }
    }
  }
}
