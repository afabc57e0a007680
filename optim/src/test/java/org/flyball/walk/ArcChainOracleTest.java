package org.flyball.walk;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.apache.commons.math3.distribution.ChiSquaredDistribution;
import org.flyball.graph.Graph;
import org.flyball.random.Seed;
import org.junit.jupiter.api.Test;

/** Walks that remember the node before, against their matrices over arcs. */
class ArcChainOracleTest {

  private static double[] law(double... mass) {
    double total = 0;
    for (double m : mass) {
      total += m;
    }
    double[] law = mass.clone();
    for (int i = 0; i < law.length; i++) {
      law[i] /= total;
    }
    return law;
  }

  @Test
  void marginals_areTheLaws() {
    assertArrayEquals(law(2, 2, 3, 3, 2, 2), ArcChain.nonBacktracking(G6.GRAPH).marginal(), 1e-12);
    assertArrayEquals(
        law(3, 2, 5, 5, 2, 3, 1), ArcChain.nonBacktracking(G6.WITH_LOOPS).marginal(), 1e-12);
    assertArrayEquals(
        law(1, 1, 1, 1, 1, 1),
        ArcChain.mhda(G6.GRAPH, new double[] {1, 1, 1, 1, 1, 1}).marginal(),
        1e-12);
    double[] mass = {5, 1, 3, 2, 1, 8};
    assertArrayEquals(law(mass), ArcChain.mhda(G6.GRAPH, mass).marginal(), 1e-12);
    double[] more = {5, 1, 3, 2, 1, 8, 0.5};
    assertArrayEquals(law(more), ArcChain.mhda(G6.WITH_LOOPS, more).marginal(), 1e-12);
  }

  /** The exact list of the method's section 4: 10.929 and, reweighted to the uniform law, 7.302. */
  @Test
  void asymptoticVariances_areTheExactOnes() {
    double[] uniform = {1, 1, 1, 1, 1, 1};
    assertEquals(10.929, ArcChain.mhda(G6.GRAPH, uniform).asymptoticVariance(G6.values()), 5e-4);
    double[] reweighted = new double[6];
    for (int i = 0; i < 6; i++) {
      reweighted[i] = 14.0 / (6 * G6.GRAPH.degree(i)) * (G6.values()[i] - 3.5);
    }
    assertEquals(7.302, ArcChain.nonBacktracking(G6.GRAPH).asymptoticVariance(reweighted), 5e-4);
  }

  /**
   * Null hypothesis: the token's moves from each pair (before, at) have the probabilities of the
   * matrix. Chi-square at level 1e-4 with a fixed seed, five times: a correct program fails one of
   * 2000 choices of seeds.
   */
  @Test
  void moves_haveTheMatrixsProbabilities() {
    double[] mass = {5, 1, 3, 2, 1, 8};
    double[] more = {5, 1, 3, 2, 1, 8, 0.5};
    agree(new NonBacktracking(G6.GRAPH), ArcChain.nonBacktracking(G6.GRAPH), 61);
    agree(new NonBacktracking(G6.WITH_LOOPS), ArcChain.nonBacktracking(G6.WITH_LOOPS), 62);
    agree(Mhda.uniform(G6.GRAPH), ArcChain.mhda(G6.GRAPH, new double[] {1, 1, 1, 1, 1, 1}), 63);
    agree(Mhda.toward(mass, G6.GRAPH), ArcChain.mhda(G6.GRAPH, mass), 64);
    agree(Mhda.toward(more, G6.WITH_LOOPS), ArcChain.mhda(G6.WITH_LOOPS, more), 65);
  }

  private static void agree(Sampling sampling, ArcChain chain, long seed) {
    int states = chain.states.size();
    boolean staysCount = sampling instanceof NonBacktracking;
    long[][] counts = new long[states][states];
    long[] totals = new long[states];
    Sampler token = sampling.start(0, Seed.of(seed));
    int before = 0;
    int at = token.next();
    while (at == before && !staysCount) {
      at = token.next();
    }
    int state = chain.state(before, at);
    for (int n = 0; n < 200_000; n++) {
      int next = token.next();
      if (next != at || staysCount) {
        before = at;
        at = next;
      }
      int after = chain.state(before, at);
      counts[state][after]++;
      totals[state]++;
      state = after;
    }
    double statistic = 0;
    int freedom = 0;
    for (int s = 0; s < states; s++) {
      int cells = 0;
      for (int t = 0; t < states; t++) {
        double expected = totals[s] * chain.step[s][t];
        if (chain.step[s][t] < 1e-14) {
          assertEquals(0, counts[s][t], "an impossible move from state " + s + " to " + t);
        } else if (expected > 0) {
          assertTrue(expected >= 5, "too few visits for a chi-square test");
          cells++;
          statistic += Math.pow(counts[s][t] - expected, 2) / expected;
        }
      }
      freedom += Math.max(0, cells - 1);
    }
    double limit = new ChiSquaredDistribution(freedom).inverseCumulativeProbability(1 - 1e-4);
    assertTrue(statistic < limit, sampling + ": chi-square " + statistic + " above " + limit);
  }

  /** A complete graph has nothing but ways on: the law of two steps is not the simple walk's. */
  @Test
  void nonBacktracking_neverGoesBackUnlessAtALeaf() {
    Graph graph = G6.WITH_LOOPS;
    Sampler token = new NonBacktracking(graph).start(0, Seed.of(66));
    int before = -1;
    int at = 0;
    int leaves = 0;
    for (int n = 0; n < 10_000; n++) {
      int next = token.next();
      if (next == before && at != before) {
        boolean onlyWay = graph.degree(at) == 1;
        boolean parallel = graph.firstTo(at, next + 1) - graph.firstTo(at, next) > 1;
        assertTrue(onlyWay || parallel, "back from " + at + " to " + next);
        leaves += onlyWay ? 1 : 0;
      }
      before = at;
      at = next;
    }
    assertTrue(leaves > 100, "the leaf was seen " + leaves + " times");
  }
}
