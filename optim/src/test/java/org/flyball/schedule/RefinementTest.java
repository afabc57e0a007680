package org.flyball.schedule;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.flyball.random.Xoshiro256;
import org.junit.jupiter.api.Test;

/**
 * The vectors were made with the authors' own function and agree with an own one to the last bit.
 */
class RefinementTest {

  private static final double[] V2 = {10, 5, 3, 2, 1.5, 1.2, 1.1, 1.05, 1, 0.9, 0.8, 0.7};
  private static final double[] V3 = {
    1, 1.1, 0.9, 5, 1, 1.2, 0.8, 1, 1.05, 0.95, 1, 2, 1.1, 0.9, 1, 1.3, 0.7, 1, 1.6, 2.5
  };

  private static void assertFactors(Refined refined, double... wanted) {
    assertArrayEquals(wanted, refined.factors(), 1e-11);
    assertEquals(List.of(), refined.warnings());
  }

  private static Refinement l1(double smoothing) {
    return new Refinement(smoothing).withNorm(NormRule.L1);
  }

  @Test
  void smallExample() {
    double[] norms = {4, 2, 1, 1, 2};
    assertFactors(new Refinement(0).refine(norms), 0.125, 0.45, 1, 0.2, 0);
    assertFactors(l1(0).refine(norms), 0.5, 0.833333333333, 1, 0.333333333333, 0);
    // The authors' function gives them over the last weight's square instead: 5 and 3 at the peak.
    assertRaw(new Refinement(0).refine(norms), 5, 0.625, 2.25, 5, 1, 0);
    assertRaw(l1(0).refine(norms), 3, 1.5, 2.5, 3, 1, 0);
    double[] ones = {1, 1, 1, 1, 1, 1, 1, 1};
    assertRaw(new Refinement(0).refine(ones), 7, 7, 6, 5, 4, 3, 2, 1, 0);
  }

  private static void assertRaw(Refined refined, double peak, double... wanted) {
    assertArrayEquals(wanted, refined.times(peak).values(wanted.length), 1e-11);
  }

  @Test
  void twelveNorms() {
    assertFactors(
        new Refinement(0).refine(V2),
        0.0163452729934,
        0.0650940608738,
        0.178602089619,
        0.390642549302,
        0.659039704941,
        0.943236017822,
        1,
        0.949917421277,
        0.867889519505,
        0.798043093043,
        0.572048588818,
        0);
    assertFactors(
        l1(0).refine(V2),
        0.165706351359,
        0.324195910398,
        0.520279871997,
        0.735314855996,
        0.900233226664,
        1,
        0.941801811575,
        0.823003432539,
        0.683733796171,
        0.53696371427,
        0.322178228562,
        0);
  }

  @Test
  void twelveNorms_smoothed() {
    Refined refined = new Refinement(0.3).refine(V2);
    assertArrayEquals(
        new double[] {10, 5, 3, 2, 1.5, 1.2, 1.1, 1.05, 1, 0.9, 0.8, 0.8}, refined.norms());
    assertFactors(
        refined,
        0.0166693058394,
        0.0663682837715,
        0.181972550708,
        0.397370286516,
        0.668295375289,
        0.951094605853,
        1,
        0.938652317716,
        0.841776939043,
        0.744935344286,
        0.471404397556,
        0);
  }

  /** Resampling the schedule is another thing, and not what a run of another length gets. */
  @Test
  void twelveNorms_theirScheduleForSevenSteps() {
    double[] wanted = {
      0.0163452729934,
      0.159684084828,
      0.569573986395,
      0.971618008911,
      0.922574787353,
      0.760377342339,
      0
    };
    double[] factors = new Refinement(0).refine(V2).factors();
    for (int k = 0; k < 7; k++) {
      double position = k * 11 / 6.0;
      int left = Math.min((int) position, 10);
      double part = position - left;
      assertEquals(wanted[k], (1 - part) * factors[left] + part * factors[left + 1], 1e-11);
    }
  }

  /** The norms are resampled, not the schedule. */
  @Test
  void twelveNorms_forSevenSteps() {
    Refined refined = new Refinement(0).refine(V2, 7);
    double[] norms = {10, 3.33333333333, 1.66666666667, 1.15, 1.03333333333, 0.883333333333, 0.7};
    assertArrayEquals(norms, refined.norms(), 1e-11);
    assertFactors(
        refined,
        0.0169703606479,
        0.150218004731,
        0.56062816132,
        1,
        0.966200162175,
        0.812174376427,
        0);
  }

  @Test
  void twentyNorms_withOutliers() {
    Refined squared = new Refinement(0.25).refine(V3);
    assertArrayEquals(
        new double[] {1, 1, 1, 1.1, 1, 1, 1, 1, 1, 1, 1.05, 1, 1, 1.1, 1, 1, 1, 1.3, 1.6, 1.6},
        squared.norms(),
        0);
    assertFactors(
        squared,
        1,
        0.940943328804,
        0.881886657609,
        0.688495447381,
        0.774022820135,
        0.71496614894,
        0.655909477744,
        0.596852806548,
        0.537796135353,
        0.478739464157,
        0.385644736946,
        0.366116651287,
        0.307059980092,
        0.213432077532,
        0.199196142618,
        0.140139471423,
        0.0810828002271,
        0.0273006061371,
        0.00901133288508,
        0);
    assertFactors(
        l1(0.25).refine(V3),
        1,
        0.943787992943,
        0.887575985886,
        0.760431055717,
        0.780262154232,
        0.724050147175,
        0.667838140118,
        0.611626133061,
        0.555414126004,
        0.499202118947,
        0.42444464203,
        0.389454867074,
        0.333242860018,
        0.256491850382,
        0.225929028363,
        0.169717021306,
        0.11350501425,
        0.0540500067855,
        0.0219578152566,
        0);
  }

  @Test
  void edges_repeatOnTheLeft_mirrorOnTheRight() {
    double[] ramp = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10};
    Refined refined = new Refinement(0.5).refine(ramp);
    assertArrayEquals(new double[] {1, 2, 3, 4, 5, 6, 7, 8, 9, 9}, refined.norms());
    assertFactors(
        refined,
        1,
        0.136798619907,
        0.0384386201873,
        0.0145466375996,
        0.00641189273335,
        0.00305515538467,
        0.00149024240611,
        0.00069877395119,
        0.000276058844915,
        0);
    double[] rough = {3, 1, 4, 1, 5, 9, 2, 6, 5, 3};
    assertArrayEquals(
        new double[] {3, 3, 1, 4, 5, 5, 6, 5, 5, 5}, new Refinement(0.3).refine(rough).norms());
  }

  @Test
  void constantNorms_giveLinearDecay_exactly() {
    for (int n : new int[] {2, 8, 1_000}) {
      double[] norms = new double[n];
      Arrays.fill(norms, 0.3);
      for (NormRule rule : NormRule.values()) {
        double[] factors = new Refinement(0.1).withNorm(rule).refine(norms).factors();
        double[] moving =
            new Refinement(0.1).withNorm(rule).withEnding(Ending.ALL_MOVE).refine(norms).factors();
        for (int k = 0; k < n; k++) {
          assertEquals((n - 1 - k) / (n - 1.0), factors[k]);
          assertEquals((n - k) / (double) n, moving[k]);
        }
      }
    }
  }

  /**
   * The picture of the theory: norms that fall early make a warm-up by themselves, and their level
   * at the end sets the power of the decay. Factors at 2, 5, 10, 25, 50, 75, 90 % of the run.
   */
  @Test
  void earlyDrop_makesWarmup_andTheEndSetsTheDecay() {
    assertPicture(1, 13.5, .0356, .2539, .8390, .8756, .5837, .2919, .1167);
    assertPicture(2, 12.1, .0400, .2847, .9014, .6038, .2120, .0625, .0190);
    assertPicture(0.7, 15.1, .0338, .2418, .8096, .9797, .8603, .5825, .2839);
  }

  private static void assertPicture(double end, double peak, double... wanted) {
    int n = 2_000;
    double[] at = {0, .003, .02, .03, .1, 1};
    double[] level = {15, 6, 4, 2, 1, end};
    double[] norms = new double[n];
    for (int k = 0; k < n; k++) {
      double s = k / (n - 1.0);
      int i = 0;
      while (i < 4 && s > at[i + 1]) {
        i++;
      }
      norms[k] = level[i] + (level[i + 1] - level[i]) * (s - at[i]) / (at[i + 1] - at[i]);
    }
    double[] factors = new Refinement(0).refine(blurred(norms, 40)).factors();
    double[] places = {.02, .05, .1, .25, .5, .75, .9};
    for (int i = 0; i < places.length; i++) {
      assertEquals(wanted[i], factors[(int) (places[i] * n) - 1], 1e-3, "at " + places[i]);
    }
    int top = 0;
    for (int k = 0; k < n; k++) {
      top = factors[k] > factors[top] ? k : top;
    }
    assertEquals(peak, 100.0 * top / n, 0.15);
  }

  /** A Gaussian filter that repeats the values at the ends, cut at four deviations. */
  private static double[] blurred(double[] values, int sigma) {
    double[] result = new double[values.length];
    for (int k = 0; k < values.length; k++) {
      double sum = 0;
      double all = 0;
      for (int j = -4 * sigma; j <= 4 * sigma; j++) {
        int i = Math.max(0, Math.min(values.length - 1, k + j));
        double weight = Math.exp(-0.5 * j * j / sigma / sigma);
        sum += weight * values[i];
        all += weight;
      }
      result[k] = sum / all;
    }
    return result;
  }

  @Test
  void zeros_countAsAThousandthOfTheMedian() {
    double[] norms = {1, 2, 0, 2, 1, 1e-7, 1, 1, 3, 3};
    Refined refined = new Refinement(0).refine(norms);
    assertEquals(2, refined.floored());
    assertEquals(1e-3, refined.norms()[2]);
    assertEquals(1e-3, refined.norms()[5]);
    assertEquals(
        "2 of 10 norms are below a thousandth of the median and count as that much",
        refined.warnings().get(0));
    // Smoothing takes the outliers out before they are raised or after: the same.
    assertEquals(List.of(1.0, 1.0), around(new Refinement(0.3).refine(norms)));
  }

  private static List<Double> around(Refined refined) {
    return List.of(refined.norms()[4], refined.norms()[5]);
  }

  @Test
  void infiniteNorms_countAsTheLargestFinite() {
    double inf = Double.POSITIVE_INFINITY;
    Refined refined = new Refinement(0).refine(new double[] {4, 2, inf, 1, 1, 2});
    assertEquals(1, refined.capped());
    assertEquals(4, refined.norms()[2]);
    assertEquals(
        List.of("1 of 6 norms are infinite and count as the largest finite one"),
        refined.warnings());
  }

  @Test
  void allZero_isLinear() {
    Refined refined = new Refinement(0.1).refine(new double[4]);
    assertArrayEquals(new double[] {1, 2 / 3.0, 1 / 3.0, 0}, refined.factors());
    assertEquals(
        List.of("all norms are 0 and tell nothing; the schedule is linear decay"),
        refined.warnings());
    assertFalse(refined.degenerate());
  }

  /** As on separable data: norms fall exponentially, and all the weight is at the end. */
  @Test
  void collapsingNorms_fallBackToLinear_andSaySo() {
    double[] norms = new double[100];
    Arrays.setAll(norms, k -> Math.exp(-k / 8.0));
    Refined refined = new Refinement(0).refine(norms);
    assertTrue(refined.degenerate());
    assertEquals(59 / 99.0, refined.at(40));
    assertEquals(0, refined.factors()[99]);
    assertTrue(refined.unguarded()[0] < 1e-6);
    String warning = refined.warnings().get(refined.warnings().size() - 1);
    assertTrue(warning.startsWith("norms collapse, as on separable data"), warning);
    assertTrue(warning.endsWith("the schedule is linear decay"), warning);
  }

  @Test
  void extremeNorms_giveFiniteFactors() {
    for (double scale : new double[] {Double.MIN_VALUE, 1e-310, 1e-160, 1e160, 1e307}) {
      for (NormRule rule : NormRule.values()) {
        double[] norms = {4 * scale, 2 * scale, scale, 7, scale, 2 * scale, 0};
        Refined refined = new Refinement(0).withNorm(rule).refine(norms);
        for (double factor : refined.factors()) {
          assertTrue(factor >= 0 && factor <= 1, scale + ": " + refined);
        }
      }
    }
    // Resampling can miss every norm with a weight: nothing is left but to fall back.
    double[] spikes = {1, 1, 1e200};
    assertArrayEquals(new double[] {1, 0}, new Refinement(0).refine(spikes, 2).factors());
    assertTrue(new Refinement(0).refine(spikes, 2).degenerate());
  }

  @Test
  void shortRuns() {
    assertArrayEquals(new double[] {1, 0}, new Refinement(1).refine(new double[] {3, 5}).factors());
    Refinement moving = new Refinement(1).withEnding(Ending.ALL_MOVE);
    assertArrayEquals(new double[] {1}, moving.refine(new double[] {3}).factors());
    assertArrayEquals(new double[] {1, 0.5}, moving.refine(new double[] {3}, 2).factors());
    Refusal.of(
        "Refinement: got 1 norms, needs 2; the last factor is 0: with Ending.ALL_MOVE one will do",
        () -> new Refinement(0.1).refine(new double[] {3}));
    Refusal.of("Refinement: got 0 norms, needs 1", () -> moving.refine(new double[0]));
    Refusal.of("Refinement: steps must be at least 1", () -> moving.refine(new double[] {3}, 0));
  }

  @Test
  void badArguments() {
    Refusal.of(
        "Refinement: smoothing must be in [0, 1], got 1.5; 0.1 is usual, 0 smooths nothing",
        () -> new Refinement(1.5));
    Refusal.of(
        "Refinement: norm 1 is NaN; norms are 0 or more, and a run with NaN has nothing to teach",
        () -> new Refinement(0).refine(new double[] {1, Double.NaN}));
    Refusal.of(
        "Refinement: norm 0 is -1.0; norms are 0 or more, and a run with NaN has nothing to teach",
        () -> new Refinement(0).refine(new double[] {-1, 2}));
    double inf = Double.POSITIVE_INFINITY;
    Refusal.of(
        "Refinement: all 2 norms are infinite",
        () -> new Refinement(0).refine(new double[] {inf, inf}));
  }

  /** A hundred thousand norms with a window of ten thousand: no test of time, but it must end. */
  @Test
  void longRuns_areSmoothedInFull() {
    Xoshiro256 random = new Xoshiro256(1, 2, 3, 4);
    double[] norms = random.doubles(100_000, 0.5, 1.5).toArray();
    Refined refined = new Refinement(0.1).refine(norms);
    double[] smooth = refined.norms();
    // Before, copies of the first value fill half the window.
    for (int k = 10_000; k < norms.length; k++) {
      assertEquals(1, smooth[k], 0.05);
    }
    assertEquals(0.5, refined.at(75_000) / refined.at(50_000), 0.06);
  }
}
