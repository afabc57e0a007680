package org.flyball.walk;

import static org.flyball.walk.Refusal.refused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.stream.Stream;
import org.apache.commons.math3.distribution.ChiSquaredDistribution;
import org.flyball.graph.Graph;
import org.flyball.graph.ReversibleChain;
import org.flyball.random.Seed;
import org.flyball.run.Snapshot;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every sampling of this package promises. */
class SamplingContractTest {

  private static final Graph GRAPH = G6.GRAPH;
  private static final double[] MASS = {5, 1, 3, 2, 1, 8};

  static Stream<Sampling> samplings() {
    return Stream.of(
        new RandomWalk(ReversibleChain.simple(GRAPH)),
        new RandomWalk(ReversibleChain.metropolis(GRAPH, MASS)),
        MetropolisWalk.toward(MASS, ReversibleChain.simple(GRAPH)),
        MetropolisWalk.uniform(ReversibleChain.metropolis(GRAPH, MASS)),
        new NonBacktracking(GRAPH),
        Mhda.uniform(GRAPH),
        Mhda.toward(MASS, GRAPH),
        new HistoryDriven(new RandomWalk(ReversibleChain.simple(GRAPH)), 5),
        new HistoryDriven(MetropolisWalk.toward(MASS, ReversibleChain.simple(GRAPH)), 0.5)
            .withHistory(History.fading(0.6)),
        new HistoryDriven(Mhda.toward(MASS, GRAPH), 2)
            .withHistory(History.fading(0.8).withPrior(Prior.ONE_VISIT_EACH)),
        new HistoryDriven(Mhda.uniform(GRAPH), 3).withRecentNodes(4),
        new HistoryDriven(new RandomWalk(ReversibleChain.metropolis(GRAPH, MASS)), 1)
            .withHistory(History.fading(0.7))
            .withRecentNodes(2),
        IndependentDraws.uniform(6),
        IndependentDraws.from(MASS),
        new Shuffling(6, Reshuffle.NEVER),
        new Shuffling(6, Reshuffle.ONCE),
        new Shuffling(6));
  }

  @ParameterizedTest
  @MethodSource("samplings")
  void equalSeeds_giveEqualPaths(Sampling sampling) {
    Sampler one = sampling.start(3, Seed.of(1));
    Sampler other = sampling.start(3, Seed.of(1));
    assertEquals(3, one.node());
    assertEquals(0, one.steps());
    for (int n = 1; n <= 500; n++) {
      assertEquals(one.next(), other.next());
      assertEquals(one.node(), other.node());
      assertEquals(n, one.steps());
    }
  }

  @ParameterizedTest
  @MethodSource("samplings")
  void snapshots_goOnBitForBit(Sampling sampling) {
    for (int after : new int[] {0, 1, 2, 3, 50, 1001}) {
      Sampler token = sampling.start(2, Seed.of(2));
      for (int n = 0; n < after; n++) {
        token.next();
      }
      Sampler again = sampling.resume(Snapshot.fromBytes(token.snapshot().toBytes()));
      assertEquals(after, again.steps());
      assertEquals(token.node(), again.node());
      for (int n = 0; n < 300; n++) {
        assertEquals(token.next(), again.next());
      }
      assertEquals(token.snapshot(), again.snapshot());
    }
  }

  @ParameterizedTest
  @MethodSource("samplings")
  void steps_allocateNothing(Sampling sampling) {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    Sampler token = sampling.start(Seed.of(3));
    long thread = Thread.currentThread().getId();
    long least = Long.MAX_VALUE;
    for (int repetition = 0; repetition < 20; repetition++) {
      long before = threads.getThreadAllocatedBytes(thread);
      for (int n = 0; n < 10_000; n++) {
        token.next();
      }
      least = Math.min(least, threads.getThreadAllocatedBytes(thread) - before);
    }
    assertTrue(least < 1000, least + " bytes in 10 000 steps");
  }

  /**
   * The law is what {@link Sampling#mass} says. Null hypothesis: visits after every 49th step, when
   * the walks here have forgotten where they were, have that law; chi-square at level 1e-4 with a
   * fixed seed, so a correct program fails one of 800 choices of seeds.
   */
  @ParameterizedTest
  @MethodSource("samplings")
  void visits_haveTheLaw(Sampling sampling) {
    Sampler token = sampling.start(Seed.of(4));
    double total = 0;
    for (int i = 0; i < 6; i++) {
      total += sampling.mass(i);
    }
    double[] counts = new double[6];
    int draws = 4000;
    for (int n = 0; n < draws; n++) {
      for (int skipped = 0; skipped < 48; skipped++) {
        token.next();
      }
      counts[token.next()]++;
    }
    double statistic = 0;
    for (int i = 0; i < 6; i++) {
      double expected = draws * sampling.mass(i) / total;
      statistic += (counts[i] - expected) * (counts[i] - expected) / expected;
    }
    double limit = new ChiSquaredDistribution(5).inverseCumulativeProbability(1 - 1e-4);
    assertTrue(
        statistic < limit, sampling + ": " + Arrays.toString(counts) + " chi-square " + statistic);
  }

  @ParameterizedTest
  @MethodSource("samplings")
  void badArguments_areNamed(Sampling sampling) {
    refused("the start is node 6, not in 0 .. 5", () -> sampling.start(6, Seed.of(1)));
    refused("the start is node -1", () -> sampling.start(-1, Seed.of(1)));
    refused("this is of a Stranger", () -> sampling.resume(Snapshot.of("Stranger")));
    Sampler elsewhere = new RandomWalk(ReversibleChain.simple(G6.WITH_LOOPS)).start(Seed.of(1));
    refused("", () -> sampling.resume(elsewhere.snapshot()));
  }
}
