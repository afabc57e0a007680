package org.flyball.walk;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.flyball.graph.ReversibleChain;
import org.flyball.random.Seed;
import org.junit.jupiter.api.Test;

class MeanEstimateTest {

  private static final Sampling SIMPLE = new RandomWalk(ReversibleChain.simple(Graphs.G6));

  /** Every visit says the same, so nothing is left to be known: not 0 / 0. */
  @Test
  void constantFunction_isKnownExactly() {
    MeanEstimate estimate = new MeanEstimator().estimate(SIMPLE, node -> 0.1, 100, Seed.of(6));
    assertEquals(0.1, estimate.value());
    assertEquals(0, estimate.standardError());
    assertEquals(Double.POSITIVE_INFINITY, estimate.effectiveSampleSize());
  }
}
