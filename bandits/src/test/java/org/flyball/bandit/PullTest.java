package org.flyball.bandit;

import static org.flyball.bandit.Refusal.refused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.flyball.run.Snapshot;
import org.junit.jupiter.api.Test;

class PullTest {

  @Test
  void estimate_withoutBaselines_isImportanceWeighting() {
    Pull pull = new Pull(1, 0.25);
    assertEquals(12, pull.estimate(1, 3));
    assertEquals(0, pull.estimate(0, 3));
    assertEquals(0, pull.estimate(7, 3));
  }

  @Test
  void estimate_withBaselines_byHand() {
    Pull pull = new Pull(2, 0.25, 10, new double[] {0.5, 0, 0.5});
    assertEquals(5, pull.estimate(0, 3));
    assertEquals(0, pull.estimate(1, 3));
    assertEquals(5 + (3 - 5) / 0.25, pull.estimate(2, 3));
  }

  @Test
  void snapshot_throughBytes_isEqual() {
    Pull pull = new Pull(2, 0.1, 7.25, new double[] {0.5, 0, 0.5});
    Pull back = Pull.of(Snapshot.fromBytes(pull.snapshot().toBytes()));
    assertEquals(pull, back);
    assertEquals(pull.hashCode(), back.hashCode());
    assertEquals(new Pull(4, 1), Pull.of(new Pull(4, 1).snapshot()));
    assertNotEquals(pull, new Pull(2, 0.1, 7.25, new double[] {0.5, 0.5, 0.5}));
    assertTrue(pull.toString().contains("[0.5, 0.0, 0.5]"));
  }

  @Test
  void badComponents_saidWithTheirValue() {
    refused("arm must be at least 0, got -1", () -> new Pull(-1, 0.5));
    refused("probability must be in (0, 1], got 0.0", () -> new Pull(0, 0));
    refused("got NaN", () -> new Pull(0, Double.NaN));
    refused("got 1.5", () -> new Pull(0, 1.5));
    refused("scale must be finite", () -> new Pull(0, 1, Double.NaN, new double[1]));
    refused("scale must be finite", () -> new Pull(0, 1, -1, new double[1]));
    refused("arm 3 has none of the 2 baselines", () -> new Pull(3, 1, 1, new double[2]));
    refused("entry 1 is NaN", () -> new Pull(0, 1, 1, new double[] {0, Double.NaN}));
    refused("of a Bandit, not of a Pull", () -> Pull.of(Snapshot.of("Bandit")));
  }
}
