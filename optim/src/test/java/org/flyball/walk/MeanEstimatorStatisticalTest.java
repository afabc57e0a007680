package org.flyball.walk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.apache.commons.math3.distribution.BinomialDistribution;
import org.flyball.graph.CompactGraph;
import org.flyball.graph.EdgeRule;
import org.flyball.graph.ReversibleChain;
import org.flyball.random.Seed;
import org.junit.jupiter.api.Test;

/**
 * Intervals cover as often as they say. Null hypothesis: over 400 seeds, the number of 95 %
 * intervals that hold the mean is binomial (400, 0.95). Two-sided at level 1e-4 with fixed seeds,
 * six times: a correct program fails one of 1600 choices of seeds. An interval that covers with 85
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
    covers(new SelfRepellent(ReversibleChain.simple(G6.GRAPH), 10), estimator, 300, 86);
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

  /**
   * One path of a walk that remembers all visits alike: batches see too much variance, by the
   * factor of {@link MeanEstimator}. Null hypothesis: the mean of 400 squared standard errors is
   * the limit times that factor, 8.98 here. Its standard deviation is sqrt(2 / 39 / 400) = 1.1 % of
   * it if batches are alike, and 6 % are allowed.
   */
  @Test
  void batches_ofAWalkThatRemembersAll_areTooCautiousByTheFactor() {
    int nodes = 4;
    int[] from = new int[10];
    int[] to = new int[10];
    int edges = 0;
    for (int i = 0; i < nodes; i++) {
      for (int j = i; j < nodes; j++) {
        from[edges] = i;
        to[edges++] = j;
      }
    }
    ReversibleChain draws =
        ReversibleChain.simple(CompactGraph.of(nodes, from, to, EdgeRule.MULTIGRAPH));
    double alpha = 5;
    int batches = 40;
    double factor = batches * batches - 1;
    for (int b = 1; b < batches; b++) {
      factor -= 2 * b * Math.pow(b / (b + 1.0), alpha);
    }
    factor /= batches - 1;
    double[] values = {1, 2, 3, 4};
    MeanEstimator estimator = new MeanEstimator().withTokens(1);
    SelfRepellent walk = new SelfRepellent(draws, alpha);
    double sum = 0;
    for (int r = 0; r < RUNS; r++) {
      sum += estimator.estimate(walk, values, 2560, Seed.of(87).child(r)).asymptoticVariance();
    }
    double limit = Prediction.of(estimator, walk, values).orElseThrow().variance();
    assertEquals(1.25 / 11, limit, 1e-9);
    assertEquals(factor, sum / RUNS / limit, 0.06 * factor);
  }
}
