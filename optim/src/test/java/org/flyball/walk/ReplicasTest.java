package org.flyball.walk;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.flyball.graph.ReversibleChain;
import org.flyball.random.Seed;
import org.flyball.run.Certificate;
import org.flyball.run.Stop;
import org.junit.jupiter.api.Test;

class ReplicasTest {

  private static final double[] VALUES = {1, 2, 3, 4, 5, 6};

  private static double[] run(Seed own) {
    return StochasticApproximation.of(
            new SelfRepellent(ReversibleChain.metropolis(Graphs.G6), 5), Gain.power(0.9), own)
        .solve(
            (x, node, out) -> out[0] = VALUES[node] - x[0],
            Weighting.uniform(),
            new double[1],
            Stop.after(500))
        .x();
  }

  @Test
  void results_areTheSameForAnyNumberOfThreads() {
    Replicas one = Replicas.of(20, Seed.of(5));
    ReplicaMean wanted = one.mean(own -> run(own)[0]);
    for (int threads : new int[] {2, 7, 40}) {
      assertEquals(wanted, one.onThreads(threads).mean(own -> run(own)[0]));
    }
    assertEquals(run(Seed.of(5).child(3))[0], one.collect(ReplicasTest::run).get(3)[0], 0);
    assertArrayEquals(
        new double[] {wanted.mean()}, one.onThreads(3).meanVector(ReplicasTest::run), 1e-14);
  }

  @Test
  void failure_isThatOfTheFirstReplicaThatFails() {
    Seed third = Seed.of(5).child(3);
    for (int threads : new int[] {1, 4}) {
      IllegalStateException failure =
          assertThrows(
              IllegalStateException.class,
              () ->
                  Replicas.of(8, Seed.of(5))
                      .onThreads(threads)
                      .collect(
                          own -> {
                            if (own.equals(third)) {
                              throw new IllegalStateException("three");
                            }
                            return own;
                          }));
      assertEquals("three", failure.getMessage());
      assertThrows(
          AssertionError.class,
          () ->
              Replicas.of(2, Seed.of(5))
                  .onThreads(threads)
                  .collect(
                      own -> {
                        throw new AssertionError(own);
                      }));
    }
    assertThrows(IllegalArgumentException.class, () -> Replicas.of(0, Seed.of(1)));
    assertThrows(IllegalArgumentException.class, () -> Replicas.of(1, Seed.of(1)).onThreads(0));
  }

  /** 1, 2, 3, 4: mean 2.5, deviation sqrt(5/3), standard error half of it. */
  @Test
  void mean_hasItsStandardErrorAndInterval() {
    ReplicaMean mean = ReplicaMean.of(1, 2, 3, 4);
    assertEquals(2.5, mean.mean(), 0);
    assertEquals(Math.sqrt(5.0 / 3) / 2, mean.standardError(), 1e-15);
    assertEquals(2.5 + 3.2905 * mean.standardError(), mean.high(), 1e-15);
    assertEquals(5, mean.times(2).mean(), 0);
    assertEquals(2 * mean.standardError(), mean.times(-2).standardError(), 0);
    assertThrows(IllegalArgumentException.class, () -> ReplicaMean.of(1));
  }

  @Test
  void certificate_holdsIfTheIntervalMeetsThePrediction() {
    ReplicaMean mean = new ReplicaMean(10, 1, 100);
    Certificate near = mean.beside("variance", "derived", 13, 0);
    assertTrue(near.holds());
    assertEquals(
        "variance within 0 %; over 100 replicas the mean is in [6.70950, 13.2905] at 99.9 %",
        near.claim());
    assertEquals(13, near.bound(), 0);
    assertEquals(10, near.measured(), 0);
    assertFalse(mean.beside("variance", "derived", 14, 0).holds());
    assertTrue(mean.beside("variance", "derived", 14, 0.1).holds());
    assertFalse(mean.beside("variance", "derived", 6, 0.1).holds());
    assertFalse(mean.beside("variance", "derived", Double.NaN, 1).holds());
    assertThrows(IllegalArgumentException.class, () -> mean.beside("v", "d", 1, -1));
  }
}
