package org.flyball.walk;

import static org.flyball.walk.Refusal.refused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.flyball.graph.ReversibleChain;
import org.flyball.random.ForAll;
import org.flyball.random.Seed;
import org.junit.jupiter.api.Test;

class HistoryDrivenTest {

  private static final double[] MASS = {5, 1, 3, 2, 1, 8};

  private static List<TargetedWalk> bases() {
    return List.of(
        new RandomWalk(ReversibleChain.simple(G6.GRAPH)),
        new RandomWalk(ReversibleChain.metropolis(G6.GRAPH, MASS)),
        MetropolisWalk.toward(MASS, ReversibleChain.simple(G6.GRAPH)),
        Mhda.toward(MASS, G6.GRAPH));
  }

  @Test
  void alphaZero_isTheBasesPath() {
    for (TargetedWalk base : bases()) {
      for (int recent : new int[] {HistoryDriven.ALL_NODES, 3}) {
        HistoryDriven driven = new HistoryDriven(base, 0, History.fading(0.8), recent);
        Sampler one = base.start(2, Seed.of(7));
        Sampler other = driven.start(2, Seed.of(7));
        for (int n = 0; n < 2000; n++) {
          assertEquals(one.next(), other.next());
        }
      }
    }
  }

  /** Over simple proposals, one acceptance for the law is the Metropolis chain's. */
  @Test
  void metropolisWalk_isTheMetropolisChainsPath() {
    Sampler one =
        MetropolisWalk.toward(MASS, ReversibleChain.simple(G6.GRAPH)).start(1, Seed.of(8));
    Sampler other = new RandomWalk(ReversibleChain.metropolis(G6.GRAPH, MASS)).start(1, Seed.of(8));
    for (int n = 0; n < 2000; n++) {
      assertEquals(other.next(), one.next());
    }
  }

  /** The ratio of targets, by hand: counts and what x_0 is worth, over masses, to the power. */
  @Test
  void ratio_isThatOfTheTargets() {
    TargetedWalk base = MetropolisWalk.toward(MASS, ReversibleChain.simple(G6.GRAPH));
    HistoryDriven whole =
        new HistoryDriven(base, 2, new History(1, Prior.ONE_VISIT_EACH), HistoryDriven.ALL_NODES);
    HistoryTilt tilt = new FullTilt(whole);
    tilt.visit(1);
    tilt.visit(1);
    tilt.visit(0);
    // x ~ (2, 3, 1, 1, 1, 1), so r_1 / r_0 = ((2 / 5) / (3 / 1))^2.
    assertEquals(4 / 225.0, tilt.ratio(0, 1), 1e-15);
    assertEquals(225 / 4.0, tilt.ratio(1, 0), 1e-12);
    assertEquals(4 * 9 / 25.0, tilt.ratio(0, 2), 1e-12);

    HistoryTilt literal = new FullTilt(new HistoryDriven(base, 2));
    literal.visit(1);
    // x ~ (1/6, 7/6, 1/6, ...): r_1 / r_0 = ((1 / 30) / (7 / 6))^2.
    assertEquals(1 / 1225.0, literal.ratio(0, 1), 1e-15);

    // a = 0.6, c = 1: gamma_1 = 2^-0.6, gamma_2 = 3^-0.6.
    HistoryTilt fading = new FullTilt(new HistoryDriven(base, 1).withHistory(History.fading(0.6)));
    fading.visit(3);
    fading.visit(0);
    double one = Math.pow(2, -0.6);
    double two = Math.pow(3, -0.6);
    double three = (1 - two) * (one + (1 - one) / 6);
    double zero = (1 - two) * (1 - one) / 6 + two;
    assertEquals((zero / 5) / (three / 2), fading.ratio(0, 3), 1e-12);
  }

  /** An unknown neighbour has the mean x / mu of the known ones. */
  @Test
  void recentNodes_guessTheRest() {
    TargetedWalk base = MetropolisWalk.toward(MASS, ReversibleChain.simple(G6.GRAPH));
    HistoryTilt tilt =
        new RecentTilt(new HistoryDriven(base, 1, new History(1, Prior.ONE_VISIT_EACH), 2), 0);
    // Known: node 0 with 1; no neighbour of it is, so they have its 1 / 5.
    assertEquals(1, tilt.ratio(0, 1), 1e-15);
    tilt.visit(2); // guessed 3 / 5 and one more
    assertEquals((1.6 / 3) / (1 / 5.0), tilt.ratio(2, 0), 1e-12);
    assertEquals((1.6 / 3) / (1 / 5.0), tilt.ratio(2, 3), 1e-12);
    tilt.visit(3); // guessed 2 / 5 and one more; 0 is forgotten
    assertEquals((1.4 / 2) / (1.6 / 3), tilt.ratio(3, 4), 1e-12);
    tilt.visit(2);
    assertEquals((2.6 / 3) / (1.4 / 2), tilt.ratio(2, 0), 1e-12);
  }

  @Test
  void recentNodes_agreeWithATextbookCache() {
    ForAll.cases(
        Seed.of(9),
        random -> {
          int capacity = 1 + random.nextInt(12);
          RecentNodes recent = new RecentNodes(capacity);
          Map<Integer, Double> values = new HashMap<>();
          ArrayDeque<Integer> order = new ArrayDeque<>();
          for (int n = 0; n < 300; n++) {
            int node = random.nextInt(20) << random.nextInt(3);
            double value = random.nextDouble();
            recent.put(node, value);
            order.remove(node);
            order.addLast(node);
            values.put(node, value);
            if (order.size() > capacity) {
              values.remove(order.removeFirst());
            }
            int asked = random.nextInt(80);
            assertEquals(values.getOrDefault(asked, Double.NaN), recent.get(asked));
          }
          long[] expected = order.stream().mapToLong(Integer::longValue).toArray();
          org.junit.jupiter.api.Assertions.assertArrayEquals(expected, recent.nodes());
        });
  }

  /** Extremes must not produce a NaN that stops a token for good. */
  @Test
  void strongRepulsion_keepsMoving() {
    for (TargetedWalk base : bases()) {
      for (double exponent : new double[] {0.51, 1}) {
        for (int recent : new int[] {HistoryDriven.ALL_NODES, 3}) {
          Sampler token =
              new HistoryDriven(base, 300, new History(exponent, Prior.ONE_VISIT_IN_ALL), recent)
                  .start(0, Seed.of(10));
          int[] visits = new int[6];
          for (int n = 0; n < 200_000; n++) {
            visits[token.next()]++;
          }
          for (int i = 0; i < 6; i++) {
            assertTrue(visits[i] > 1000, base + " visits node " + i + " " + visits[i] + " times");
          }
        }
      }
    }
  }

  @Test
  void badArguments_areNamed() {
    TargetedWalk base = Mhda.uniform(G6.GRAPH);
    refused("alpha must be in [0, 1", () -> new HistoryDriven(base, -1));
    refused("alpha must be in [0, 1", () -> new HistoryDriven(base, Double.NaN));
    refused("recentNodes must be at least 1", () -> new HistoryDriven(base, 1).withRecentNodes(0));
    refused(
        "resume with the same recipe",
        () ->
            new HistoryDriven(base, 1)
                .resume(new HistoryDriven(base, 2).start(Seed.of(1)).snapshot()));
    refused(
        "the mass of node 1 is 0.0", () -> Mhda.toward(new double[] {1, 0, 1, 1, 1, 1}, G6.GRAPH));
    refused("5 entries", () -> Mhda.toward(new double[5], G6.GRAPH));
    refused("the mass of node 0 is NaN", () -> IndependentDraws.from(new double[] {Double.NaN}));
    refused("nodes must be at least 1", () -> new Shuffling(0));
  }
}
