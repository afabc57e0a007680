package org.flyball.walk;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.flyball.linear.Vectors;
import org.flyball.random.Seed;
import org.flyball.run.Stop;
import org.flyball.schedule.Schedule;
import org.junit.jupiter.api.Test;

/** Step sizes, time scales, averaging weights and bounds. */
class GainTest {

  @Test
  void power_isTheGainOfTheHistory() {
    PowerGain gain = Gain.power(0.8);
    for (int n = 1; n < 50; n++) {
      assertEquals(History.fading(0.8).gain(n, 6), gain.at(n - 1), 1e-16);
    }
    assertEquals(0.5, Gain.power(1).at(0), 0);
    assertEquals(3 * Math.pow(7, -0.8), gain.times(3).shiftedBy(5).at(0), 1e-15);
    assertEquals(0.1, gain.cappedAt(0.1).times(3).at(0), 0);
    assertEquals(0.25, gain.safeFor(4).at(0), 0);
    assertEquals(gain.at(1000), gain.safeFor(4).at(1000), 0);
    assertEquals(0.3, Gain.constant(0.3).at(1_000_000), 0);
  }

  /** A schedule's steps count from 0 as a gain's do, and a schedule may end at 0. */
  @Test
  void schedules_areGains() {
    Gain gain = Schedule.linearDecay(4)::at;
    Root root =
        StochasticApproximation.of(new Shuffling(1), gain, Seed.of(1))
            .solve(
                (x, node, out) -> out[0] = -0.5 * x[0],
                Weighting.uniform(),
                new double[] {1},
                Stop.after(10));
    assertEquals(0.5 * 0.625 * 0.75 * 0.875, root.x()[0], 1e-15);
    assertEquals(10, root.steps());
  }

  /** 0.32 at 1e5 and 0.1 at 1e10, for a = 0.8 and b = 0.9. */
  @Test
  void timeScales_areFarFromApart() {
    PowerGain gain = Gain.power(0.9);
    assertEquals(0.316, gain.relativeTo(Gain.power(0.8), 100_000), 5e-4);
    assertEquals(0.1, gain.relativeTo(Gain.power(0.8), 10_000_000_000L), 1e-6);
    assertEquals(TimeScales.WALK_FASTER, TimeScales.of(0.8, 0.9));
    assertEquals(TimeScales.EQUAL, TimeScales.of(0.9, 0.9));
    assertEquals(TimeScales.WALK_SLOWER, TimeScales.of(1, 0.9));
    assertThrows(IllegalArgumentException.class, () -> TimeScales.of(0.5, 0.9));
  }

  @Test
  void badNumbers_areRefused() {
    for (double exponent : new double[] {0.5, 1.1, Double.NaN}) {
      assertThrows(IllegalArgumentException.class, () -> Gain.power(exponent));
    }
    PowerGain gain = Gain.power(1);
    assertThrows(IllegalArgumentException.class, () -> gain.times(0));
    assertThrows(IllegalArgumentException.class, () -> gain.shiftedBy(-1));
    assertThrows(IllegalArgumentException.class, () -> gain.cappedAt(0));
    assertThrows(IllegalArgumentException.class, () -> gain.safeFor(0));
    assertThrows(IllegalArgumentException.class, () -> Gain.constant(Double.NaN));
    assertThrows(IllegalArgumentException.class, () -> Averaging.weighted(-1));
    assertThrows(IllegalArgumentException.class, () -> Averaging.uniform().startingAfter(-1));
    assertThrows(IllegalArgumentException.class, () -> Confinement.ball(0));
    assertThrows(
        IllegalArgumentException.class, () -> Confinement.ball(new double[] {Double.NaN}, 1));
    assertThrows(IllegalArgumentException.class, () -> Confinement.truncation(0, 2));
    assertThrows(IllegalArgumentException.class, () -> Confinement.truncation(1, 1));
  }

  @Test
  void bounds_projectOrSendBack() {
    double[] start = {1, 1};
    double[] x = {6, 8};
    assertFalse(Confinement.none().confine(x, start, 0));
    assertFalse(Confinement.ball(10).confine(x, start, 0));
    assertArrayEquals(new double[] {6, 8}, x, 0);
    assertFalse(Confinement.ball(5).confine(x, start, 0));
    assertArrayEquals(new double[] {3, 4}, x, 1e-15);
    assertFalse(Confinement.ball(new double[] {3, 0}, 2).confine(x, start, 0));
    assertArrayEquals(new double[] {3, 2}, x, 1e-15);
    assertFalse(Confinement.truncation(1, 3).confine(x, start, 1));
    assertTrue(Confinement.truncation(1, 3).confine(x, start, 0));
    assertArrayEquals(start, x, 0);
    assertTrue(Averaging.none().isNone());
    assertEquals(8, Averaging.weighted(3).weight(2), 0);
  }

  @Test
  void norms_doNotOverflow() {
    assertEquals(5e200, Vectors.norm(new double[] {3e200, 4e200}), 1e186);
    assertEquals(0, Vectors.norm(new double[3]), 0);
    double[] infinite = {Double.POSITIVE_INFINITY, 1};
    assertEquals(Double.POSITIVE_INFINITY, Vectors.norm(infinite), 0);
    assertTrue(Double.isNaN(Vectors.norm(new double[] {Double.NaN, 1})));
  }
}
