package org.flyball.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.stream.Stream;
import org.apache.commons.math3.distribution.ChiSquaredDistribution;
import org.flyball.linear.SparseMatrix;
import org.flyball.random.Seed;
import org.flyball.random.Xoshiro256;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What every reversible chain promises. */
class ReversibleChainContractTest {

  /** A triangle with a tail, a self-loop at node 1 and the edge 2-3 twice. */
  private static final CompactGraph LOOPED =
      CompactGraph.of(
          5, new int[] {0, 1, 2, 1, 2, 2, 3}, new int[] {1, 2, 0, 1, 3, 3, 4}, EdgeRule.MULTIGRAPH);

  private static final CompactGraph STAR =
      CompactGraph.simple(4, new int[] {0, 0, 0}, new int[] {1, 2, 3});

  static Stream<Arguments> chains() {
    double[] mass = {1, 2, 0.5, 3, 1.5};
    return Stream.of(
            ReversibleChain.simple(TwoTriangles.GRAPH),
            ReversibleChain.metropolis(TwoTriangles.GRAPH),
            ReversibleChain.maximumDegree(TwoTriangles.GRAPH),
            ReversibleChain.simple(LOOPED),
            ReversibleChain.metropolis(LOOPED),
            ReversibleChain.metropolis(LOOPED, mass),
            ReversibleChain.maximumDegree(LOOPED),
            ReversibleChain.weighted(LOOPED, weights(LOOPED)),
            ReversibleChain.simple(STAR),
            ReversibleChain.lazy(ReversibleChain.simple(STAR)),
            ReversibleChain.lazy(ReversibleChain.metropolis(LOOPED, mass)),
            ReversibleChain.lazy(ReversibleChain.weighted(LOOPED, weights(LOOPED))),
            ReversibleChain.of(ReversibleChain.metropolis(LOOPED, mass).toMatrix()),
            ReversibleChain.of(ReversibleChain.simple(STAR).toMatrix()),
            new RepelledKernel(ReversibleChain.metropolis(LOOPED, mass), 2)
                .at(new double[] {5, 1, 3, 2, 1}),
            ReversibleChain.metropolis(CompactGraph.simple(1, new int[0], new int[0])),
            ReversibleChain.maximumDegree(CompactGraph.simple(1, new int[0], new int[0])),
            ReversibleChain.simple(
                CompactGraph.of(1, new int[] {0}, new int[] {0}, EdgeRule.MULTIGRAPH)),
            ReversibleChain.of(SparseMatrix.of(new double[][] {{1}})))
        .map(Arguments::of);
  }

  /** Weights that depend on the edge's ends, and on which of parallel edges it is. */
  private static double[] weights(Graph graph) {
    double[] out = new double[(int) graph.arcs()];
    for (int i = 0; i < graph.nodes(); i++) {
      int twin = 0;
      for (int arc = (int) graph.firstArc(i); arc < graph.firstArc(i + 1); arc++) {
        int j = graph.target(arc);
        twin = arc > graph.firstArc(i) && graph.target(arc - 1) == j ? twin + 1 : 0;
        out[arc] = 0.3 + Math.min(i, j) + 0.1 * Math.max(i, j) + 2 * twin;
      }
    }
    return out;
  }

  @ParameterizedTest
  @MethodSource("chains")
  void theMatrix_isStochasticAndReversible(ReversibleChain chain) {
    int n = chain.graph().nodes();
    SparseMatrix p = chain.toMatrix();
    double[] law = new double[n];
    double total = 0;
    for (int i = 0; i < n; i++) {
      law[i] = chain.mass(i) / chain.totalMass();
      total += law[i];
      double row = 0;
      for (int j = 0; j < n; j++) {
        row += p.get(i, j);
        assertTrue(p.get(i, j) >= 0);
        assertEquals(p.get(i, j), chain.probability(i, j), 1e-15);
        assertEquals(chain.mass(i) * p.get(i, j), chain.mass(j) * p.get(j, i), 1e-14);
      }
      assertEquals(1, row, 1e-14, "row " + i);
    }
    assertEquals(1, total, 1e-14);
    double[] next = new double[n];
    p.multiplyTransposed(law, next);
    for (int i = 0; i < n; i++) {
      assertEquals(law[i], next[i], 1e-15);
    }
  }

  @ParameterizedTest
  @MethodSource("chains")
  void conductances_areTheSameOnBothArcs(ReversibleChain chain) {
    Graph graph = chain.graph();
    Conductance conductance = chain.conductance();
    for (int i = 0; i < graph.nodes(); i++) {
      int twin = 0;
      for (long arc = graph.firstArc(i); arc < graph.firstArc(i + 1); arc++) {
        int j = graph.target(arc);
        twin = arc > graph.firstArc(i) && graph.target(arc - 1) == j ? twin + 1 : 0;
        long back = graph.firstTo(j, i) + twin;
        assertEquals(conductance.of(i, arc, j), conductance.of(j, back, i), 0.0);
        assertTrue(conductance.of(i, arc, j) > 0);
      }
      assertTrue(chain.stay(i) >= 0);
    }
  }

  /**
   * Null hypothesis: from every node the steps follow the row of {@link ReversibleChain#toMatrix}.
   * Chi-square over 20 000 steps a node, at the level 1e-7 for each; with 80 nodes in all, a right
   * implementation and a fresh seed would fail with a probability of at most 8e-6. A probability
   * off by 0.03 is found almost surely: the statistic grows by 20 000 x 0.03^2 / p = 18 / p.
   */
  @ParameterizedTest
  @MethodSource("chains")
  void steps_followTheMatrix(ReversibleChain chain) {
    int n = chain.graph().nodes();
    Xoshiro256 random = Seed.of(20).child(chain.toString()).stream();
    int steps = 20_000;
    for (int i = 0; i < n; i++) {
      int[] count = new int[n];
      for (int s = 0; s < steps; s++) {
        count[chain.step(i, random)]++;
      }
      double statistic = 0;
      int cells = 0;
      for (int j = 0; j < n; j++) {
        double expected = steps * chain.probability(i, j);
        if (expected > 0) {
          statistic += (count[j] - expected) * (count[j] - expected) / expected;
          cells++;
        } else {
          assertEquals(0, count[j]);
        }
      }
      if (cells > 1) {
        double limit = new ChiSquaredDistribution(cells - 1).inverseCumulativeProbability(1 - 1e-7);
        assertTrue(statistic < limit, statistic + " of " + limit + " at " + i);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("chains")
  void theMatrix_givesTheChainBack(ReversibleChain chain) {
    SparseMatrix p = chain.toMatrix();
    SparseMatrix again = ReversibleChain.of(p).toMatrix();
    p.forEach((i, j, value) -> assertEquals(value, again.get(i, j), 1e-15));
    assertEquals(Arrays.stream(new int[] {p.entries()}).sum(), again.entries());
  }
}
