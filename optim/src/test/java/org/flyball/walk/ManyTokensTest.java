package org.flyball.walk;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.List;
import org.flyball.graph.CompactGraph;
import org.flyball.graph.ReversibleChain;
import org.flyball.random.Seed;
import org.flyball.random.Xoshiro256;
import org.junit.jupiter.api.Test;

class ManyTokensTest {

  private static final CompactGraph GRAPH = Graphs.withHubs(300, Seed.of(4).stream());

  @Test
  void walkers_goTheWayOfOneAlone() {
    for (ReversibleChain chain :
        List.of(ReversibleChain.simple(GRAPH), ReversibleChain.metropolis(GRAPH))) {
      Walkers walkers = Walkers.start(chain, new int[] {5, 80, 80, 0}, Seed.of(7));
      long[] visits = new long[300];
      walkers.advance(400, visits);
      walkers.advance(100);
      long[] expected = new long[300];
      for (int k = 0; k < 4; k++) {
        Xoshiro256 random = Seed.of(7).child(k).stream();
        int node = new int[] {5, 80, 80, 0}[k];
        for (int n = 0; n < 500; n++) {
          node = chain.step(node, random);
          expected[node] += n < 400 ? 1 : 0;
        }
        assertEquals(node, walkers.node(k));
      }
      assertArrayEquals(expected, visits);
      assertEquals(500, walkers.steps());
      assertEquals(4, walkers.tokens());
    }
  }

  @Test
  void each_dependsNotOnTheNumberOfThreads() {
    Sampling walk = new SelfRepellent(ReversibleChain.metropolis(GRAPH), 5);
    List<Integer> one = Tokens.each(walk, 20, 1, Seed.of(3), ManyTokensTest::end);
    List<Integer> four = Tokens.each(walk, 20, 4, Seed.of(3), ManyTokensTest::end);
    assertEquals(one, four);
    assertEquals(20, one.size());
    assertEquals(end(walk.start(Seed.of(3).child(6))), one.get(6));
  }

  private static int end(Sampler token) {
    for (int n = 0; n < 500; n++) {
      token.next();
    }
    return token.node();
  }

  @Test
  void each_throwsWhatTheJobThrew() {
    Sampling walk = new SelfRepellent(ReversibleChain.simple(GRAPH), 5);
    assertThrows(
        ArithmeticException.class,
        () ->
            Tokens.each(
                walk,
                3,
                2,
                Seed.of(3),
                token -> {
                  throw new ArithmeticException("mine");
                }));
    assertThrows(IllegalArgumentException.class, () -> Tokens.each(walk, 0, 2, Seed.of(3), t -> 1));
  }

  /** One token in a team of one is a token; two see each other's visits one tick late. */
  @Test
  void team_movesXByTheMeanOfItsTokens() {
    for (double exponent : new double[] {1, 0.7}) {
      SelfRepellent recipe =
          new SelfRepellent(ReversibleChain.simple(GRAPH), 3).withHistory(History.fading(exponent));
      RepellentTeam alone = recipe.startTeam(new int[] {4}, Seed.of(2));
      RepellentToken token = recipe.start(4, Seed.of(2).child(0));
      for (int n = 0; n < 500; n++) {
        alone.tick();
        assertEquals(token.next(), alone.node(0));
      }
      RepellentTeam team = recipe.startTeam(new int[] {4, 5, 6}, Seed.of(2));
      double[] x = team.frequencies();
      for (int n = 1; n <= 200; n++) {
        team.tick();
        double gamma = recipe.history().gain(n, 300);
        for (int j = 0; j < 300; j++) {
          x[j] *= 1 - gamma;
        }
        for (int node : team.nodes()) {
          x[node] += gamma / 3;
        }
        assertArrayEquals(x, team.frequencies(), 1e-14);
      }
      assertEquals(600, Arrays.stream(team.visits()).sum());
      assertEquals(600, team.effort().steps());
      assertEquals(3, team.tokens());
    }
  }

  @Test
  void badStarts_areNamed() {
    SelfRepellent recipe = new SelfRepellent(ReversibleChain.simple(GRAPH), 3);
    assertThrows(
        IllegalArgumentException.class, () -> recipe.startTeam(new int[] {300}, Seed.of(1)));
    assertThrows(IllegalArgumentException.class, () -> recipe.startTeam(new int[0], Seed.of(1)));
    Walkers walkers = Walkers.start(recipe.base(), new int[] {1}, Seed.of(1));
    assertThrows(IllegalArgumentException.class, () -> walkers.advance(1, new long[2]));
  }
}
