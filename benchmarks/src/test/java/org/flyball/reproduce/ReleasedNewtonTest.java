package org.flyball.reproduce;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.flyball.random.Seed;
import org.junit.jupiter.api.Test;

class ReleasedNewtonTest {

  /**
   * The first root is x = -2 sqrt(20) / 2, left of -1, and the losses are still small: the
   * iteration arrives. Seeds broke from round 111 to 136; ours never does.
   */
  @Test
  void sums_areOneAtFirst_thenHuge() {
    double[] sums = ReleasedNewton.sums(Seed.of(5), 300);
    for (int t = 0; t < 50; t++) {
      assertEquals(1, sums[t], 1e-6, "round " + t);
    }
    assertTrue(Arrays.stream(sums).skip(200).filter(sum -> sum >= 1e12).count() > 50);
    for (double sum : ReleasedNewton.ownSums(Seed.of(5), 300)) {
      assertEquals(1, sum, 1e-14);
    }
  }
}
