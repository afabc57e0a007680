package org.flyball.bandit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** Values known to 15 digits, and the edges of the domain. */
class TsallisWeightsTest {

  @Test
  void fourArms_unitRate_knownDigits() {
    assertPrinted(
        new double[] {.464075416244298, .258214217852657, .164185153194005, .113525212709041},
        weights(1, 0, 1, 2, 3));
  }

  @Test
  void fiveArms_wideLosses_knownDigits() {
    assertPrinted(
        new double[] {
          .468889806203921,
          .438359081009803,
          .0835128850787888,
          .00913914213936403,
          9.90855681232036e-5
        },
        weights(.2, 10, 10.5, 30, 100, 1000));
  }

  @Test
  void equalLosses_uniform_inOneStep() {
    double[] out = new double[7];
    int steps = TsallisWeights.fill(new double[7], 3, out);
    for (double p : out) {
      assertEquals(1.0 / 7, p, 1e-17);
    }
    assertTrue(steps <= 2, "equal losses took " + steps + " steps");
  }

  @Test
  void oneArm_certain() {
    assertArrayEquals(new double[] {1}, weights(5, 123.25));
  }

  @Test
  void zeroFactor_uniformWhateverTheLosses() {
    assertArrayEquals(new double[] {.25, .25, .25, .25}, weights(0, 1e300, -5, 0, 7), 1e-16);
  }

  @Test
  void hopelessArms_getZeroAndTheRestStillSumsToOne() {
    // (1e200)^2 overflows: p = 1 / infinity = 0, never NaN.
    double[] p = weights(2, 0, 1e200, -0.0, 1e308);
    assertArrayEquals(new double[] {.5, 0, .5, 0}, p, 1e-16);
  }

  @Test
  void negativeLosses_areOnlyAShift() {
    assertArrayEquals(weights(1, 0, 1, 2, 3), weights(1, -3, -2, -1, 0), 0);
  }

  private static double[] weights(double eta, double... cumulative) {
    double[] out = new double[cumulative.length];
    TsallisWeights.fill(cumulative, eta, out);
    return out;
  }

  /** Half a unit of the 15th decimal for rounding in print, one unit of ours. */
  private static void assertPrinted(double[] expected, double[] actual) {
    for (int i = 0; i < expected.length; i++) {
      assertEquals(expected[i], actual[i], 5e-16 + Math.ulp(expected[i]), "arm " + i);
    }
  }
}
