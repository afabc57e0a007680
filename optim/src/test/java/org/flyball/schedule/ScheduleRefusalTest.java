package org.flyball.schedule;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What other libraries take and turn into something else is refused here, with a remedy. */
class ScheduleRefusalTest {

  @Test
  void steps_thatAreNone() {
    Refusal.of("Schedule: steps must be at least 1, got 0", () -> Schedule.linear(1, 0, 0));
    Refusal.of("Schedule: steps must be at least 1, got -5", () -> Schedule.cosine(1, 0, -5));
    Refusal.of("exponential: steps must be at least 1, got 0", () -> Schedule.step(1, .1, 0));
    Refusal.of(
        "Cycles: multiplier must be at least 1, got 0", () -> Schedule.cosineRestarts(1, 0, 5, 0));
    Refusal.of("cyclic: down must be at least 1, got 0", () -> Schedule.cyclic(0, 1, 1, 0));
    Refusal.of("warmup: steps must be at least 1, got 0", () -> Schedule.constant(1).warmup(0));
    Refusal.of(
        "then: steps must be at least 1, got 0",
        () -> Schedule.constant(1).then(0, Schedule.constant(2)));
    Refusal.of(
        "wsd: warmup must be 0 or more, got -1", () -> Schedule.wsd(-1, 1, 1, Shape.linear()));
    Refusal.of(
        "Schedule: the number of values must be 0 or more, got -1",
        () -> Schedule.constant(1).values(-1));
    Refusal.of("from: first must be 0 or more, got -1", () -> Schedule.constant(1).from(-1));
  }

  @Test
  void values_thatNoStepSizeHas() {
    Refusal.of(
        "constant: value must be finite and not negative, got NaN",
        () -> Schedule.constant(Double.NaN));
    Refusal.of(
        "Schedule: initial must be finite and not negative, got -1.0",
        () -> Schedule.linear(-1, 0, 5));
    Refusal.of(
        "Schedule: end must be finite and not negative, got Infinity",
        () -> Schedule.linear(1, Double.POSITIVE_INFINITY, 5));
    Refusal.of(
        "Schedule: value 1 is -2.0, must be finite and not negative",
        () -> Schedule.of(new double[] {1, -2}));
    Refusal.of("Schedule: got no value, needs at least one", () -> Schedule.of(new double[0]));
    Refusal.of(
        "constant: value must be finite and not negative, got -1.0",
        () -> Schedule.linearDecay(5).times(-1));
    Refusal.of("polynomial: power must be finite and positive, got 0.0", () -> Shape.polynomial(0));
    Refusal.of("Shape: b must be above -1/2, got -0.5", () -> Shape.forRisingNorms(-0.5));
    Refusal.of(
        "forExponentialNorms: k must be finite, not 0, got 0.0",
        () -> Shape.forExponentialNorms(0));
    Refusal.of(
        "tanh: lower must be below upper, got 3.0 and -7.0; -7 and 3 are usual",
        () -> Shape.tanh(3, -7));
    Refusal.of(
        "clamp: needs 0 <= low <= high, got 2.0 and 1.0",
        () -> Schedule.linearDecay(5).clamp(2, 1));
    Refusal.of("cyclic: low 2.0 is above high 1.0", () -> Schedule.cyclic(2, 1, 1, 1));
  }

  @Test
  void warmup_fromNothing() {
    Refusal.of(
        "warmup: from must be in (0, 1], got 0.0; from 0 the first update would do nothing",
        () -> Schedule.constant(1).warmup(5, 0));
    Refusal.of(
        "warmupGeometric: from must be in (0, 1], got 2.0; from 0 the first update would do"
            + " nothing",
        () -> Schedule.constant(1).warmupGeometric(5, 2));
  }

  @Test
  void boundaries_thatDoNotAscendFromOne() {
    Refusal.of(
        "Schedule: boundary 0 is 0; boundaries ascend from 1", () -> Schedule.multiStep(1, .1, 0));
    Refusal.of(
        "Schedule: boundary 1 is 5; boundaries ascend from 1",
        () -> Schedule.multiStep(1, .1, 5, 5));
    Refusal.of(
        "Schedule.join: boundary 1 is 4; boundaries ascend from 1",
        () ->
            Schedule.join(
                List.of(Schedule.constant(1), Schedule.constant(2), Schedule.constant(3)), 5, 4));
    Refusal.of(
        "Schedule.join: got 0 boundaries for 2 schedules, must be one less",
        () -> Schedule.join(List.of(Schedule.constant(1), Schedule.constant(2))));
    Refusal.of(
        "piecewiseConstant: got 1 values for 1 boundaries, must be one more",
        () -> Schedule.piecewiseConstant(new double[1], 4));
    Refusal.of(
        "through: step 1 is 0.0; steps must ascend",
        () -> Schedule.through(new double[2], new double[2], Shape.linear()));
    Refusal.of(
        "through: the first step must be 0, got 1.0",
        () -> Schedule.through(new double[] {1}, new double[1], Shape.linear()));
    Refusal.of(
        "through: got 1 steps and 2 values, must be as many, at least one",
        () -> Schedule.through(new double[1], new double[2], Shape.linear()));
  }

  @Test
  void cyclesAndMomenta_thatAreNone() {
    Refusal.of("Cycles: decay must be in (0, 1], got 0.0", () -> Cycles.of(5, 1).withDecay(0));
    Refusal.of("Cycles: limit must be at least 1, got 0", () -> Cycles.of(5, 1).withLimit(0));
    Refusal.of("kDecay: k must be finite and positive, got 0.0", () -> Shape.linear().kDecay(0));
    Refusal.of(
        "oneCycleMomentum: needs 0 <= low <= high < 1, got 0.9 and 0.8",
        () -> Schedule.oneCycleMomentum(0.9, 0.8, 10, 0.3, Shape.linear()));
  }

  @Test
  void oneCycle_withoutRoom() {
    Refusal.of(
        "oneCycle: rise 0.3 of 3 steps leaves no step to rise or to fall; rise must be above"
            + " 0.3333333333333333 and below 1.0",
        () -> Schedule.oneCycle(1, 3));
    Refusal.of(
        "oneCycle: rise 0.6 of 10 steps leaves no step to rise or to fall; rise must be above 0.1"
            + " and below 0.55",
        () -> Schedule.oneCycleThreePhases(1, 10, 0.6, Shape.linear()));
  }

  @Test
  void plateau() {
    Refusal.of("Plateau: factor must be in (0, 1), got 1.0", () -> new Plateau(1, 10, 1e-4, 0));
    Refusal.of("Plateau: threshold must be in [0, 1), got 1.0", () -> new Plateau(.1, 10, 1, 0));
  }
}
