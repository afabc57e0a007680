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
            ", and " + deep.floored() + " more norms of its second half than of its first (27 %"),
        warning);
  }

  private static double[] collapse(double depth) {
    double[] norms = new double[2_000];
    Arrays.setAll(norms, k -> StrictMath.exp(-depth * k / norms.length));
    return norms;
  }

  /**
   * As on wine: an eighth of the norms, all of them late, but never most of a window, so that a
   * count after the median would see none.
   */
  @Test
  void lateZeros_amongOthers_areDegenerate() {
    double[] norms = new double[1_200];
    Arrays.setAll(norms, k -> k >= 750 && k % 3 == 0 ? 0 : 2 - k / 1_200.0);
    Refined refined = new Refinement(0.1).refine(norms);
    assertEquals(150, refined.floored());
    assertTrue(refined.degenerate());
  }

  /** As many at the beginning as at the end are no collapse: a fifth of the norms. */
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
