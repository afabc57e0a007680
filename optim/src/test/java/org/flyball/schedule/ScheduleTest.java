package org.flyball.schedule;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.function.LongToDoubleFunction;
import org.junit.jupiter.api.Test;

/**
 * Closed forms at hand-computed steps, and the values that peers give. PyTorch's were run with
 * torch 1.13, optax' are those of its documentation.
 */
class ScheduleTest {

  private static void assertValues(Schedule schedule, double... wanted) {
    assertArrayEquals(wanted, schedule.values(wanted.length), 1e-11);
  }

  @Test
  void decays_startAtInitial_reachEndOneStepAfterTheLast_andStay() {
    for (Shape shape : List.of(Shape.linear(), Shape.cosine(), Shape.oneMinusSqrt())) {
      Schedule schedule = Schedule.decay(0.3, 0.1, 7, shape);
      assertEquals(0.3, schedule.at(0));
      assertEquals(0.1, schedule.at(7));
      assertEquals(0.1, schedule.at(Long.MAX_VALUE));
    }
    assertValues(Schedule.linearDecay(4), 1, 0.75, 0.5, 0.25, 0, 0);
    assertValues(
        Schedule.linear(1.0 / 3, 1, 5),
        1.0 / 3,
        0.466666666667,
        0.6,
        0.733333333333,
        0.866666666667,
        1);
    assertEquals(0.55, Schedule.linear(0.1, 1, 2).at(1), 1e-15);
  }

  /** A run of one step has the initial value, then the end; two steps have one in between. */
  @Test
  void shortestRuns() {
    for (Shape shape : List.of(Shape.linear(), Shape.cosine(), Shape.polynomial(2))) {
      assertValues(Schedule.decay(2, 0.5, 1, shape), 2, 0.5, 0.5);
      assertEquals(2, Schedule.decay(2, 0.5, 2, shape).at(0));
      assertEquals(0.5, Schedule.decay(2, 0.5, 2, shape).at(2));
    }
    assertValues(Schedule.geometric(4, 1, 1), 4, 1, 1);
    assertValues(Schedule.wsd(0, 0, 1, Shape.linear()), 1, 0, 0);
    assertValues(Schedule.oneCycle(1, 2, 0.75, Shape.linear()), 0.04, 4e-6);
  }

  /** The run ends on the ramp; nothing of the decay is reached, and nothing breaks. */
  @Test
  void warmupLongerThanTheRun_isARamp() {
    assertValues(Schedule.linearDecay(3).warmup(10), .1, .2, .3);
    assertValues(Schedule.cosine(1, 0, 1).warmup(1_000_000).from(999_999), 1, 1, 0);
    assertValues(new PolynomialFit(0.99, 1, 0).over(3), 0.5, 1, 1, 0);
    assertValues(Schedule.linearDecay(3).warmup(Long.MAX_VALUE).times(0), 0, 0, 0);
  }

  @Test
  void polynomial() {
    assertValues(Schedule.polynomial(1, 0, 4, 2), 1, .5625, .25, .0625, 0, 0);
    Schedule optax = Schedule.constant(1).then(5, Schedule.polynomial(1, 0.01, 100, 2));
    assertEquals(1, optax.at(5));
    assertEquals(0.9803, optax.at(6), 5e-5);
    assertEquals(0.0101, optax.at(104), 5e-5);
  }

  @Test
  void cosine_isClamped() {
    assertValues(Schedule.cosine(1, 0, 4), 1, .853553390593, .5, .146446609407, 0, 0, 0);
    assertEquals(0.55, Schedule.cosine(1, 0.1, 4).at(2), 1e-15);
  }

  @Test
  void cosineRestarts_doubleTheirCycles() {
    assertValues(
        Schedule.cosineRestarts(1, 0, 2, 2),
        1,
        .5,
        1,
        .853553390593,
        .5,
        .146446609407,
        1,
        .961939766256);
    assertValues(Schedule.cosineRestarts(1, 0, 2, 1), 1, .5, 1, .5, 1, .5);
    // Cycles of 2, 6, 18 steps start at 0, 2, 8, 26.
    assertEquals(1, Schedule.cosineRestarts(1, 0, 2, 3).at(26));
    assertEquals(1, Schedule.cosineRestarts(1, 0, 1, Long.MAX_VALUE / 2).at(Long.MAX_VALUE), 0.5);
  }

  /**
   * timm's formula by hand: cycle i of 2, 4, 8 steps starts at {@code 0.5^i}; after three cycles
   * the end stays.
   */
  @Test
  void restarts_decayAndEnd() {
    Cycles cycles = Cycles.of(2, 2).withDecay(0.5).withLimit(3);
    Schedule schedule = Schedule.restarts(1, 0.1, cycles, Shape.cosine());
    assertValues(schedule, 1, .55, .5, .1 + .4 * .853553390593, .3, .1 + .4 * .146446609407, .25);
    assertEquals(0.175, schedule.at(10), 1e-15);
    assertEquals(0.1, schedule.at(14));
    assertEquals(0.1, schedule.at(Long.MAX_VALUE));
    assertValues(
        Schedule.restarts(1, 0, Cycles.of(2, 1).withDecay(0.1), Shape.linear()),
        1,
        .5,
        .1,
        .05,
        .01,
        .005);
    assertEquals(
        Schedule.cosineRestarts(1, 0, 7, 3),
        Schedule.restarts(1, 0, Cycles.of(7, 3), Shape.cosine()));
  }

  /** k-decay by hand: with k = 2 of 4 steps, progress is 0, 1/16, 1/4, 9/16. */
  @Test
  void kDecay_fallsLater() {
    assertValues(Shape.linear().kDecay(2).over(4), 1, 15 / 16.0, .75, 7 / 16.0, 0);
    double middle = (1 + Math.cos(Math.PI / 4)) / 2;
    assertValues(Schedule.decay(3, 1, 4, Shape.cosine().kDecay(2)).from(2), 1 + 2 * middle);
    assertValues(Shape.polynomial(0.5).kDecay(1.5).over(4).from(1), Math.sqrt(1 - 0.125));
    assertValues(Shape.linear().kDecay(1).over(4), 1, .75, .5, .25, 0);
  }

  /** Against the rate: where {@code oneCycle} is f of its peak, momentum is 0.95 - 0.1 f. */
  @Test
  void oneCycleMomentum_asPyTorch() {
    assertValues(
        Schedule.oneCycleMomentum(0.85, 0.95, 10, 0.3, Shape.cosine()),
        0.95,
        0.9,
        0.85,
        0.95 - 0.1 * (0.950484632013 - 4e-6) / (1 - 4e-6),
        0.95 - 0.1 * (0.81174565395 - 4e-6) / (1 - 4e-6),
        0.95 - 0.1 * (0.611262021936 - 4e-6) / (1 - 4e-6),
        0.95 - 0.1 * (0.388741978064 - 4e-6) / (1 - 4e-6),
        0.95 - 0.1 * (0.18825834605 - 4e-6) / (1 - 4e-6),
        0.95 - 0.1 * (0.0495193679865 - 4e-6) / (1 - 4e-6),
        0.95,
        0.95);
  }

  @Test
  void steps_changeAtTheirMilestones() {
    assertValues(Schedule.step(1, 0.1, 2), 1, 1, .1, .1, .01, .01);
    assertValues(Schedule.multiStep(1, 0.1, 2, 5), 1, 1, .1, .1, .1, .01, .01);
    assertValues(Schedule.piecewiseConstant(new double[] {3, 1, 2}, 1, 4), 3, 1, 1, 1, 2, 2);
    assertEquals(5, Schedule.multiStep(5, 0.1).at(1_000));
  }

  @Test
  void endlessDecays() {
    assertValues(Schedule.exponential(2, 0.25, 2), 2, 1, 0.5, 0.25);
    assertValues(Schedule.exponential(2, 0.25, 2).clamp(0.4, 3), 2, 1, 0.5, 0.4);
    assertValues(Schedule.exponential(4, 0.5, 1).clamp(0, 3), 3, 2, 1);
    assertValues(Schedule.geometric(1, 100, 2), 1, 10, 100, 100);
    assertValues(Schedule.inverseTime(1, 1), 1, 1.0 / 2, 1.0 / 3, 1.0 / 4);
    assertValues(Schedule.inverseTime(1, 2, 0.5), 1, 1 / Math.sqrt(3), 1 / Math.sqrt(5));
    assertValues(Schedule.inverseTime(6, 0.5).staircase(2), 6, 6, 3, 3, 2, 2);
    assertValues(Schedule.inverseSqrt(1), 1, 1 / Math.sqrt(2), 1 / Math.sqrt(3), 0.5);
    assertValues(Schedule.inverseSqrt(3, 3), 1, 2, 3, 3 * Math.sqrt(3.0 / 4));
    assertValues(Schedule.saturating(1, 2), 0, 1 - Math.exp(-0.5), 1 - Math.exp(-1));
  }

  @Test
  void cyclic_asPyTorch() {
    assertValues(Schedule.cyclic(.1, 1, 2, 3), .1, .55, 1, .7, .4, .1);
    assertValues(
        Schedule.cyclic(.1, 1, 2, 2, Schedule.step(1, 0.5, 4)),
        .1,
        .55,
        1,
        .55,
        .1,
        .325,
        .55,
        .325,
        .1,
        .2125);
    assertValues(Schedule.cyclic(0, 1, 1, 1, Schedule.exponential(1, 0.5, 1)), 0, .5, 0, .125, 0);
  }

  @Test
  void oneCycle_asPyTorch() {
    assertValues(
        Schedule.oneCycle(1, 10),
        0.04,
        0.52,
        1,
        0.950484632013,
        0.81174565395,
        0.611262021936,
        0.388741978064,
        0.18825834605,
        0.0495193679865,
        4e-06,
        4e-06);
    assertValues(
        Schedule.oneCycleThreePhases(1, 10, 0.3, Shape.cosine()),
        0.04,
        0.52,
        1,
        0.52,
        0.04,
        0.0361807218535,
        0.0261817218535,
        0.0138222781465,
        0.00382327814649,
        4e-06);
    // Between whole steps: the peak of 15 steps is at 3.5.
    Schedule odd = Schedule.oneCycle(1, 15, 0.3, Shape.linear());
    assertEquals(0.04 + 0.96 * 3 / 3.5, odd.at(3), 1e-15);
    assertEquals(1 - (1 - 4e-6) * 0.5 / 10.5, odd.at(4), 1e-15);
  }

  @Test
  void through_goesFromPointToPoint() {
    Schedule optax =
        Schedule.through(new double[] {0, 4, 8}, new double[] {1, 0.1, 0.001}, Shape.linear());
    assertEquals(0.55, optax.at(2), 1e-15);
    assertEquals(0.0505, optax.at(6), 1e-15);
    assertEquals(0.001, optax.at(8));
    assertEquals(0.001, optax.at(1_000));
  }

  @Test
  void join_givesTheBoundaryToTheLaterPart_whichCountsFromItsOwnZero() {
    assertValues(
        Schedule.linear(.25, 1, 3).then(3, Schedule.cosine(1, 0, 4)),
        .25,
        .5,
        .75,
        1,
        .853553390593,
        .5,
        .146446609407,
        0);
    Schedule count = step -> step;
    Schedule joined = Schedule.join(List.of(count, count, count, count), 2, 5, 6);
    assertValues(joined, 0, 1, 0, 1, 2, 0, 0, 1, 2);
    assertEquals(994, joined.at(1_000));
    assertEquals(count, Schedule.join(List.of(count)));
  }

  @Test
  void join_ofManyParts_isShallow() {
    Schedule[] parts = new Schedule[20_000];
    long[] boundaries = new long[parts.length - 1];
    for (int i = 0; i < parts.length; i++) {
      parts[i] = Schedule.constant(i);
    }
    Arrays.setAll(boundaries, i -> i + 1);
    Schedule joined = Schedule.join(List.of(parts), boundaries);
    assertEquals(0, joined.at(0));
    assertEquals(19_998, joined.at(19_998));
    assertEquals(19_999, joined.at(30_000));
  }

  @Test
  void warmup_comesBefore_andTheRestCountsAnew() {
    Schedule decay = Schedule.linear(2, 0, 4);
    assertValues(decay.warmup(4), 0.5, 1, 1.5, 2, 2, 1.5, 1, 0.5, 0);
    assertValues(decay.warmup(4, 0.5), 1, 1.25, 1.5, 1.75, 2, 1.5, 1, 0.5, 0);
    assertValues(decay.warmupGeometric(2, 0.01), 0.02, 0.2, 2, 1.5);
    assertValues(decay.warmup(1), 2, 2, 1.5);
  }

  @Test
  void wsd_warmsUp_stays_cools() {
    assertValues(Schedule.wsd(2, 3, 4, Shape.linear()), 0.5, 1, 1, 1, 1, 1, 0.75, 0.5, 0.25, 0, 0);
    assertValues(Schedule.wsd(0, 1, 4, Shape.oneMinusSqrt()), 1, 1, 0.5, 1 - Math.sqrt(0.5));
    assertValues(Schedule.wsd(0, 0, 2, Shape.cosine()), 1, 0.5, 0);
    assertValues(Schedule.wsd(1, 0, 2, Shape.linear()), 1, 1, 0.5, 0);
  }

  @Test
  void shapes() {
    assertEquals(0.4 / 0.6, Shape.linear().at(1 / 3.0), 1e-15);
    assertEquals(0.125, Shape.polynomial(3).at(0.5), 1e-15);
    assertEquals((1 - Math.tanh(-2)) / 2, Shape.tanh(-7, 3).at(0.5), 1e-15);
    assertEquals(Shape.polynomial(3), Shape.forRisingNorms(1));
    assertValues(Shape.oneMinusSqrt().over(4).times(2), 2, 1);
  }

  @Test
  void tables_holdTheirLastValue() {
    double[] values = {3, 1, 2};
    Schedule table = Schedule.of(values);
    values[0] = 9;
    assertValues(table, 3, 1, 2, 2);
    assertEquals(2, table.at(Long.MAX_VALUE));
  }

  @Test
  void from_goesOnWhereARunWasLeft() {
    Schedule whole = Schedule.cosine(1, 0, 10).warmup(3);
    assertArrayEquals(Arrays.copyOfRange(whole.values(20), 5, 20), whole.from(5).values(15));
    assertEquals(0, whole.from(Long.MAX_VALUE).at(Long.MAX_VALUE));
  }

  @Test
  void bridges_areMethodReferences() {
    Schedule rate = Schedule.linearDecay(4).times(Schedule.constant(2));
    IntToDoubleFunction ofInt = rate::at;
    LongToDoubleFunction ofLong = rate::at;
    Schedule back = ofLong::applyAsDouble;
    assertEquals(1.5, ofInt.applyAsDouble(1));
    assertEquals(1.5, back.at(1));
    assertEquals(1.5, rate.asOperator().applyAsDouble(1.9));
    Refusal.of(
        "Schedule: step must be 0 or more, got NaN; steps count from 0",
        () -> rate.asOperator().applyAsDouble(Double.NaN));
  }

  @Test
  void plateau_asPyTorch() {
    Plateau.State state = new Plateau(0.1, 2, 1e-4, 0).start(1);
    double[] losses = {5, 4, 4, 3.9999, 4, 4, 4, 4, 1, 2};
    double[] wanted = {1, 1, 1, 1, .1, .1, .1, .01, .01, .01};
    for (int i = 0; i < losses.length; i++) {
      state = state.observe(losses[i]);
      assertEquals(wanted[i], state.value(), 1e-15, "after " + i);
    }
    assertEquals(1, state.best());
    Plateau.State resting = new Plateau(0.5, 0, 0, 2).start(1).observe(1);
    for (double value : new double[] {.5, .5, .5, .25}) {
      resting = resting.observe(Double.NaN);
      assertEquals(value, resting.value());
    }
  }

  @Test
  void text_names_whatItIs() {
    assertEquals(
        "Decay[initial=0.1, end=0.0, steps=9, shape=COSINE]", Schedule.cosine(.1, 0, 9).toString());
    assertEquals("Table[values=[1.0, 2.0]]", Schedule.of(new double[] {1, 2}).toString());
    assertEquals(
        "Table[values=[0.0, 0.0, ... 0.0] (9 values)]", Schedule.of(new double[9]).toString());
  }
}
