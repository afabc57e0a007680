package org.flyball.tuning;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.flyball.bandit.ContextualPull;
import org.flyball.bandit.LossScale;
import org.flyball.bandit.Pull;
import org.flyball.linear.Young;
import org.flyball.random.Seed;
import org.flyball.run.Snapshot;
import org.junit.jupiter.api.Test;

class HedgeTest {

  private static final Grid GRID = Grid.of(1, 1.5, 1.9);
  private static final ResidualShiftLaw LAW = new ResidualShiftLaw(4);
  private static final Hedge HEDGE = Hedge.of(GRID, LAW, ShiftLaw.of(4, ShiftedStream.STOP));

  private static final ParameterPolicy NOTE =
      new ParameterPolicy() {
        @Override
        public ParameterLearner start(Seed seed) {
          return new Notes();
        }

        @Override
        public ParameterLearner resume(Snapshot snapshot) {
          return new Notes();
        }
      };

  /** Writes down what it is told. */
  private static final class Notes implements ParameterLearner {

    private static final List<String> TOLD = new ArrayList<>();

    @Override
    public Proposal propose(double context) {
      return Proposal.of(1.25, context);
    }

    @Override
    public void learn(Proposal proposal, Outcome outcome) {
      TOLD.add("learn " + proposal.parameter() + " " + outcome.loss());
    }

    @Override
    public void observe(double parameter, double context, Outcome outcome) {
      TOLD.add("observe " + parameter + " at " + context + " " + outcome.loss());
    }

    @Override
    public double favourite(double context) {
      return 1.25;
    }

    @Override
    public Snapshot snapshot() {
      return Snapshot.of("Notes");
    }
  }

  @Test
  void everyOutcome_reachesEveryExpert_onceInTheRightWay() {
    Notes.TOLD.clear();
    ParameterLearner learner = Hedge.of(GRID, NOTE, NOTE).start(Seed.of(1));
    int proposed = 0;
    for (int t = 0; t < 100; t++) {
      Proposal proposal = learner.propose(0.5);
      learner.learn(proposal, Outcome.of(t));
      boolean own = proposal.parameter() == 1.25;
      proposed += own ? 1 : 0;
      List<String> told = Notes.TOLD.subList(2 * t, Notes.TOLD.size());
      assertEquals(2, told.size());
      String seen = "observe " + proposal.parameter() + " at 0.5 " + (double) t;
      assertTrue(told.contains(seen));
      assertEquals(own ? "learn 1.25 " + (double) t : seen, told.get(0));
    }
    assertTrue(proposed > 0 && proposed < 100);
  }

  @Test
  void laws_readWhatTheyDidNotPropose() {
    ParameterLearner law = LAW.start(Seed.of(1));
    double beta = 0.95;
    law.observe(1.9, 0, new Outcome(50, OptionalDouble.of(0.9))); // above omega*: says nothing
    assertEquals(1, law.favourite(0));
    double close = 2 / (1 + 1.2 * Math.sqrt(1 - beta * beta)); // too near for a stranger's
    law.observe(close, 0, new Outcome(50, OptionalDouble.of(Young.radius(close, beta))));
    assertEquals(1, law.favourite(0));
    law.observe(1.2, 0, new Outcome(50, OptionalDouble.of(Young.radius(1.2, beta))));
    assertEquals(Young.omega(beta * 4 / 4.3), law.favourite(0.3), 1e-12);
  }

  @Test
  void arms_areExpertsAndGrid_andTheBoundCountsThem() {
    assertTrue(HEDGE.regretBound(5_000).isEmpty());
    // K ((9 + 1) sqrt(5 T) + 3 sqrt(T))
    double wanted = 200 * (10 * Math.sqrt(25_000) + 3 * Math.sqrt(5_000));
    Hedge known = HEDGE.withScale(LossScale.known(200));
    assertEquals(wanted, known.regretBound(5_000).get().value(), 1e-6);
  }

  @Test
  void strangersAndBadLosses_refused_stateUnchanged() {
    ParameterLearner learner = HEDGE.start(Seed.of(1));
    for (int t = 0; t < 20; t++) {
      learner.learn(learner.propose(0), Outcome.of(40 + t));
    }
    Snapshot before = learner.snapshot();
    refused(learner, new Proposal(1.5, new ContextualPull(0, new Pull(5, 1))), 1);
    refused(learner, Proposal.of(1.5, 0), 1); // of arm 0, an expert, but passes nothing on
    Proposal fixed = new Proposal(1.5, new ContextualPull(0, new Pull(3, 1)));
    refused(learner, fixed, 1e200);
    for (double bad : new double[] {Double.NaN, -1, Double.POSITIVE_INFINITY}) {
      assertThrows(IllegalArgumentException.class, () -> Outcome.of(bad));
    }
    assertEquals(before, learner.snapshot());
    assertThrows(IllegalArgumentException.class, () -> Hedge.of(GRID));
  }

  private static void refused(ParameterLearner learner, Proposal proposal, double loss) {
    assertThrows(IllegalArgumentException.class, () -> learner.learn(proposal, Outcome.of(loss)));
  }

  @Test
  void snapshotOfAnotherHedge_refused() {
    Snapshot mine = HEDGE.start(Seed.of(1)).snapshot();
    Hedge otherGrid = Hedge.of(Grid.of(1, 1.5), LAW, ShiftLaw.of(4, ShiftedStream.STOP));
    String message =
        assertThrows(IllegalArgumentException.class, () -> otherGrid.resume(mine)).toString();
    assertTrue(message.contains("1.9") && message.contains("restore it into its own"), message);
    assertThrows(IllegalArgumentException.class, () -> Hedge.of(GRID, LAW).resume(mine));
  }
}
