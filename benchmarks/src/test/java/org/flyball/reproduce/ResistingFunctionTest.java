package org.flyball.reproduce;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.flyball.random.ForAll;
import org.flyball.random.Seed;
import org.flyball.schedule.ScheduleCertificate;
import org.junit.jupiter.api.Test;

class ResistingFunctionTest {

  /**
   * One step of 1/2, by hand: slopes at the angle with cosine -a, {@code f(x_2) = a / 2}, {@code
   * f(u) = -sqrt((1 - a) / 2)}; the sum is largest at a = 1/2, where it is 3/4.
   */
  @Test
  void oneStep_byHand() {
    assertEquals(0.75, ResistingFunction.against(new double[] {0.5}).gap(), 1e-12);
    assertEquals(0.5125, ResistingFunction.against(new double[] {0.3, 0.2, 0.1}).gap(), 1e-12);
  }

  private static void assertReached(double[] steps) {
    ResistingFunction function = ResistingFunction.against(steps);
    double bound = ScheduleCertificate.of(steps, 1, 1).bound();
    assertEquals(bound, function.gap(), 1e-9 * bound, () -> Arrays.toString(steps));
    assertEquals(0, function.off(), 1e-9, () -> Arrays.toString(steps));
    assertTrue(function.slopes() <= steps.length + 1);
  }

  /**
   * The theorem: every sequence of steps has a function on which it ends just as its certificate
   * says. Slopes of norm 1, u at distance 1, so the function is one that the certificate is about.
   */
  @Test
  void everyCertificate_isReached() {
    ForAll.cases(
        1_000,
        Seed.of(71),
        random -> {
          double[] steps = new double[1 + random.nextInt(40)];
          double spread = 3 * random.nextDouble();
          double level = 4 * random.nextDouble();
          Arrays.setAll(steps, t -> Math.exp(spread * random.nextGaussian() - level));
          assertReached(steps);
        });
  }

  /**
   * Each is as tight as the next: a quarter of it. So are pairs anywhere, and almost tight ones.
   */
  @Test
  void equallyTightSteps_leaveNoNought() {
    double[] quarters = new double[30];
    for (double factor : new double[] {1, 1 + 1e-15, 1 + 1e-11, 1 + 1e-7, 1 - 1e-7, 1 - 1e-12}) {
      Arrays.setAll(quarters, t -> Math.pow(4 * factor, -t));
      assertReached(quarters);
    }
    assertEquals(2, ResistingFunction.against(new double[] {1, 0.25, 0.0625}).slopes());
    assertReached(new double[] {0.3, 1, 0.25, 0.1});
    assertReached(new double[] {0.3, 0.2, 1, 0.01, 0.01, 1});
    assertReached(new double[] {100, 100, 100});
  }

  /** All together too short to turn: the worst is one slope, 1 less the way made. */
  @Test
  void shortSteps_resistBestOnASlope() {
    double[] steps = {0.1, 0.05, 0.05, 0.01};
    assertEquals(1, ResistingFunction.against(steps).slopes());
    assertReached(steps);
    assertEquals(0.79, ScheduleCertificate.of(steps, 1, 1).bound(), 1e-15);
  }

  /** One more step of 1/4 has S_1 = 1: both kinds meet there. */
  @Test
  void betweenTheKinds_theBoundIsContinuous() {
    for (double step : new double[] {0.25 - 1e-9, 0.25, 0.25 + 1e-9, 0.25 + 1e-6}) {
      assertReached(new double[] {step});
      assertEquals(0.75, ScheduleCertificate.of(new double[] {step}, 1, 1).bound(), 2e-6);
    }
  }
}
