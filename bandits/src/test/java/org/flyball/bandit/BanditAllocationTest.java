package org.flyball.bandit;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import org.flyball.random.Seed;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A round may allocate its {@link Pull} and nothing else, but for the rounds of reduced variance in
 * which the set of arms with a baseline changes: with 20 arms hardly any at the anytime rate
 * (measured: 0.4 bytes a round), up to every fifth at a constant one, where probabilities keep
 * crossing the threshold (33 bytes a round). A boxed double every round would add 16 bytes, an
 * array of 20 doubles 176, which is what measured baselines take: they are new in every round.
 */
class BanditAllocationTest {

  private static final int ROUNDS = 20_000;
  private static final int ARMS = 20;
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  static Policy[] policies() {
    return BanditContractTest.policies().toArray(Policy[]::new);
  }

  @ParameterizedTest
  @MethodSource("policies")
  void pullAndLearn_allocateOnlyThePull(Policy policy) {
    Bandit bandit = policy.start(ARMS, Seed.of(1));
    play(bandit, ROUNDS);
    double pull = bytesPerPull();
    long before = allocated();
    play(bandit, ROUNDS);
    double round = (double) (allocated() - before) / ROUNDS;
    double spare = policy.toString().contains("Horizon") ? 60 : 4;
    spare += policy.toString().contains("MEASURED") ? 16 + 8 * ARMS : 0;
    assertTrue(round <= pull + spare, round + " bytes a round, a pull has " + pull);
  }

  static ContextualPolicy[] contextual() {
    return ContextualContractTest.policies().toArray(ContextualPolicy[]::new);
  }

  @ParameterizedTest
  @MethodSource("contextual")
  void withContext_allocateOnlyThePulls(ContextualPolicy policy) {
    ContextualBandit bandit = policy.start(ARMS, Seed.of(1));
    play(bandit, ROUNDS);
    double pull = bytesPerPull() + 24; // and the ContextualPull: a header, a double, a reference
    long before = allocated();
    play(bandit, ROUNDS);
    double round = (double) (allocated() - before) / ROUNDS;
    assertTrue(round <= pull + 4, round + " bytes a round, the pulls have " + pull);
  }

  private static void play(ContextualBandit bandit, int rounds) {
    for (int t = 0; t < rounds; t++) {
      ContextualPull pull = bandit.pull(t % 11 * 0.1);
      bandit.learn(pull, 50 + 5 * pull.arm() + t % 17);
    }
  }

  private static void play(Bandit bandit, int rounds) {
    for (int t = 0; t < rounds; t++) {
      Pull pull = bandit.pull();
      bandit.learn(pull, 50 + 5 * pull.arm() + t % 17);
    }
  }

  private static double bytesPerPull() {
    Pull[] kept = new Pull[1_000];
    double[] none = {};
    long before = allocated();
    for (int i = 0; i < kept.length; i++) {
      kept[i] = new Pull(i, 0.5, 1, none);
    }
    return (double) (allocated() - before) / kept.length;
  }

  private static long allocated() {
    return THREADS.getThreadAllocatedBytes(Thread.currentThread().getId());
  }
}
