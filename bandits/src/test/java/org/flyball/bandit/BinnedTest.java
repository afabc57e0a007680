package org.flyball.bandit;

import static org.flyball.bandit.Refusal.refused;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.flyball.random.Seed;
import org.flyball.run.Snapshot;
import org.junit.jupiter.api.Test;

class BinnedTest {

  private static final Binned FOUR =
      new Binned(new ContextRange(0, 1), 4, new Ucb1(LossScale.known(1)));

  @Test
  void nearestCentre_learns_andNoOther() {
    // Centres .125, .375, .625, .875; edges .25, .5, .75; an edge is the bin's above.
    double[][] contexts = {{-3, 0, 0.2499}, {0.25, 0.3, 0.4999}, {0.5, 0.7499}, {0.75, 1, 9}};
    for (double[] bin : contexts) {
      ContextualBandit bandit = FOUR.start(2, Seed.of(1));
      bandit.learn(new ContextualPull(bin[0], new Pull(0, 1)), 1);
      for (double[] other : contexts) {
        for (double context : other) {
          assertEquals(other == bin ? 1 : 0, bandit.pull(context).arm(), "at " + context);
        }
      }
    }
  }

  @Test
  void oneBin_isThePolicyItself() {
    Binned one = new Binned(new ContextRange(0, 1), 1, new TsallisInf());
    ContextualBandit bandit = one.start(4, Seed.of(3));
    Bandit plain = new TsallisInf().start(4, Seed.of(3).child("bin").child(0));
    for (int t = 0; t < 100; t++) {
      Pull pull = plain.pull();
      assertEquals(pull, bandit.pull(t % 7).pull());
      plain.learn(pull, t % 5);
      bandit.learn(new ContextualPull(t % 3, pull), t % 5);
    }
    assertArrayEquals(plain.probabilities(), bandit.probabilities(0));
  }

  @Test
  void tornSnapshot_refused() {
    Snapshot torn =
        Snapshot.of("Binned")
            .with("policy", FOUR.toString())
            .with("bin 0", FOUR.policy().start(2, Seed.of(1)).snapshot())
            .with("bin 1", FOUR.policy().start(3, Seed.of(1)).snapshot());
    refused("3 arms in bin 1, 2 in bin 0", () -> FOUR.resume(torn));
  }
}
