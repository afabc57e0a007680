package org.flyball.bandit;

import static org.flyball.bandit.Refusal.refused;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.List;
import org.flyball.random.Seed;
import org.flyball.run.Snapshot;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every contextual policy promises. */
class ContextualContractTest {

  private static final ContextRange RANGE = new ContextRange(-1, 3);

  static List<ContextualPolicy> policies() {
    return List.of(
        new ChebCb(RANGE),
        new ChebCb(RANGE).withDegree(2),
        new ChebCb(RANGE, 3, ChebConstants.theory(30, 10, 5_000)),
        new Binned(RANGE, 1, new TsallisInf()),
        new Binned(RANGE, 5, new TsallisInf()),
        new Binned(RANGE, 5, new GaussianThompson()));
  }

  private static double context(int t) {
    return -1 + 4 * ((t * 37) % 101) / 100.0;
  }

  private static double loss(int arm, int t) {
    return 3 + (arm * 7 + t * 5) % 23 + arm * (1 + context(t)) * 0.1;
  }

  @ParameterizedTest
  @MethodSource("policies")
  void probabilities_sumToOne_andAreThoseOfThePull(ContextualPolicy policy) {
    for (int arms : new int[] {1, 2, 20, 10_000}) {
      ContextualBandit bandit = policy.start(arms, Seed.of(1));
      assertEquals(arms, bandit.arms());
      for (int t = 0; t < 60; t++) {
        double[] p = bandit.probabilities(context(t));
        assertEquals(1, Arrays.stream(p).sum(), 1e-12);
        ContextualPull pull = bandit.pull(context(t));
        assertEquals(context(t), pull.context());
        assertEquals(p[pull.arm()], pull.probability());
        bandit.learn(pull, loss(pull.arm(), t));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("policies")
  void cheaperArmWins(ContextualPolicy policy) {
    ContextualBandit bandit = policy.start(2, Seed.of(1));
    int right = 0;
    for (int t = 0; t < 4_000; t++) {
      ContextualPull pull = bandit.pull(context(t));
      right += pull.arm();
      bandit.learn(pull, pull.arm() == 1 ? 5 : 25);
    }
    // The theorem's eta is meant for millions of rounds; it only has to lean the right way.
    int wanted = policy.toString().contains("Theory") ? 2_200 : 3_400;
    assertTrue(right > wanted, right + " of 4000 pulls of the better arm");
  }

  @ParameterizedTest
  @MethodSource("policies")
  void restored_goesOnBitForBit(ContextualPolicy policy) {
    ContextualBandit bandit = policy.start(7, Seed.of(5));
    play(bandit, 333);
    ContextualPull underWay = bandit.pull(0.3);
    Snapshot saved = Snapshot.fromBytes(bandit.snapshot().toBytes());
    ContextualBandit twin = policy.resume(saved);
    assertEquals(saved, twin.snapshot());
    bandit.learn(underWay, 3);
    ContextualPull again = ContextualPull.of(underWay.snapshot());
    assertEquals(underWay, again);
    twin.learn(again, 3);
    for (int t = 0; t < 600; t++) {
      ContextualPull pull = bandit.pull(context(t));
      assertEquals(pull, twin.pull(context(t)), "round " + t);
      bandit.learn(pull, loss(pull.arm(), t));
      twin.learn(pull, loss(pull.arm(), t));
    }
    assertEquals(bandit.snapshot(), twin.snapshot());
    assertArrayEquals(bandit.probabilities(1), twin.probabilities(1), 0);
  }

  @ParameterizedTest
  @MethodSource("policies")
  void askingChangesNothing(ContextualPolicy policy) {
    ContextualBandit asked = policy.start(5, Seed.of(2));
    ContextualBandit left = policy.start(5, Seed.of(2));
    for (int t = 0; t < 200; t++) {
      Arrays.fill(asked.probabilities(context(3 * t)), Double.NaN);
      asked.snapshot();
      ContextualPull pull = asked.pull(context(t));
      assertEquals(pull, left.pull(context(t)));
      asked.learn(pull, loss(pull.arm(), t));
      left.learn(pull, loss(pull.arm(), t));
    }
  }

  @ParameterizedTest
  @MethodSource("policies")
  void fiftyPullsUnderWay_stillLearns(ContextualPolicy policy) {
    ContextualBandit bandit = policy.start(4, Seed.of(8));
    ArrayDeque<ContextualPull> underWay = new ArrayDeque<>();
    int right = 0;
    for (int t = 0; t < 6_000; t++) {
      ContextualPull pull = bandit.pull(context(t));
      right += pull.arm() == 2 ? 1 : 0;
      underWay.add(pull);
      if (underWay.size() > 50) {
        ContextualPull old = underWay.remove();
        bandit.learn(old, old.arm() == 2 ? 5 : 25);
      }
    }
    int wanted = policy.toString().contains("Theory") ? 1_700 : 4_000;
    assertTrue(right > wanted, right + " of 6000 pulls of the best arm");
  }

  @ParameterizedTest
  @MethodSource("policies")
  void contextOutside_countsAsTheEnd_notANumberRefused(ContextualPolicy policy) {
    ContextualBandit bandit = policy.start(5, Seed.of(2));
    play(bandit, 300);
    assertArrayEquals(bandit.probabilities(3), bandit.probabilities(1e300), 0);
    assertArrayEquals(bandit.probabilities(-1), bandit.probabilities(-7), 0);
    Snapshot before = bandit.snapshot();
    for (double bad : new double[] {Double.NaN, 1 / 0.0, -1 / 0.0}) {
      refused("context", () -> bandit.pull(bad));
      refused("must be finite", () -> bandit.probabilities(bad));
      refused("must be finite", () -> new ContextualPull(bad, new Pull(0, 1)));
    }
    assertEquals(before, bandit.snapshot());
  }

  @ParameterizedTest
  @MethodSource("policies")
  void badLossPullOrSnapshot_refused_stateUnchanged(ContextualPolicy policy) {
    ContextualBandit bandit = policy.start(3, Seed.of(1));
    play(bandit, 60);
    ContextualPull pull = bandit.pull(1);
    Snapshot before = bandit.snapshot();
    for (double bad : new double[] {Double.NaN, 1 / 0.0, -1 / 0.0, -1e-9}) {
      refused("finite and at least 0, got " + bad, () -> bandit.learn(pull, bad));
    }
    refused("another bandit", () -> bandit.learn(new ContextualPull(1, new Pull(3, 1)), 1));
    ContextualPull rare = new ContextualPull(1, new Pull(0, 1e-300));
    refused("overflows", () -> bandit.learn(rare, Double.MAX_VALUE));
    assertEquals(before, bandit.snapshot());
    bandit.learn(pull, 0);
    assertNotEquals(before, bandit.snapshot());
    refused("at least 1 arm, got 0", () -> policy.start(0, Seed.of(1)));
    refused("this is of a Pull", () -> policy.resume(new Pull(0, 1).snapshot()));
    for (ContextualPolicy other : policies()) {
      if (!other.equals(policy)) {
        refused("", () -> other.resume(before));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("policies")
  void extremeLosses_probabilitiesStayFinite(ContextualPolicy policy) {
    for (double size : new double[] {0, Double.MIN_VALUE, 1e-300, 1e299}) {
      ContextualBandit bandit = policy.start(3, Seed.of(1));
      for (int t = 0; t < 60; t++) {
        ContextualPull pull = bandit.pull(context(t));
        bandit.learn(pull, pull.arm() == 0 ? 0 : size);
        double[] p = bandit.probabilities(context(t));
        assertEquals(1, Arrays.stream(p).sum(), 1e-12);
        assertTrue(Arrays.stream(p).allMatch(q -> q >= 0));
      }
    }
  }

  private static void play(ContextualBandit bandit, int to) {
    for (int t = 0; t < to; t++) {
      ContextualPull pull = bandit.pull(context(t));
      bandit.learn(pull, loss(pull.arm(), t));
    }
  }
}
