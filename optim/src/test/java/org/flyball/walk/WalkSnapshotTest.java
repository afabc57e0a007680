package org.flyball.walk;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.flyball.graph.CompactGraph;
import org.flyball.graph.ReversibleChain;
import org.flyball.random.Seed;
import org.flyball.run.Snapshot;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Bounds, tables and cached weights are old at any time; a resumed walk must have the same old. */
class WalkSnapshotTest {

  private static final CompactGraph GRAPH = Graphs.withHubs(300, Seed.of(4).stream());

  @ParameterizedTest
  @EnumSource(Kernel.class)
  void resumed_goesOnBitForBit(Kernel kernel) {
    for (double exponent : new double[] {1, 0.6}) {
      for (int steps : new int[] {0, 37, 5_000, 60_000}) {
        SelfRepellent recipe =
            new SelfRepellent(ReversibleChain.simple(GRAPH), 6.5)
                .withHistory(History.fading(exponent))
                .withKernel(kernel);
        RepellentToken token = recipe.start(9, Seed.of(1));
        for (int n = 0; n < steps; n++) {
          token.next();
        }
        Snapshot saved = Snapshot.fromBytes(token.snapshot().toBytes());
        RepellentToken resumed = recipe.resume(saved);
        assertEquals(saved, resumed.snapshot());
        assertEquals(token.node(), resumed.node());
        for (int n = 0; n < 5_000; n++) {
          assertEquals(token.next(), resumed.next(), recipe + " at step " + (steps + n));
        }
        assertEquals(token.snapshot(), resumed.snapshot());
        assertEquals(token.effort(), resumed.effort());
      }
    }
  }

  @Test
  void team_goesOnBitForBit() {
    SelfRepellent recipe = new SelfRepellent(ReversibleChain.metropolis(GRAPH), 5);
    RepellentTeam team = recipe.startTeam(new int[] {1, 2, 3}, Seed.of(1));
    for (int n = 0; n < 2_000; n++) {
      team.tick();
    }
    RepellentTeam resumed = recipe.resumeTeam(team.snapshot());
    for (int n = 0; n < 2_000; n++) {
      team.tick();
      resumed.tick();
      assertArrayEquals(team.nodes(), resumed.nodes());
    }
    assertEquals(4_000, resumed.ticks());
    assertEquals(team.effort(), resumed.effort());
    assertArrayEquals(team.visits(), resumed.visits());
  }

  @Test
  void walkers_goOnBitForBit() {
    ReversibleChain chain = ReversibleChain.simple(GRAPH);
    Walkers walkers = Walkers.start(chain, new int[] {1, 2, 3}, Seed.of(1));
    walkers.advance(500);
    Walkers resumed = Walkers.resume(chain, walkers.snapshot());
    walkers.advance(500);
    resumed.advance(500);
    assertArrayEquals(walkers.nodes(), resumed.nodes());
    assertEquals(1_000, resumed.steps());
  }
}
