package org.flyball.walk;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.apache.commons.math3.distribution.BinomialDistribution;
import org.flyball.graph.ReversibleChain;
import org.flyball.random.Seed;
import org.junit.jupiter.api.Test;

/**
 * Intervals cover as often as they say. Null hypothesis: over 400 seeds, the number of 95 %
 * intervals that hold the mean is binomial (400, 0.95). Two-sided at level 1e-4 with fixed seeds,
 * five times: a correct program fails one of 2000 choices of seeds. An interval that covers with 85
 * % is caught with more than 99.9 %.
 */
class MeanEstimatorStatisticalTest {

  private static final int RUNS = 400;

  private static void covers(Sampling sampling, MeanEstimator estimator, int steps, long seed) {
    int covered = 0;
    for (int r = 0; r < RUNS; r++) {
      MeanEstimate estimate =
          estimator.estimate(sampling, G6.values(), steps, Seed.of(seed).child(r));
      covered += estimate.interval(0.95).contains(3.5) ? 1 : 0;
    }
    BinomialDistribution law = new BinomialDistribution(null, RUNS, 0.95);
    int low = law.inverseCumulativeProbability(5e-5);
    int high = law.inverseCumulativeProbability(1 - 5e-5);
    assertTrue(
        covered >= low && covered <= high,
        sampling + ": " + covered + " covered, not in " + low + " .. " + high);
  }

  @Test
  void tokens_cover() {
    MeanEstimator estimator = new MeanEstimator();
    covers(new RandomWalk(ReversibleChain.simple(G6.GRAPH)), estimator, 300, 81);
    covers(Mhda.uniform(G6.GRAPH), estimator, 300, 82);
    covers(new NonBacktracking(G6.GRAPH), estimator.withTokens(5), 500, 83);
  }

  @Test
  void batches_cover_ofAWalkWithoutMemory() {
    MeanEstimator estimator = new MeanEstimator().withTokens(1);
    covers(new RandomWalk(ReversibleChain.metropolis(G6.GRAPH)), estimator, 6_000, 84);
    covers(
        new RandomWalk(ReversibleChain.metropolis(G6.GRAPH)),
        estimator.withAveraging(Averaging.weighted(3)),
        6_000,
        85);
  }
}
