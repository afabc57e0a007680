package org.flyball.tuning;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.OptionalDouble;
import org.flyball.linear.Laplacian;
import org.flyball.linear.LinearSystem;
import org.flyball.linear.Sor;
import org.flyball.linear.SparseMatrix;
import org.flyball.linear.Young;
import org.flyball.random.Seed;
import org.flyball.run.Snapshot;
import org.flyball.run.Stop;
import org.junit.jupiter.api.Test;

class ResidualShiftLawTest {

  private static final ResidualShiftLaw LAW = new ResidualShiftLaw(4);

  private static Outcome settled(double omega, double beta) {
    return new Outcome(50, OptionalDouble.of(Young.radius(omega, beta)));
  }

  private static ParameterLearner start() {
    return LAW.start(Seed.of(1));
  }

  @Test
  void oneSettledRatio_allShiftsKnown() {
    ParameterLearner learner = start();
    assertEquals(1, learner.favourite(0));
    Proposal first = learner.propose(-0.1);
    assertEquals(1.5, first.parameter());
    learner.learn(first, settled(1.5, 0.95 * 4 / 3.9));
    for (double shift : new double[] {-0.1, 0, 2}) {
      assertEquals(Young.omega(0.95 * 4 / (4 + shift)), learner.favourite(shift), 1e-12);
    }
    // The second solve looks again: theta a quarter up.
    double theta = Math.sqrt(1 - 0.95 * 0.95);
    assertEquals(2 / (1 + 1.25 * theta), learner.propose(0).parameter(), 1e-12);
    assertEquals(2 / (1 + 1.25 * theta), learner.propose(0).parameter(), 1e-12);
    assertEquals(2 / (1 + theta), learner.propose(0).parameter(), 1e-12); // the fourth
    assertEquals(2 / (1 + 1.25 * theta), learner.propose(0).parameter(), 1e-12);
    assertEquals(2 / (1 + theta), learner.propose(0).parameter(), 1e-12);
  }

  @Test
  void startAboveTheBest_nothingSeen_thenFromOne() {
    ParameterLearner learner = start();
    learner.learn(learner.propose(0), settled(1.5, 0.5)); // omega* is 1.07: the ratio is 0.5
    Proposal second = learner.propose(0);
    assertEquals(1, second.parameter());
    learner.learn(second, Outcome.of(20));
    assertEquals(1.5, learner.propose(0).parameter());
    learner.learn(learner.propose(0), settled(1, 0.5));
    assertEquals(Young.omega(0.5), learner.favourite(0), 1e-12);
  }

  /**
   * 30 x 30 with shifts of which the first has omega* below 1.5: it once stayed at 1.99 for ever.
   */
  @Test
  void firstSolveAboveTheBest_onAGridWhereResidualsTakeLongToSettle() {
    SparseMatrix grid = Laplacian.fivePoint(30, 30);
    Stop stop = Stop.below(1e-8);
    TunedByContext solver = TunedByContext.over(Sor::new, stop).by(LAW, Seed.of(42));
    double[] b = new double[grid.rows()];
    Arrays.fill(b, 1);
    long learnt = 0;
    long best = 0;
    for (int t = 0; t < 40; t++) {
      double shift = 0.5 / (1 + t % 7);
      LinearSystem system = new LinearSystem(grid.shifted(shift), b);
      learnt += solver.solve(system, shift).steps();
      best += new Sor(Young.omegaFor(grid.shifted(shift)), stop).solve(system).steps();
    }
    assertTrue(learnt < 1.15 * best, learnt + " sweeps against " + best);
  }

  @Test
  void firstLookThatTheSecondDoesNotSee_isForgotten() {
    ParameterLearner learner = start();
    learner.learn(learner.propose(0), settled(1.5, 0.99));
    assertEquals(Young.omega(0.99), learner.favourite(0), 1e-12);
    learner.learn(learner.propose(0), settled(1.7, 0.8)); // above omega*, so the ratio is 0.7
    Proposal third = learner.propose(0);
    assertEquals(1, third.parameter());
    learner.learn(third, settled(1, 0.8));
    assertEquals(Young.omega(0.8), learner.favourite(0), 1e-12);
  }

  @Test
  void oneLookGoneWrong_isOutvoted() {
    ParameterLearner learner = start();
    for (int t = 0; t < 40; t++) {
      Proposal proposal = learner.propose(0);
      double beta = t == 16 ? 0.999 : 0.9;
      learner.learn(proposal, settled(proposal.parameter(), beta));
    }
    assertEquals(Young.omega(0.9), learner.favourite(0), 1e-9);
    assertFalse(learner.certificates().get(0).holds());
  }

  @Test
  void spectrumChanged_solvesBelowTheBestCallForLooks() {
    ParameterLearner learner = start();
    for (int t = 0; t < 1_000; t++) {
      Proposal proposal = learner.propose(0);
      learner.learn(proposal, settled(proposal.parameter(), t < 900 ? 0.9 : 0.98));
    }
    assertEquals(Young.omega(0.98), learner.favourite(0), 1e-9);
  }

  @Test
  void behindABackstop_onlyTheFirstSolversResidualsCount() {
    Stop stop = ShiftedStream.STOP;
    Backstop.Fallback slow = rest -> new Sor(1, rest);
    for (int patience : new int[] {5, 60}) {
      Tuned.Family family = (omega, s) -> new Backstop(new Sor(omega, s), s, patience, slow);
      TunedByContext solver = TunedByContext.over(family, stop).by(LAW, Seed.of(1));
      ShiftedStream stream = new ShiftedStream(Seed.of(1));
      for (int t = 0; t < 40; t++) {
        solver.solve(stream.next(), stream.shift());
      }
      double best = Young.omega(Math.cos(Math.PI / 11));
      // Five sweeps are too few to see anything; sixty are enough.
      assertEquals(patience == 5 ? 1 : best, solver.favourite(0), 0.01, "patience " + patience);
    }
  }

  @Test
  void badArguments_refused_stateUnchanged() {
    assertThrows(IllegalArgumentException.class, () -> new ResidualShiftLaw(-1));
    assertThrows(IllegalArgumentException.class, () -> new ResidualShiftLaw(4, 2));
    assertThrows(
        IllegalArgumentException.class, () -> new Outcome(1, OptionalDouble.of(Double.NaN)));
    assertThrows(IllegalArgumentException.class, () -> new Outcome(1, OptionalDouble.of(1)));
    ParameterLearner learner = start();
    Snapshot before = learner.snapshot();
    for (double bad : new double[] {-4, -5, Double.NaN, 1 / 0.0}) {
      assertThrows(IllegalArgumentException.class, () -> learner.propose(bad));
    }
    assertThrows(
        IllegalArgumentException.class, () -> learner.learn(Proposal.of(2.5, 0), Outcome.of(3)));
    assertEquals(before, learner.snapshot());
    Snapshot torn =
        Snapshot.of("ResidualShiftLaw")
            .with("policy", LAW.toString())
            .withLongs("counts", 1, -1, 0)
            .with("seen", new double[5])
            .with("misfit", 0);
    assertThrows(IllegalArgumentException.class, () -> LAW.resume(torn));
  }

  @Test
  void residualTail_settlesOnAGeometricEnd_only() {
    ResidualTail tail = new ResidualTail();
    for (int k = 0; k < 8; k++) {
      tail.see(Math.pow(0.7, k));
    }
    assertTrue(tail.ratio().isEmpty(), "eight residuals are too few");
    tail.see(Math.pow(0.7, 8));
    assertEquals(0.7, tail.ratio().getAsDouble(), 1e-14);
    tail.see(Math.pow(0.7, 10));
    assertTrue(tail.ratio().isEmpty(), "a jump");
    for (double end : new double[] {0, Double.NaN, 1 / 0.0}) {
      for (int k = 0; k < 8; k++) {
        tail.see(Math.pow(0.7, k));
      }
      tail.see(end);
      assertTrue(tail.ratio().isEmpty(), "ends in " + end);
    }
  }
}
