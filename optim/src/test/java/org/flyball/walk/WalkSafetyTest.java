package org.flyball.walk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.flyball.graph.ReversibleChain;
import org.flyball.random.Seed;
import org.flyball.random.Xoshiro256;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Where a walk written down as its equations overflows: steep weights, long walks, large counts.
 */
class WalkSafetyTest {

  /**
   * A fading memory at its steepest: the sum of the weights passes 2^512 fifteen times, those of
   * single nodes leave the range of a double at every step.
   */
  @Test
  void steepAndLong_staysFinite() {
    int nodes = 10_000;
    SelfRepellent recipe =
        new SelfRepellent(ReversibleChain.simple(Graphs.path(nodes)), 50)
            .withHistory(History.fading(0.51));
    RepellentToken token = recipe.start(0, Seed.of(6));
    int farthest = 0;
    for (int n = 0; n < 10_000_000; n++) {
      farthest = Math.max(farthest, token.next());
    }
    double[] x = token.frequencies();
    assertEquals(1, Arrays.stream(x).sum(), 1e-9);
    assertTrue(Arrays.stream(x).allMatch(v -> v >= 0 && v <= 1));
    assertEquals(nodes - 1, farthest);
    assertEquals(10_000_000, Arrays.stream(token.visits()).sum());
    // A walk that has lost its weights diffuses: at one end it is still there after 10^7 steps.
    long[] visits = token.visits();
    assertTrue(Arrays.stream(visits).min().orElseThrow() > 100, "a node was hardly visited");
  }

  /** The sums are scaled down on the way, the twin has logarithms from the start. */
  @Test
  void afterScalingDown_theTwinsWay() {
    SelfRepellent recipe =
        new SelfRepellent(ReversibleChain.metropolis(Graphs.path(30)), 50)
            .withHistory(History.fading(0.51))
            .withKernel(Kernel.SCAN);
    RepellentToken token = recipe.start(0, Seed.of(9));
    TextbookWalk twin = new TextbookWalk(recipe, 0, Seed.of(9).stream());
    for (int n = 0; n < 60_000; n++) {
      assertEquals(twin.next(), token.next(), "step " + n);
    }
    assertTrue(Math.pow(60_000, 0.49) / 0.49 > 512 * Math.log(2), "never scaled down");
  }

  @ParameterizedTest
  @EnumSource(Kernel.class)
  void countsOfABillion_haveTheirLaw(Kernel kernel) {
    long[] visits = {1_000_000_000, 1_003_000_000, 1_000_000_000, 0, 4, 1_000_000_000_000L};
    SelfRepellent recipe =
        new SelfRepellent(ReversibleChain.metropolis(Graphs.G6), 50).withKernel(kernel);
    RepellentToken token = recipe.start(0, visits, Seed.of(2));
    assertEquals(visits[5], token.visits(5));
    Repeller repeller = new Repeller(recipe, 1, visits);
    for (int node = 0; node < 6; node++) {
      double[] law = TextbookWalk.law(recipe.base(), 50, repeller.occupancy().frequencies(), node);
      long[] counts = new long[6];
      Xoshiro256 random = Seed.of(8).child(node).stream();
      for (int k = 0; k < 10_000; k++) {
        counts[repeller.draw(node, random)]++;
      }
      Frequencies.check(counts, law, 1e-6, kernel + " at node " + node);
    }
    for (int n = 0; n < 10_000; n++) {
      token.next();
    }
    assertTrue(token.visits(3) > 2_000 && token.visits(4) > 2_000, Arrays.toString(token.visits()));
  }

  @Test
  void counts_widenWhereAnIntIsFull() {
    VisitCounts counts = VisitCounts.of(new long[] {Integer.MAX_VALUE - 1L, 7});
    counts.increment(0);
    counts.increment(0);
    counts.increment(1);
    counts.increment(0);
    assertEquals(Integer.MAX_VALUE + 2L, counts.get(0));
    assertEquals(8, counts.get(1));
  }
}
