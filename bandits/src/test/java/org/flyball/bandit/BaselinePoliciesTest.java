package org.flyball.bandit;

import static org.flyball.bandit.Refusal.refused;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.flyball.random.Seed;
import org.flyball.run.Snapshot;
import org.junit.jupiter.api.Test;

/** Exp3, UCB1, epsilon-greedy and Thompson sampling by hand. */
class BaselinePoliciesTest {

  @Test
  void exp3_oneLoss_exponentialWeights() {
    Bandit bandit = new Exp3().withScale(LossScale.known(10)).start(2, Seed.of(1));
    assertArrayEquals(new double[] {.5, .5}, bandit.probabilities());
    bandit.learn(new Pull(0, 0.5), 5);
    // k = (10, 0), K = 10, eta_2 = sqrt(log 2 / (2 * 2)).
    double weight = Math.exp(-Math.sqrt(Math.log(2) / 4));
    assertArrayEquals(
        new double[] {weight / (1 + weight), 1 / (1 + weight)}, bandit.probabilities(), 1e-15);
  }

  @Test
  void exp3_farBehind_zeroNotNan() {
    Bandit bandit = new Exp3().withScale(LossScale.known(1)).start(2, Seed.of(1));
    bandit.learn(new Pull(0, 1e-9), 1);
    assertArrayEquals(new double[] {0, 1}, bandit.probabilities());
    for (int t = 0; t < 1_000; t++) {
      assertEquals(1, bandit.pull().arm());
    }
  }

  @Test
  void ucb1_everyArmOnce_thenTheLeastIndex() {
    Bandit bandit = new Ucb1().withScale(LossScale.known(1)).start(3, Seed.of(1));
    double[] losses = {0.9, 0.2, 0.5};
    for (int arm = 0; arm < 3; arm++) {
      assertEquals(new Pull(arm, 1), bandit.pull());
      assertEquals(arm, bandit.pull().arm()); // repeats its choice until the loss comes
      bandit.learn(bandit.pull(), losses[arm]);
    }
    assertEquals(1, bandit.pull().arm());
    bandit.learn(new Pull(1, 1), 1.0);
    // Means .9, .6, .5; n = 4: .9 - 1.665, .6 - 1.177, .5 - 1.665.
    assertEquals(2, bandit.pull().arm());
    bandit.learn(new Pull(2, 1), 0.5);
    // n = 5: .9 - 1.794, .6 - 1.269, .5 - 1.269: the unlucky first arm gets its second chance.
    assertEquals(0, bandit.pull().arm());
    assertArrayEquals(new double[] {1, 0, 0}, bandit.probabilities());
  }

  @Test
  void ucb1_widthScalesWithTheLosses() {
    Bandit small = new Ucb1().start(4, Seed.of(1));
    Bandit large = new Ucb1().start(4, Seed.of(1));
    for (int t = 0; t < 300; t++) {
      Pull pull = small.pull();
      assertEquals(pull, large.pull(), "round " + t);
      double loss = 1 + (pull.arm() * 3 + t) % 5;
      small.learn(pull, loss);
      large.learn(pull, 4096 * loss);
    }
  }

  @Test
  void epsilonGreedy_exploresByTheSchedule() {
    Bandit bandit = new EpsilonGreedy(2).start(2, Seed.of(1));
    for (int t = 0; t < 4; t++) {
      assertArrayEquals(new double[] {.5, .5}, bandit.probabilities());
      bandit.learn(new Pull(t % 2, 1), t % 2 == 0 ? 3 : 2);
    }
    // t = 5: epsilon = 2 * 2 / 5, half of it for each arm, the rest for the second.
    assertArrayEquals(new double[] {.4, .6}, bandit.probabilities(), 1e-15);
    refused("exploration must be positive", () -> new EpsilonGreedy(0));
  }

  @Test
  void gaussianThompson_knownBeliefs_choosesByTheirProbability() {
    // Beliefs after one loss each: N(1/2, 1/2) and N(1/4, 1/2); the second is the lesser with
    // probability Phi(0.25) = 0.5987. Of 2000 the count has a deviation of 21.9; within 5 of them.
    int second = 0;
    for (int seed = 0; seed < 2_000; seed++) {
      GaussianThompson policy = new GaussianThompson().withScale(LossScale.known(1));
      Bandit bandit = policy.start(2, Seed.of(seed));
      bandit.learn(new Pull(0, 1), 1);
      bandit.learn(new Pull(1, 1), 0.5);
      second += bandit.pull().arm();
      assertEquals(bandit.pull(), bandit.pull());
    }
    assertEquals(2_000 * 0.5987, second, 110);
  }

  @Test
  void gaussianThompson_tornSnapshot_refused() {
    Snapshot torn =
        Snapshot.of("GaussianThompson")
            .with("policy", new GaussianThompson().toString())
            .with("cumulative", 1, 1)
            .withLongs("counts", 1, 1)
            .withLongs("choice", 2);
    refused("chose arm 2 of 2", () -> new GaussianThompson().resume(torn));
  }

  @Test
  void ucb1_tornSnapshots_refused() {
    Snapshot head =
        Snapshot.of("Ucb1").with("policy", new Ucb1().toString()).with("cumulative", 1, 1);
    refused("2 arms and 1 counts", () -> new Ucb1().resume(head.withLongs("counts", 1)));
    refused("arm 1 has a negative", () -> new Ucb1().resume(head.withLongs("counts", 1, -1)));
    refused("no entry counts", () -> new Ucb1().resume(head));
  }

  @Test
  void tornSnapshotsOfTheOthers_refused() {
    Snapshot head =
        Snapshot.of("Exp3")
            .with("policy", new Exp3().toString())
            .with("cumulative", 1, 1)
            .with("random", Seed.of(1).stream().snapshot());
    refused(
        "-1 losses with the sum 1.0",
        () -> new Exp3().resume(head.with("total", 1).withLongs("learnt", -1)));
    refused(
        "no single number",
        () -> new Exp3().resume(head.with("total", 1).withLongs("learnt", 1, 2)));
    refused(
        "with the sum NaN",
        () -> new Exp3().resume(head.with("total", Double.NaN).withLongs("learnt", 1)));
  }
}
