package org.flyball.walk;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.flyball.graph.CompactGraph;
import org.flyball.graph.EdgeRule;
import org.flyball.graph.Repulsion;
import org.flyball.graph.ReversibleChain;
import org.flyball.random.Seed;
import org.flyball.random.Xoshiro256;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SelfRepellentTest {

  private static final ReversibleChain METROPOLIS = ReversibleChain.metropolis(Graphs.G6);
  private static final ReversibleChain SIMPLE = ReversibleChain.simple(Graphs.G6);

  /** Rows worked out by hand from the counts (5, 1, 3, 2, 1, 8). */
  @Test
  void twin_rowsByHand() {
    double[] x = {5, 1, 3, 2, 1, 8};
    row(METROPOLIS, 1, x, 17, 2, 10, 0, 5, 0, 0);
    row(METROPOLIS, 2, x, 129, 4, 100, 0, 25, 0, 0);
    row(SIMPLE, 1, x, 39, 4, 20, 0, 15, 0, 0);
    row(SIMPLE, 2, x, 641, 16, 400, 0, 225, 0, 0);
  }

  private static void row(
      ReversibleChain base, double alpha, double[] x, double over, double... p) {
    double[] expected = Arrays.stream(p).map(v -> v / over).toArray();
    assertArrayEquals(expected, TextbookWalk.law(base, alpha, x, 2), 1e-15);
  }

  @ParameterizedTest
  @EnumSource(Kernel.class)
  void alphaZero_isTheBaseChainsPath(Kernel kernel) {
    for (ReversibleChain base : List.of(METROPOLIS, SIMPLE)) {
      RepellentToken token = new SelfRepellent(base, 0).withKernel(kernel).start(3, Seed.of(5));
      Xoshiro256 random = Seed.of(5).stream();
      int node = 3;
      for (int n = 0; n < 1_000; n++) {
        node = base.step(node, random);
        assertEquals(node, token.next());
      }
      assertEquals(1, token.effort().proposalsPerStep());
    }
  }

  /** A path that leaves the twin's at a step has used another law there, or another x. */
  @ParameterizedTest
  @ValueSource(doubles = {1, 0.8, 0.51})
  void scan_goesTheTwinsWay(double exponent) {
    for (ReversibleChain base : List.of(METROPOLIS, SIMPLE)) {
      for (Prior prior : Prior.values()) {
        for (double alpha : new double[] {0.3, 1, 5, 50}) {
          SelfRepellent recipe =
              new SelfRepellent(base, alpha)
                  .withHistory(new History(exponent, prior))
                  .withKernel(Kernel.SCAN);
          RepellentToken token = recipe.start(1, Seed.of(8));
          TextbookWalk twin = new TextbookWalk(recipe, 1, Seed.of(8).stream());
          for (int n = 0; n < 3_000; n++) {
            assertEquals(twin.next(), token.next(), recipe + " at step " + n);
          }
          assertArrayEquals(twin.x(), token.frequencies(), 1e-11);
        }
      }
    }
  }

  @Test
  void frequencies_ofThePriors() {
    SelfRepellent literal = new SelfRepellent(METROPOLIS, 2);
    SelfRepellent each =
        literal.withHistory(History.ofEveryVisit().withPrior(Prior.ONE_VISIT_EACH));
    RepellentToken first = literal.start(0, Seed.of(1));
    RepellentToken second = each.start(0, Seed.of(1));
    int one = first.next();
    int two = second.next();
    assertEquals((1 / 6.0 + 1) / 2, first.frequencies()[one], 1e-15);
    assertEquals(2 / 7.0, second.frequencies()[two], 1e-15);
    assertEquals(1, first.visits()[one]);
    assertEquals(1, first.visits(one));
    assertEquals(1, Arrays.stream(second.frequencies()).sum(), 1e-15);
  }

  @Test
  void history_gains() {
    assertEquals(0.5, History.ofEveryVisit().gain(1, 6));
    assertEquals(1 / 7.0, History.ofEveryVisit().withPrior(Prior.ONE_VISIT_EACH).gain(1, 6), 1e-16);
    assertEquals(Math.pow(11, -0.8), History.fading(0.8).gain(10, 6), 1e-16);
  }

  /** Every step asks a neighbour at least, and a table cannot be made without asking them all. */
  @Test
  void tables_countWhatTheyAsk() {
    RepellentToken token =
        new SelfRepellent(ReversibleChain.simple(Graphs.complete(60)), 5)
            .withKernel(Kernel.TABLE)
            .start(0, Seed.of(1));
    for (int n = 0; n < 1_000; n++) {
      token.next();
    }
    Effort effort = token.effort();
    assertTrue(effort.proposals() >= 1_000, effort.toString());
    assertTrue(effort.scannedArcs() >= 59 && effort.scannedArcs() % 59 == 0, effort.toString());
  }

  /** Self-loops are arcs, parallel edges are parallel arcs: all have their weight. */
  @Test
  void loopsAndParallelEdges_haveTheirShare() {
    CompactGraph graph =
        CompactGraph.of(2, new int[] {0, 0, 0}, new int[] {0, 1, 1}, EdgeRule.MULTIGRAPH);
    double[] x = {0.25, 0.75};
    // Masses 3 and 2: r = (12, 8/3)^1, arcs 1 : 2.
    double[] law = TextbookWalk.law(ReversibleChain.simple(graph), 1, x, 0);
    assertArrayEquals(new double[] {12 / (12 + 16 / 3.0), 16 / 3.0 / (12 + 16 / 3.0)}, law, 1e-15);
    for (ReversibleChain base :
        List.of(ReversibleChain.simple(graph), ReversibleChain.metropolis(graph))) {
      SelfRepellent recipe = new SelfRepellent(base, 2).withKernel(Kernel.SCAN);
      RepellentToken token = recipe.start(0, Seed.of(4));
      TextbookWalk twin = new TextbookWalk(recipe, 0, Seed.of(4).stream());
      for (int n = 0; n < 1_000; n++) {
        assertEquals(twin.next(), token.next(), "step " + n);
      }
    }
  }

  /** The least visited neighbour, always: weights of 10^(10^100) are none that a double has. */
  @ParameterizedTest
  @EnumSource(Kernel.class)
  void hugeAlpha_goesToTheRarest(Kernel kernel) {
    for (double exponent : new double[] {1, 0.51}) {
      SelfRepellent recipe =
          new SelfRepellent(SIMPLE, Repulsion.LARGEST_ALPHA)
              .withHistory(History.fading(exponent))
              .withKernel(kernel);
      RepellentToken token = recipe.start(0, Seed.of(5));
      for (int n = 0; n < 2_000; n++) {
        int from = token.node();
        double[] x = token.frequencies();
        int to = token.next();
        assertTrue(Graphs.G6.hasEdge(from, to), "no edge " + from + " - " + to);
        for (int j : Graphs.G6.neighbours(from)) {
          double rarer = x[j] / SIMPLE.mass(j);
          assertTrue(x[to] / SIMPLE.mass(to) <= rarer * (1 + 1e-12), "step " + n);
        }
      }
    }
  }

  @Test
  void nowhereToGo_stays() {
    CompactGraph alone = CompactGraph.simple(1, new int[0], new int[0]);
    CompactGraph loop = CompactGraph.of(1, new int[1], new int[1], EdgeRule.MULTIGRAPH);
    CompactGraph isolated = CompactGraph.simple(3, new int[] {0}, new int[] {1});
    for (Kernel kernel : Kernel.values()) {
      stays(new SelfRepellent(ReversibleChain.metropolis(alone), 3).withKernel(kernel), 0);
      stays(new SelfRepellent(ReversibleChain.simple(loop), 3).withKernel(kernel), 0);
      stays(new SelfRepellent(ReversibleChain.metropolis(isolated), 3).withKernel(kernel), 2);
    }
  }

  private static void stays(SelfRepellent recipe, int node) {
    RepellentToken token = recipe.start(node, Seed.of(3));
    for (int n = 0; n < 100; n++) {
      assertEquals(node, token.next());
    }
    assertEquals(100, token.visits()[node]);
  }

  @Test
  void badArguments_areNamed() {
    says("got -1", () -> new SelfRepellent(SIMPLE, -1));
    says("got NaN", () -> new SelfRepellent(SIMPLE, Double.NaN));
    says("got Infinity", () -> new SelfRepellent(SIMPLE, Double.POSITIVE_INFINITY));
    says("in [0, 1.0E100], got 1.0E300", () -> new SelfRepellent(SIMPLE, 1e300));
    says("got 0.5", () -> History.fading(0.5));
    says("got 1.1", () -> History.fading(1.1));
    says("got NaN", () -> History.fading(Double.NaN));
    SelfRepellent recipe = new SelfRepellent(SIMPLE, 1);
    says("node 6 is not in 0 .. 5", () -> recipe.start(6, Seed.of(1)));
    says("node -1", () -> recipe.start(-1, Seed.of(1)));
    says("2 entries", () -> recipe.start(0, new long[2], Seed.of(1)));
    says("node 1 has -4 visits", () -> recipe.start(0, new long[] {0, -4, 0, 0, 0, 0}, Seed.of(1)));
    long[] many = {Long.MAX_VALUE, 0, 1, 0, 0, 0};
    says("visits up to node 2 add up", () -> recipe.start(0, many, Seed.of(1)));
    says(
        "this walk has alpha=2.0",
        () -> new SelfRepellent(SIMPLE, 2).resume(recipe.start(0, Seed.of(1)).snapshot()));
  }

  private static void says(String part, Runnable what) {
    String message = "" + assertThrows(IllegalArgumentException.class, what::run).getMessage();
    assertTrue(message.contains(part), message);
  }
}
