package org.flyball.tuning;

import java.util.List;
import java.util.Optional;
import org.flyball.bandit.Estimator;
import org.flyball.bandit.HeadStart;
import org.flyball.bandit.LossScale;
import org.flyball.bandit.RegretBound;
import org.flyball.bandit.TsallisInf;
import org.flyball.random.Seed;
import org.flyball.run.Checks;
import org.flyball.run.Snapshot;

/**
 * Trusts learners that assume something, and is safe where they are wrong: a bandit whose arms are
 * experts and fixed values.
 *
 * <pre>{@code
 * Hedge hedge = Hedge.of(
 *     Grid.linear(1.05, 1.95, 10),
 *     new ResidualShiftLaw(4),
 *     ParameterPolicy.onGrid(Grid.linear(1, 1.95, 20), new ChebCb(new ContextRange(-0.15, 0.65))));
 * }</pre>
 *
 * <p>A solve is done with what the arm drawn says: the proposal of an expert, or a value of the
 * grid. {@link TsallisInf} draws, with {@linkplain Estimator#MEASURED_BASELINE measured baselines}
 * and a {@linkplain HeadStart head start} for the experts. The expert that proposed learns from the
 * outcome, and every other that can {@linkplain ParameterLearner#observe read it} does so, too.
 *
 * <p><b>When:</b> a law or a context that may be wrong. <b>When not:</b> if nothing is known,
 * {@link Tuned}; if the law is certain, the law alone: a hedge pays for its doubts.
 *
 * <p>Measured with the recipe above on the streams of arXiv 2310.02246, Figures 2 and 5, solves 51
 * to 5000, mean of three runs, low and high variance of the shifts: with the law right 1.03 and
 * 1.04 times omega* of each system, 0.72 and 0.57 times the best fixed omega. With the shift hidden
 * 1.06 and 1.10 times the best fixed omega, with the diagonal a quarter of the true one and without
 * ChebCB 1.04 and 1.07, on a 9-point Laplacian with the shift hidden 1.05 and 1.04. Every fixed
 * value costs exploration: with twenty in place of ten it is 1.05 and 1.08 times omega*.
 *
 * <p><b>Guarantee</b> ({@link #regretBound}): whatever the losses, and however wrong the experts,
 * the expected total is at most that of each expert's proposals and of each fixed value plus the
 * order of {@code K sqrt(d T)}. With the default scale, the running mean, this is not a theorem;
 * {@link #withScale} gives one, and a {@link Backstop} makes K small. With K = 500, without a
 * backstop, the figures above are 1.07 and 1.07 for the right law and 1.11 and 1.10 for the hidden
 * shift. What an expert would have proposed had it seen more outcomes, no theorem says.
 *
 * <p>Cost of a round: that of a bandit with as many arms, of the proposal, and of the experts'
 * learning.
 *
 * @param experts whom to ask, at least one
 * @param grid the fixed values
 * @param bandit how to choose among {@code experts.size() + grid.size()} arms, experts first
 */
public record Hedge(List<ParameterPolicy> experts, Grid grid, TsallisInf bandit)
    implements ParameterPolicy {

  public Hedge {
    experts = List.copyOf(experts);
    Checks.that(!experts.isEmpty(), "Hedge: needs at least one expert; see Tuned for none");
  }

  /** Measured baselines, a head start of size 1, losses in units of their running mean. */
  public static Hedge of(Grid grid, ParameterPolicy... experts) {
    TsallisInf bandit =
        new TsallisInf()
            .withEstimator(Estimator.MEASURED_BASELINE)
            .withHeadStart(new HeadStart(experts.length, 1));
    return new Hedge(List.of(experts), grid, bandit);
  }

  /** The same with losses in another unit. */
  public Hedge withScale(LossScale scale) {
    return new Hedge(experts, grid, bandit.withScale(scale));
  }

  /**
   * What is proved about the expected total loss above that of any one arm, if losses are within
   * the bandit's known scale; empty if it has none.
   *
   * @param rounds T, at least 1
   */
  public Optional<RegretBound> regretBound(long rounds) {
    return bandit.regretBound(arms(), rounds);
  }

  private int arms() {
    return experts.size() + grid.size();
  }

  @Override
  public ParameterLearner start(Seed seed) {
    ParameterLearner[] each = new ParameterLearner[experts.size()];
    for (int i = 0; i < each.length; i++) {
      each[i] = experts.get(i).start(seed.child("expert").child(i));
    }
    return new HedgeLearner(grid, each, bandit.start(arms(), seed.child("hedge")));
  }

  @Override
  public ParameterLearner resume(Snapshot snapshot) {
    grid.require(snapshot.expect("Hedge"), "Hedge");
    ParameterLearner[] each = new ParameterLearner[experts.size()];
    for (int i = 0; i < each.length; i++) {
      each[i] = experts.get(i).resume(snapshot.part("expert " + i));
    }
    HedgeLearner learner = new HedgeLearner(grid, each, bandit.resume(snapshot.part("bandit")));
    Checks.that(
        learner.arms() == arms(),
        "Hedge: the snapshot is of %s arms, this has %s",
        learner.arms(),
        arms());
    return learner;
  }
}
