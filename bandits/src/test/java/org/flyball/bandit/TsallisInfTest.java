package org.flyball.bandit;

import static org.flyball.bandit.Refusal.refused;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.flyball.random.Seed;
import org.junit.jupiter.api.Test;

/** Learning by hand: what one loss does to estimates, scale, rate and baselines. */
class TsallisInfTest {

  private static final TsallisInf WEIGHTED =
      new TsallisInf(Estimator.IMPORTANCE_WEIGHTED, LearningRate.anytime(), LossScale.known(10));
  private static final TsallisInf REDUCED = WEIGHTED.withEstimator(Estimator.REDUCED_VARIANCE);

  @Test
  void default_isReducedVariance_anytime_runningMean() {
    assertEquals(
        new TsallisInf(
            Estimator.REDUCED_VARIANCE, new LearningRate.Anytime(), new LossScale.RunningMean()),
        new TsallisInf());
  }

  @Test
  void firstPull_uniform_withoutBaselines() {
    Pull pull = new TsallisInf().start(4, Seed.of(1)).pull();
    assertEquals(0.25, pull.probability(), 1e-16);
    assertEquals(0, pull.baselines().length);
  }

  @Test
  void importanceWeighted_oneLoss_probabilitiesSolveTheEquation() {
    Bandit bandit = WEIGHTED.start(2, Seed.of(1));
    bandit.learn(new Pull(0, 0.5), 5);
    // k = (10, 0), K = 10, eta = 2 / sqrt(2): y = (eta / 2, 0) = (0.7071..., 0).
    double[] p = bandit.probabilities();
    double y = 1 / Math.sqrt(p[0]) - 1 / Math.sqrt(p[1]);
    assertEquals(Math.sqrt(0.5), y, 1e-15);
    assertEquals(1, p[0] + p[1], 1e-15);
  }

  @Test
  void runningMean_dividesTheWholeVector() {
    EstimatingBandit bandit =
        (EstimatingBandit) WEIGHTED.withScale(LossScale.runningMean()).start(2, Seed.of(1));
    bandit.learn(new Pull(0, 0.5), 4);
    bandit.learn(new Pull(1, 0.5), 1);
    bandit.learn(new Pull(1, 0.5), 1);
    assertArrayEquals(new double[] {8, 4}, bandit.cumulative());
    double[] p = bandit.probabilities();
    // K = 6 / 3 = 2, eta = 2 / sqrt(4) = 1: y = (8 - 4) / 2 * 1 / 2 = 1.
    assertEquals(1, 1 / Math.sqrt(p[0]) - 1 / Math.sqrt(p[1]), 1e-14);
  }

  @Test
  void reducedVariance_baselineWhereProbabilityReachesRateSquared() {
    EstimatingBandit bandit = (EstimatingBandit) REDUCED.start(3, Seed.of(1));
    for (int t = 0; t < 46; t++) {
      bandit.learn(new Pull(t % 3, 1), 0);
    }
    assertEquals(0, bandit.pull().baselines().length); // 1/3 < eta^2 = 16 / 47
    for (int t = 0; t < 3; t++) {
      bandit.learn(new Pull(t, 1), 0);
    }
    Pull covered = bandit.pull(); // 1/3 >= eta^2 = 16 / 50
    assertArrayEquals(new double[] {.5, .5, .5}, covered.baselines());
    assertEquals(10, covered.scale());
    bandit.learn(covered, 9);
    double[] expected = {5, 5, 5};
    expected[covered.arm()] = 5 + (9 - 5) / covered.probability();
    assertArrayEquals(expected, bandit.cumulative());
  }

  @Test
  void reducedVariance_rareArm_losesItsBaseline_earlierPullsKeepTheirs() {
    Bandit bandit = REDUCED.start(3, Seed.of(1));
    for (int t = 0; t < 60; t++) {
      bandit.learn(new Pull(t % 3, 1), 0);
    }
    Pull before = bandit.pull();
    bandit.learn(new Pull(0, 0.01), 10); // k_0 / K = 100: p_0 is about 1e-3
    assertArrayEquals(new double[] {0, .5, .5}, bandit.pull().baselines());
    assertArrayEquals(new double[] {.5, .5, .5}, before.baselines());
  }

  @Test
  void unlearntPulls_shareProbabilitiesAndBaselines() {
    Bandit bandit = new TsallisInf().start(5, Seed.of(1));
    for (int t = 0; t < 300; t++) {
      bandit.learn(bandit.pull(), 1);
    }
    double[] before = bandit.probabilities();
    Pull first = bandit.pull();
    for (int t = 0; t < 50; t++) {
      assertSame(first.baselines(), bandit.pull().baselines());
    }
    assertArrayEquals(before, bandit.probabilities());
  }

  @Test
  void zeroLosses_stayUniform() {
    Bandit bandit = new TsallisInf().start(3, Seed.of(1));
    for (int t = 0; t < 100; t++) {
      bandit.learn(bandit.pull(), 0);
    }
    assertArrayEquals(new double[] {1 / 3.0, 1 / 3.0, 1 / 3.0}, bandit.probabilities(), 1e-16);
  }

  @Test
  void unitOfLosses_doesNotMatter_underTheRunningMean() {
    Bandit milliseconds = new TsallisInf().start(6, Seed.of(1));
    Bandit seconds = new TsallisInf().start(6, Seed.of(1));
    for (int t = 0; t < 500; t++) {
      Pull pull = milliseconds.pull();
      assertEquals(pull.arm(), seconds.pull().arm());
      double loss = 1 + pull.arm() + t % 7;
      milliseconds.learn(pull, 1024 * loss);
      seconds.learn(
          new Pull(pull.arm(), pull.probability(), pull.scale() / 1024, pull.baselines()), loss);
    }
    assertArrayEquals(milliseconds.probabilities(), seconds.probabilities());
  }

  @Test
  void rates_byHand() {
    assertEquals(2, LearningRate.anytime().at(0, 2));
    assertEquals(0.4, LearningRate.anytime().at(99, 4));
    LearningRate horizon = LearningRate.horizon(800);
    assertEquals(0.1, horizon.at(0, 2), 1e-16); // sqrt(8 / 800)
    assertEquals(0.2, horizon.at(0, 4), 1e-16); // sqrt(32 / 800)
    assertEquals(0.1, horizon.at(1_000_000, 2), 1e-16);
    assertEquals(0.3, LearningRate.constant(0.3).at(7, 2));
    refused("rounds must be at least 1, got 0", () -> LearningRate.horizon(0));
    refused("positive and finite, got 0.0", () -> LearningRate.constant(0));
    refused("positive and finite, got NaN", () -> LearningRate.constant(Double.NaN));
    refused("positive and finite, got Infinity", () -> LossScale.known(1 / 0.0));
  }

  @Test
  void horizonExceeded_goesOnLearning() {
    Bandit bandit = REDUCED.withRate(LearningRate.horizon(100)).start(2, Seed.of(4));
    for (int t = 0; t < 3_000; t++) {
      Pull pull = bandit.pull();
      bandit.learn(pull, pull.arm() == 1 ? 1 : 9);
    }
    assertTrue(bandit.probabilities()[1] > 0.999, "p = " + bandit.probabilities()[1]);
  }

  @Test
  void regretBound_whereATheoremHolds() {
    assertEquals(10 * (4 * 400 + 1), bound(WEIGHTED), 1e-9);
    assertEquals(10 * (2 * 400 + 14 * 16 * Math.log(10_000) + 16), bound(REDUCED), 1e-9);
    LearningRate horizon = LearningRate.horizon(10_000);
    assertEquals(
        10 * (2 * Math.sqrt(2) * 400 - 100 * Math.sqrt(2)),
        bound(WEIGHTED.withRate(horizon)),
        1e-9);
    assertTrue(bound(REDUCED.withRate(horizon)) < bound(REDUCED));
    assertFalse(new TsallisInf().regretBound(16, 10_000).isPresent());
    assertFalse(REDUCED.withRate(LearningRate.horizon(9)).regretBound(16, 10_000).isPresent());
    assertFalse(REDUCED.withRate(LearningRate.constant(1)).regretBound(16, 10_000).isPresent());
  }

  private static double bound(TsallisInf policy) {
    return policy.regretBound(16, 10_000).orElseThrow().value();
  }
}
