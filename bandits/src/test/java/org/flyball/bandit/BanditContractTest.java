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
import org.flyball.random.Xoshiro256;
import org.flyball.run.Snapshot;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every policy promises. */
class BanditContractTest {

  private static final TsallisInf MEASURED =
      new TsallisInf().withEstimator(Estimator.MEASURED_BASELINE);

  static List<Policy> policies() {
    TsallisInf weighted = new TsallisInf().withEstimator(Estimator.IMPORTANCE_WEIGHTED);
    return List.of(
        new TsallisInf(),
        new TsallisInf().withScale(LossScale.known(30)).withRate(LearningRate.horizon(500)),
        weighted,
        weighted.withRate(LearningRate.constant(0.05)),
        new Exp3(),
        new Exp3().withScale(LossScale.known(30)).withRate(LearningRate.horizon(500)),
        new Ucb1(),
        new Ucb1().withScale(LossScale.known(30)),
        new EpsilonGreedy(),
        new EpsilonGreedy(1),
        MEASURED,
        MEASURED.withScale(LossScale.known(30)).withHeadStart(new HeadStart(1, 1)),
        new SmoothThompson(),
        new SmoothThompson().withNoise(1).withLength(0.1).withScale(LossScale.known(30)),
        new GaussianThompson(),
        new GaussianThompson().withScale(LossScale.known(30)));
  }

  @ParameterizedTest
  @MethodSource("policies")
  void probabilities_sumToOne_andAreThoseOfThePull(Policy policy) {
    for (int arms : new int[] {1, 2, 20, 10_000}) {
      Bandit bandit = policy.start(arms, Seed.of(1));
      assertEquals(arms, bandit.arms());
      for (int t = 0; t < 30; t++) {
        double[] p = bandit.probabilities();
        assertEquals(1, Arrays.stream(p).sum(), 1e-12);
        Pull pull = bandit.pull();
        assertEquals(p[pull.arm()], pull.probability());
        bandit.learn(pull, loss(pull.arm(), t));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("policies")
  void twoArms_theCheaperOneWins(Policy policy) {
    Bandit bandit = policy.start(2, Seed.of(1));
    int right = 0;
    for (int t = 0; t < 4_000; t++) {
      Pull pull = bandit.pull();
      right += pull.arm();
      bandit.learn(pull, pull.arm() == 1 ? 5 : 25);
    }
    assertTrue(right > 3_600, right + " of 4000 pulls of the better arm");
  }

  @ParameterizedTest
  @MethodSource("policies")
  void restored_goesOnBitForBit(Policy policy) {
    Bandit bandit = policy.start(7, Seed.of(5));
    play(bandit, 0, 333);
    Pull underWay = bandit.pull();
    Snapshot saved = Snapshot.fromBytes(bandit.snapshot().toBytes());
    Bandit twin = policy.resume(saved);
    assertEquals(saved, twin.snapshot());
    bandit.learn(underWay, 3);
    twin.learn(Pull.of(underWay.snapshot()), 3);
    for (int t = 0; t < 1_000; t++) {
      Pull pull = bandit.pull();
      assertEquals(pull, twin.pull(), "round " + t);
      bandit.learn(pull, loss(pull.arm(), t));
      twin.learn(pull, loss(pull.arm(), t));
    }
    assertEquals(bandit.snapshot(), twin.snapshot());
    assertArrayEquals(bandit.probabilities(), twin.probabilities(), 0);
  }

  @ParameterizedTest
  @MethodSource("policies")
  void askingForProbabilitiesOrSnapshots_changesNothing(Policy policy) {
    Bandit asked = policy.start(5, Seed.of(2));
    Bandit left = policy.start(5, Seed.of(2));
    for (int t = 0; t < 200; t++) {
      double[] p = asked.probabilities();
      Arrays.fill(p, Double.NaN);
      asked.snapshot();
      Pull pull = asked.pull();
      assertEquals(pull, left.pull());
      asked.learn(pull, loss(pull.arm(), t));
      left.learn(pull, loss(pull.arm(), t));
    }
  }

  @ParameterizedTest
  @MethodSource("policies")
  void feedbackInAnotherOrder_sameState(Policy policy) {
    Bandit straight = policy.start(6, Seed.of(3));
    play(straight, 0, 400);
    Pull[] pulls = new Pull[100];
    for (int t = 0; t < pulls.length; t++) {
      pulls[t] = straight.pull();
    }
    Bandit reversed = policy.resume(straight.snapshot());
    for (int t = 0; t < pulls.length; t++) {
      straight.learn(pulls[t], loss(pulls[t].arm(), t));
      int back = pulls.length - 1 - t;
      reversed.learn(pulls[back], loss(pulls[back].arm(), back));
    }
    double[] a = straight.snapshot().doubles("cumulative");
    double[] b = reversed.snapshot().doubles("cumulative");
    for (int i = 0; i < a.length; i++) {
      assertEquals(a[i], b[i], 1e-12 * Math.abs(a[i]), "arm " + i); // 100 additions, reordered
    }
    assertArrayEquals(straight.probabilities(), reversed.probabilities(), 1e-12);
  }

  @ParameterizedTest
  @MethodSource("policies")
  void lostFeedback_changesNothingButTheStream(Policy policy) {
    Bandit bandit = policy.start(6, Seed.of(3));
    play(bandit, 0, 100);
    double[] before = bandit.probabilities();
    for (int t = 0; t < 50; t++) {
      bandit.pull();
    }
    assertArrayEquals(before, bandit.probabilities(), 0);
  }

  @ParameterizedTest
  @MethodSource("policies")
  void fiftyPullsUnderWay_stillLearns(Policy policy) {
    Bandit bandit = policy.start(4, Seed.of(8));
    ArrayDeque<Pull> underWay = new ArrayDeque<>();
    int right = 0;
    for (int t = 0; t < 6_000; t++) {
      Pull pull = bandit.pull();
      right += pull.arm() == 2 ? 1 : 0;
      underWay.add(pull);
      if (underWay.size() > 50) {
        Pull old = underWay.remove();
        bandit.learn(old, old.arm() == 2 ? 5 : 25);
      }
    }
    assertTrue(right > 4_800, right + " of 6000 pulls of the best arm");
  }

  @ParameterizedTest
  @MethodSource("policies")
  void badLossOrPull_refused_stateUnchanged(Policy policy) {
    String name = policy.getClass().getSimpleName();
    Bandit bandit = policy.start(3, Seed.of(1));
    play(bandit, 0, 60);
    Pull pull = bandit.pull();
    Snapshot before = bandit.snapshot();
    for (double bad : new double[] {Double.NaN, 1 / 0.0, -1 / 0.0, -1e-9}) {
      refused(name + ".learn: the loss of arm", () -> bandit.learn(pull, bad));
      refused("finite and at least 0, got " + bad, () -> bandit.learn(pull, bad));
    }
    refused(
        "of arm 3 with 0 baselines, but this bandit has 3", () -> bandit.learn(new Pull(3, 1), 1));
    refused("another bandit", () -> bandit.learn(new Pull(0, 1, 1, new double[5]), 1));
    refused("overflows", () -> bandit.learn(new Pull(0, 1e-300), Double.MAX_VALUE));
    refused(
        "overflows", () -> bandit.learn(new Pull(0, 1e-300, 1, new double[3]), Double.MAX_VALUE));
    assertEquals(before, bandit.snapshot());
    bandit.learn(pull, 0);
    assertNotEquals(before, bandit.snapshot());
  }

  @ParameterizedTest
  @MethodSource("policies")
  void badStartOrSnapshot_refused(Policy policy) {
    refused("at least 1 arm, got 0", () -> policy.start(0, Seed.of(1)));
    Snapshot mine = policy.start(3, Seed.of(1)).snapshot();
    refused("this is of a Pull", () -> policy.resume(new Pull(0, 1).snapshot()));
    for (Policy other : policies()) {
      if (!other.equals(policy)) {
        refused("", () -> other.resume(mine));
      }
    }
    Snapshot torn =
        Snapshot.of(policy.getClass().getSimpleName())
            .with("policy", policy.toString())
            .with("cumulative", 1, Double.NaN)
            .with("total", 1)
            .withLongs("learnt", 1)
            .withLongs("counts", 1, 1)
            .with("random", new Xoshiro256(1, 2, 3, 4).snapshot());
    refused("entry 1 is NaN", () -> policy.resume(torn));
  }

  @ParameterizedTest
  @MethodSource("policies")
  void extremeLosses_probabilitiesStayFinite(Policy policy) {
    for (double size : new double[] {Double.MIN_VALUE, 1e-300, 1e300}) {
      Bandit bandit = policy.start(3, Seed.of(1));
      for (int t = 0; t < 40; t++) {
        Pull pull = bandit.pull();
        bandit.learn(pull, pull.arm() == 0 ? 0 : size);
        assertEquals(1, Arrays.stream(bandit.probabilities()).sum(), 1e-12);
      }
    }
  }

  private static void play(Bandit bandit, int from, int to) {
    for (int t = from; t < to; t++) {
      Pull pull = bandit.pull();
      bandit.learn(pull, loss(pull.arm(), t));
    }
  }

  private static double loss(int arm, int t) {
    return 3 + (arm * 7 + t * 5) % 23 + 0.1 * arm;
  }
}
