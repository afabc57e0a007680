package org.flyball.walk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.flyball.graph.CompactGraph;
import org.flyball.graph.EdgeRule;
import org.flyball.graph.Graph;
import org.flyball.graph.ReversibleChain;
import org.flyball.random.ForAll;
import org.flyball.random.Seed;
import org.flyball.random.Xoshiro256;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Null hypothesis of every test: draws from a fixed x have the law of the textbook's row. Pearson's
 * statistic; the level is 1e-6 a node, and there are fewer than 2000 nodes, so that a false alarm
 * has a probability below 0.002 for a seed; the seeds are fixed. A kernel that forgets staying,
 * uses a wrong bound or an old weight is far off: with 1e5 draws a probability that is off by 0.01
 * gives p below 1e-9.
 */
class KernelStatisticalTest {

  private static final double LEVEL = 1e-6;

  private static void check(Repeller repeller, SelfRepellent recipe, int node, int draws) {
    double[] x = repeller.occupancy().frequencies();
    double[] law = TextbookWalk.law(recipe.base(), recipe.alpha(), x, node);
    long[] counts = new long[x.length];
    Xoshiro256 random = Seed.of(11).child(node).stream();
    for (int k = 0; k < draws; k++) {
      counts[repeller.draw(node, random)]++;
    }
    Frequencies.check(counts, law, LEVEL, recipe + " at node " + node);
  }

  /** Walks on, so that bounds and tables get old. */
  private static int walk(Repeller repeller, int node, int steps, Xoshiro256 random) {
    int at = node;
    for (int n = 0; n < steps; n++) {
      at = repeller.draw(at, random);
      repeller.begin();
      repeller.visit(at);
      repeller.end();
    }
    return at;
  }

  @ParameterizedTest
  @EnumSource(Kernel.class)
  void g6_everyNode(Kernel kernel) {
    for (ReversibleChain base :
        List.of(
            ReversibleChain.metropolis(Graphs.G6),
            ReversibleChain.simple(Graphs.G6),
            ArcWeighted.random(Graphs.G6, Seed.of(2).stream()))) {
      for (double alpha : new double[] {0.5, 2, 10}) {
        SelfRepellent recipe = new SelfRepellent(base, alpha).withKernel(kernel);
        Repeller repeller = new Repeller(recipe, 1, new long[] {5, 1, 3, 2, 1, 8});
        for (int node = 0; node < 6; node++) {
          check(repeller, recipe, node, 20_000);
        }
        int at = walk(repeller, 0, 61, Seed.of(3).stream());
        check(repeller, recipe, at, 20_000);
        walk(repeller, at, 10_000, Seed.of(4).stream());
        check(repeller, recipe, 2, 20_000);
      }
    }
  }

  /**
   * So uneven that proposals mostly fail, and the scan decides: nothing may follow from failures.
   */
  @Test
  void rejection_afterFailures_hasTheSameLaw() {
    SelfRepellent recipe =
        new SelfRepellent(ReversibleChain.metropolis(Graphs.G6), 3).withKernel(Kernel.REJECTION);
    Repeller repeller = new Repeller(recipe, 1, new long[] {50, 60, 30, 40, 1, 45});
    check(repeller, recipe, 0, 200_000);
    Effort effort = repeller.effort(200_000);
    assertTrue(effort.scans() > 150_000, effort.toString());
    assertTrue(effort.scans() < 200_000, effort.toString());
  }

  @ParameterizedTest
  @EnumSource(Kernel.class)
  void hub_inEveryState(Kernel kernel) {
    CompactGraph graph = Graphs.withHubs(600, Seed.of(1).stream());
    assertTrue(graph.degree(0) > 100);
    for (ReversibleChain base :
        List.of(ReversibleChain.simple(graph), ReversibleChain.metropolis(graph))) {
      for (History history : List.of(History.ofEveryVisit(), History.fading(0.7))) {
        SelfRepellent recipe = new SelfRepellent(base, 4, history, kernel);
        Repeller repeller = new Repeller(recipe, 1, new long[600]);
        int at = 0;
        for (int round = 0; round < 4; round++) {
          check(repeller, recipe, 0, 60_000);
          at = walk(repeller, at, 300 << (2 * round), Seed.of(round).stream());
        }
        check(repeller, recipe, 0, 60_000);
      }
    }
  }

  /** Loops, parallel edges, isolated nodes, any conductance, any alpha. */
  @Test
  void anyGraph_anyKernel() {
    ForAll.cases(
        Seed.of(21),
        random -> {
          int nodes = 1 + random.nextInt(7);
          List<int[]> edges = new ArrayList<>();
          for (int e = random.nextInt(14); e > 0; e--) {
            edges.add(new int[] {random.nextInt(nodes), random.nextInt(nodes)});
          }
          Graph graph = Graphs.of(nodes, edges, EdgeRule.MULTIGRAPH);
          double[] mass = new double[nodes];
          for (int i = 0; i < nodes; i++) {
            mass[i] = Math.exp(3 * random.nextDouble());
          }
          ReversibleChain base =
              random.nextBoolean()
                  ? ReversibleChain.metropolis(graph, mass)
                  : ArcWeighted.random(graph, random);
          Kernel kernel = List.of(Kernel.values()).get(random.nextInt(4));
          double exponent = random.nextBoolean() ? 1 : 0.51 + 0.4 * random.nextDouble();
          SelfRepellent recipe =
              new SelfRepellent(base, 12 * random.nextDouble())
                  .withHistory(History.fading(exponent))
                  .withKernel(kernel);
          Repeller repeller = new Repeller(recipe, 1, new long[nodes]);
          int at = walk(repeller, random.nextInt(nodes), random.nextInt(400), random);
          if (base.mass(at) > 0) {
            check(repeller, recipe, at, 2_000);
          }
        });
  }

  /** Weights beyond a double: x_1 / x_2 = e^-1000 and less, at an alpha that makes it matter. */
  @Test
  void nodesUnseenForLong_keepTheirWeights() {
    ReversibleChain base = ReversibleChain.metropolis(Graphs.complete(4));
    SelfRepellent recipe =
        new SelfRepellent(base, 0.001).withHistory(History.fading(0.51)).withKernel(Kernel.SCAN);
    Repeller repeller = new Repeller(recipe, 1, new long[4]);
    double logS = 0;
    for (long n = 1; n <= 600_000; n++) {
      repeller.begin();
      repeller.visit(n == 100_000 ? 1 : 0);
      repeller.end();
      logS -= Math.log1p(-recipe.history().gain(n, 4));
    }
    double[] x = repeller.occupancy().frequencies();
    assertEquals(0, x[2]);
    assertEquals(1, x[0], 1e-12);
    double logTotal = Math.log(repeller.occupancy().total());
    double unseen = repeller.occupancy().logAmount(2) - logTotal;
    assertEquals(-Math.log(4) - logS, unseen, 1e-8 * logS);
    double[] logX = new double[4];
    for (int j = 0; j < 4; j++) {
      logX[j] = repeller.occupancy().logAmount(j) - logTotal;
    }
    double[] row = TextbookWalk.row(base, 0.001, logX, 0);
    assertTrue(
        row[1] > 1.5 * row[0] && x[1] == 0, "both weights would do, or x fits into a double");
    long[] counts = new long[4];
    Xoshiro256 random = Seed.of(5).stream();
    for (int k = 0; k < 100_000; k++) {
      counts[repeller.draw(0, random)]++;
    }
    Frequencies.check(counts, new double[] {row[3], row[0], row[1], row[2]}, LEVEL, "unseen");
  }
}
