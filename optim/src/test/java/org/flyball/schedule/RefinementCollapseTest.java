package org.flyball.schedule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class RefinementCollapseTest {

  /**
   * Beyond the floor nothing is left of the collapse but where it met the floor, at 1/2 + ln(1000)
   * / c of the run: from c = 21 of those here neither the peak nor the mean gives it away.
   */
  @Test
  void collapseBelowTheFloor_isDegenerateToo() {
    for (double smoothing : new double[] {0, 0.1}) {
      for (double depth = 12; depth <= 300; depth += 3) {
        Refined refined = new Refinement(smoothing).refine(collapse(depth));
        assertTrue(refined.degenerate(), smoothing + ", " + depth);
        assertEquals(Schedule.linearDecay(1_999).at(500), refined.at(500), 1e-12);
      }
    }
    Refined deep = new Refinement(0.1).refine(collapse(30));
    double[] found = deep.unguarded();
    assertEquals(0.15, Arrays.stream(found).average().orElse(0), 0.01);
    assertEquals(1, found[(int) (2_000 * (0.5 + Math.log(1_000) / 30))], 0.02);
    String warning = deep.warnings().get(1);
    assertTrue(
        warning.contains(
            ", and " + deep.floored() + " of 2000 norms (27 %), once smoothed, are at"),
        warning);
  }

  private static double[] collapse(double depth) {
    double[] norms = new double[2_000];
    Arrays.setAll(norms, k -> StrictMath.exp(-depth * k / norms.length));
    return norms;
  }

  /** The median has taken single zeros out: a fifth of the norms, and no collapse. */
  @Test
  void scatteredZeros_areNoCollapse() {
    double[] norms = new double[100];
    Arrays.setAll(norms, k -> k % 5 == 2 ? 0 : k < 50 ? 2 : 1);
    Refined refined = new Refinement(0.1).refine(norms);
    assertEquals(20, refined.floored());
    assertFalse(refined.degenerate());
    assertEquals(1, refined.warnings().size());
  }
}
