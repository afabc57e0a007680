package org.flyball.bandit;

import static org.flyball.bandit.Refusal.refused;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.flyball.random.Seed;
import org.flyball.run.Snapshot;
import org.junit.jupiter.api.Test;

class ChebCbTest {

  private static final ContextRange UNIT = new ContextRange(-1, 1);

  @Test
  void practicalConstants_thoseOfTheReleasedCode() {
    ChebConstants.Shape shape = new ChebCb(UNIT).shape();
    assertEquals(6, shape.order());
    assertEquals(2 + 4 * (1 + Math.log(6)), shape.unit(), 1e-14); // N = 13.17
    double alpha = (Math.PI + 2 / Math.PI * Math.log(13)) / (2 * shape.unit() * 7);
    assertEquals(alpha, shape.approximation(), 1e-15);
    // Without errors, t = 5000 and d = 20: 1.2e6, as in the released code.
    double eta = ChebConstants.practical().eta(20, 5_000, 0, shape);
    assertEquals(2 * 5_000 * Math.sqrt(20 / (2 * alpha * alpha)), eta, 1e-6);
    assertEquals(1.2e6, eta, 0.05e6);
    assertEquals(0, ChebConstants.practical().eta(20, 0, 0, shape));
  }

  @Test
  void theoryConstants_byHand() {
    ChebConstants theory = ChebConstants.theory(10, 5, 1_000);
    ChebConstants.Shape shape = new ChebCb(UNIT, 3, theory).shape();
    // C = 2, L = 5, K = 10, m = 3: C L / K = 1.
    assertEquals(2 + 4 * (1 + Math.log(3)), shape.unit(), 1e-14);
    double alpha = (Math.PI + 2 / Math.PI * Math.log(7)) * 10 / (2 * 10 * shape.unit() * 4);
    assertEquals(alpha, shape.approximation(), 1e-15);
    double inside = 4 * 4 * (100 + 2 * 4 * 25 * Math.PI * Math.PI / 3);
    double regression = 4 * 4 * (1 + Math.log(1_000 * Math.sqrt(inside) / (10 * shape.unit())));
    double eta = 2 * Math.sqrt(4 * 1_000 / (regression + 2 * alpha * alpha * 1_000));
    assertEquals(eta, theory.eta(4, 17, 99, shape), 1e-12 * eta);
  }

  @Test
  void quadraticLosses_learntExactly_andTheBestArmFound() {
    ChebCbBandit bandit = (ChebCbBandit) new ChebCb(UNIT).start(3, Seed.of(4));
    int right = 0;
    for (int t = 0; t < 1_500; t++) {
      double c = -1 + 2 * ((t * 61) % 199) / 198.0;
      ContextualPull pull = bandit.pull(c);
      double[] loss = {10 + 8 * c, 10 - 8 * c, 6 + 10 * c * c};
      bandit.learn(pull, loss[pull.arm()]);
      double least = Math.min(loss[0], Math.min(loss[1], loss[2]));
      right += t >= 500 && loss[pull.arm()] <= least + 0.05 ? 1 : 0;
    }
    assertTrue(right > 960, right + " of the last 1000 rounds");
    // 6 + 10 c^2 = 11 T_0 + 5 T_2.
    assertArrayEquals(new double[] {11, 0, 5, 0, 0, 0}, bandit.coefficients(2), 0.05);
  }

  @Test
  void coefficients_stayWithinTheirBounds() {
    ChebCbBandit bandit = (ChebCbBandit) new ChebCb(UNIT).start(1, Seed.of(4));
    for (int t = 0; t < 40; t++) {
      // Two contexts side by side with losses far apart: the free fit would be enormous.
      bandit.learn(new ContextualPull(t % 2 * 1e-3, new Pull(0, 1)), t % 2 * 7);
      double[] theta = bandit.coefficients(0);
      for (int j = 0; j < 6; j++) {
        assertTrue(Math.abs(theta[j]) <= (j == 0 ? 7 : 14.0 / j), "coefficient " + j);
      }
    }
    assertEquals(14, bandit.coefficients(0)[1]);
  }

  @Test
  void unplayedArm_predictedToCostNothing() {
    ContextualBandit bandit = new ChebCb(UNIT).start(2, Seed.of(4));
    assertArrayEquals(new double[] {.5, .5}, bandit.probabilities(0));
    bandit.learn(new ContextualPull(0, new Pull(0, 1)), 7);
    assertTrue(bandit.probabilities(0)[1] > 0.7);
  }

  @Test
  void badArguments_refused() {
    refused("degree must be from 1 to 50, got 0", () -> new ChebCb(UNIT).withDegree(0));
    refused("the first below the second", () -> new ContextRange(1, 1));
    refused("the first below the second", () -> new ContextRange(Double.NaN, 1));
    refused("two finite numbers", () -> new ContextRange(-1e308, 1.7e308));
    refused("must be positive", () -> ChebConstants.theory(0, 1, 1));
    refused("at least 1 bin", () -> new Binned(UNIT, 0, new TsallisInf()));
    assertEquals(0.5, new ContextRange(1, 3).position(2));
  }

  @Test
  void tornSnapshots_refused() {
    ChebCb policy = new ChebCb(UNIT);
    Snapshot head = Snapshot.of("ChebCb").with("policy", policy.toString());
    refused("entry 0 is NaN", () -> policy.resume(head.with("regressions", Double.NaN)));
    refused("not a multiple of 42", () -> policy.resume(head.with("regressions", 1, 2)));
    Snapshot body =
        head.with("regressions", new double[42])
            .with("random", Seed.of(1).stream().snapshot())
            .with("squaredError", 0)
            .withLongs("learnt", 1);
    refused("1 losses up to -1.0", () -> policy.resume(body.with("largest", -1)));
  }
}
