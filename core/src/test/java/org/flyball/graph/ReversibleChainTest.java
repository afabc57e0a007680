package org.flyball.graph;

import static org.flyball.graph.Refusal.refuses;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.flyball.linear.SparseMatrix;
import org.junit.jupiter.api.Test;

class ReversibleChainTest {

  private static final CompactGraph PATH =
      CompactGraph.simple(3, new int[] {0, 1}, new int[] {1, 2});

  @Test
  void metropolis_onTheBench_isTheMatrixInSixths() {
    double[][] sixths = {
      {1, 3, 2, 0, 0, 0},
      {3, 1, 2, 0, 0, 0},
      {2, 2, 0, 2, 0, 0},
      {0, 0, 2, 0, 2, 2},
      {0, 0, 0, 2, 1, 3},
      {0, 0, 0, 2, 3, 1}
    };
    SparseMatrix p = TwoTriangles.metropolis().toMatrix();
    for (int i = 0; i < 6; i++) {
      for (int j = 0; j < 6; j++) {
        assertEquals(sixths[i][j] / 6, p.get(i, j), 1e-16);
      }
    }
  }

  @Test
  void metropolis_nothingRefused_staysWithExactlyZero() {
    CompactGraph cycle = CompactGraph.simple(3, new int[] {0, 1, 2}, new int[] {1, 2, 0});
    ReversibleChain chain = ReversibleChain.metropolis(cycle, new double[] {0.1, 0.1, 0.1});
    assertEquals(0.0, chain.stay(0), 0.0);
    assertEquals(0.0, TwoTriangles.metropolis().stay(2), 0.0);
  }

  @Test
  void masses_outOfRange_areNamed() {
    refuses(() -> ReversibleChain.metropolis(PATH, new double[] {1, 0, 1}), "node 1", "0.0");
    refuses(() -> ReversibleChain.metropolis(PATH, new double[] {1, 1, -2}), "node 2", "-2.0");
    refuses(() -> ReversibleChain.metropolis(PATH, new double[] {Double.NaN, 1, 1}), "NaN");
    refuses(() -> ReversibleChain.metropolis(PATH, new double[2]), "2 entries", "3");
    refuses(
        () -> ReversibleChain.metropolis(PATH, new double[] {1e308, 1e308, 1e308}), "scale", "sum");
  }

  @Test
  void weights_outOfRange_areNamed() {
    refuses(() -> ReversibleChain.weighted(PATH, new double[] {1, 1, 0, 1}), "from 1 to 2", "0.0");
    refuses(() -> ReversibleChain.weighted(PATH, new double[] {-1, 1, 1, 1}), "from 0 to 1");
    refuses(() -> ReversibleChain.weighted(PATH, new double[] {Double.NaN, 1, 1, 1}), "NaN");
    refuses(() -> ReversibleChain.weighted(PATH, new double[] {1, 2, 1, 1}), "from 1 to 0", "mean");
    refuses(() -> ReversibleChain.weighted(PATH, new double[3]), "3 weights", "4 arcs");
    refuses(
        () -> ReversibleChain.weighted(PATH, new double[] {1e308, 1e308, 1e308, 1e308}), "scale");
  }

  @Test
  void isolatedNodes_areRefusedWhereTheWalkCannotStay() {
    CompactGraph lonely = CompactGraph.simple(3, new int[] {0}, new int[] {1});
    refuses(() -> ReversibleChain.simple(lonely), "node 2", "largest component");
    refuses(() -> ReversibleChain.weighted(lonely, new double[] {1, 1}), "node 2");
    assertEquals(1, ReversibleChain.metropolis(lonely).probability(2, 2));
    assertEquals(1, ReversibleChain.maximumDegree(lonely).probability(2, 2));
  }

  @Test
  void theory_disconnected_namesTwoNodes() {
    CompactGraph two = CompactGraph.simple(4, new int[] {0, 1}, new int[] {2, 3});
    refuses(
        () -> WalkTheory.of(ReversibleChain.simple(two)),
        "node 0 to node 1",
        "2 of 4",
        "largest component");
    refuses(() -> ChainModes.of(ReversibleChain.metropolis(two)), "node 0 to node 1");
    CompactGraph loops =
        CompactGraph.of(2, new int[] {0, 1}, new int[] {0, 1}, EdgeRule.MULTIGRAPH);
    refuses(() -> WalkTheory.of(ReversibleChain.simple(loops)), "node 0 to node 1");
  }

  @Test
  void matrix_notReversible_namesThePairAndBothFlows() {
    double[][] wheel = {{0, .75, .25}, {.25, 0, .75}, {.75, .25, 0}};
    refuses(
        () -> ReversibleChain.of(SparseMatrix.of(wheel)),
        "not reversible",
        "node 1 to 2",
        "take ReversibleChain.metropolis",
        "history-driven target (HDT) over it or over Mhda");
    double[][] oneWay = {{0, 1, 0}, {0, 0, 1}, {1, 0, 0}};
    refuses(() -> ReversibleChain.of(SparseMatrix.of(oneWay)), "P(0, 1) is 1.0", "P(1, 0) is 0");
  }

  @Test
  void matrix_flows_areThoseOfTheLawAtHand() {
    double[][] wheel = {{0, .75, .25}, {.25, 0, .75}, {.75, .25, 0}};
    // mu along the tree from node 0: 1, 3, 1/3, so 3/13 and 9/13: 27/52 there, 1/52 back.
    refuses(() -> ReversibleChain.of(SparseMatrix.of(wheel)), "0.51923", "0.01923");
  }

  @Test
  void matrix_badRows_areNamed() {
    refuses(() -> ReversibleChain.of(SparseMatrix.of(new double[][] {{.5}})), "row 0", "0.5");
    refuses(
        () -> ReversibleChain.of(SparseMatrix.of(new double[][] {{1.5, -.5}, {.5, .5}})),
        "P(0, 1) is -0.5");
    refuses(() -> ReversibleChain.of(SparseMatrix.of(new double[][] {{1, 0}})), "square");
    refuses(() -> ReversibleChain.of(SparseMatrix.of(new double[0][0])), "at least 1");
    refuses(
        () -> ReversibleChain.of(SparseMatrix.of(new double[][] {{1, 0}, {0, 1}})),
        "node 0 to node 1",
        "component");
  }
}
