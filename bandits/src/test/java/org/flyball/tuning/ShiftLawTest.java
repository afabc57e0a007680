package org.flyball.tuning;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import org.flyball.linear.Young;
import org.flyball.random.Seed;
import org.flyball.run.Snapshot;
import org.junit.jupiter.api.Test;

class ShiftLawTest {

  private static final ShiftLaw LAW = new ShiftLaw(4, 1e-8, 1.95);

  @Test
  void prediction_byHand() {
    // omega = 1: rho = beta^2; beta = 0.9, tau = 0.2: 0.81 + 0.2 * 0.19 = 0.848.
    assertEquals(Math.log(1e-8) / Math.log(0.848), LAW.predict(1, 0.9, 0.2), 1e-12);
    // Beyond omega*(0.9) = 1.393: rho = omega - 1, whatever beta.
    assertEquals(Math.log(1e-8) / Math.log(0.8), LAW.predict(1.8, 0.9, 0), 1e-12);
  }

  @Test
  void countsOfTheLaw_betaFound_fromAnyShift() {
    ParameterLearner learner = LAW.start(Seed.of(1));
    for (int t = 0; t < 60; t++) {
      double shift = -0.1 + 0.01 * t;
      Proposal proposal = learner.propose(shift);
      double beta = 0.93 * 4 / (4 + shift);
      learner.learn(proposal, Outcome.of(LAW.predict(proposal.parameter(), beta, 0.2)));
    }
    for (double shift : new double[] {-0.1, 0, 1, 10}) {
      double best = Young.omega(0.93 * 4 / (4 + shift));
      assertEquals(best, learner.favourite(shift), 0.012, "shift " + shift);
    }
    assertTrue(learner.certificates().get(0).holds());
  }

  @Test
  void failedSolve_isNoProof() {
    ParameterLearner learner = LAW.start(Seed.of(1));
    for (int t = 0; t < 60; t++) {
      Proposal proposal = learner.propose(0);
      double loss = t % 10 == 9 ? 10_000 : LAW.predict(proposal.parameter(), 0.93, 0.2);
      learner.learn(proposal, Outcome.of(loss));
    }
    assertEquals(Young.omega(0.93), learner.favourite(0), 0.012);
  }

  @Test
  void shiftThatMakesTheMatrixIndefinite_largestOmegaAtMost() {
    ParameterLearner learner = LAW.start(Seed.of(1));
    for (int t = 0; t < 50; t++) {
      Proposal proposal = learner.propose(-3.9);
      assertTrue(proposal.parameter() >= 1 && proposal.parameter() <= 1.95);
      learner.learn(proposal, Outcome.of(10_000));
    }
    assertTrue(learner.favourite(0) >= 1);
  }

  @Test
  void badArguments_refused_stateUnchanged() {
    assertThrows(IllegalArgumentException.class, () -> new ShiftLaw(0, 1e-8, 1.9));
    assertThrows(IllegalArgumentException.class, () -> new ShiftLaw(4, 1, 1.9));
    assertThrows(IllegalArgumentException.class, () -> LAW.withLargestOmega(2));
    ParameterLearner learner = LAW.start(Seed.of(1));
    Snapshot before = learner.snapshot();
    for (double bad : new double[] {Double.NaN, -1, 1 / 0.0}) {
      assertThrows(IllegalArgumentException.class, () -> Outcome.of(bad));
      assertThrows(IllegalArgumentException.class, () -> learner.propose(bad - 4));
    }
    Proposal outside = Proposal.of(2.5, 0);
    assertThrows(IllegalArgumentException.class, () -> learner.learn(outside, Outcome.of(3)));
    assertThrows(IllegalArgumentException.class, () -> Proposal.of(Double.NaN, 0));
    assertEquals(before, learner.snapshot());
  }

  @Test
  void round_allocatesTheProposalOnly() {
    ParameterLearner learner = LAW.start(Seed.of(1));
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    play(learner);
    long before = threads.getThreadAllocatedBytes(Thread.currentThread().getId());
    play(learner);
    long after = threads.getThreadAllocatedBytes(Thread.currentThread().getId());
    // A Proposal, 32 bytes, and its ContextualPull, 24.
    assertTrue((after - before) / 2_000.0 <= 58, (after - before) / 2_000.0 + " bytes a round");
  }

  private static final Outcome[] OUTCOMES = {Outcome.of(40), Outcome.of(44), Outcome.of(42)};

  private static void play(ParameterLearner learner) {
    for (int t = 0; t < 2_000; t++) {
      learner.learn(learner.propose(t % 7 * 0.1), OUTCOMES[t % OUTCOMES.length]);
    }
  }
}
