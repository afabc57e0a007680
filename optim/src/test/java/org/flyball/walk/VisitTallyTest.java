package org.flyball.walk;

import static org.flyball.walk.Refusal.refused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.flyball.graph.ReversibleChain;
import org.junit.jupiter.api.Test;

class VisitTallyTest {

  @Test
  void counts_byHand() {
    VisitTally tally = new VisitTally(new RandomWalk(ReversibleChain.simple(G6.GRAPH)));
    assertEquals(1, tally.totalVariation());
    for (int node : new int[] {2, 3, 2, 0, 1, 0, 4}) {
      tally.see(node);
    }
    assertEquals(5, tally.distinct());
    assertEquals(7, tally.lastNewStep());
    assertFalse(tally.isCovered());
    assertEquals(2, tally.visits(2));
    // Shares times 14: 4 2 4 2 2 0 against 2 2 3 3 2 2.
    assertEquals((2 + 0 + 1 + 1 + 0 + 2) / 28.0, tally.totalVariation(), 1e-15);
    tally.see(5);
    tally.see(5);
    assertTrue(tally.isCovered());
    assertEquals(8, tally.lastNewStep());
    assertEquals(9, tally.steps());
    refused("node 6 is not in 0 .. 5", () -> tally.see(6));
    refused("node -1", () -> tally.see(-1));
  }
}
