package org.flyball.schedule;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.flyball.random.ForAll;
import org.flyball.random.Seed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every schedule there is. */
class SchedulePropertyTest {

  /** Made anew at every call, so that equality is of values. */
  static Stream<Supplier<Schedule>> every() {
    double[] table = {3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5};
    return Stream.of(
        () -> Schedule.constant(0.1),
        () -> Schedule.linearDecay(40),
        () -> Schedule.polynomial(1, 0.1, 40, 2.5),
        () -> Schedule.cosine(1, 0.1, 40),
        () -> Schedule.decay(1, 0, 40, Shape.tanh(-7, 3)),
        () -> Schedule.geometric(1, 0.001, 40),
        () -> Schedule.cosineRestarts(1, 0, 7, 2),
        () -> Schedule.restarts(1, 0, Cycles.of(7, 2).withDecay(0.7).withLimit(4), Shape.linear()),
        () -> Shape.cosine().kDecay(1.5).over(40),
        () -> Schedule.oneCycleMomentum(0.85, 0.95, 40, 0.3, Shape.cosine()),
        () -> Schedule.through(new double[] {0, 5, 9}, new double[] {1, 2, 0}, Shape.cosine()),
        () -> Schedule.step(1, 0.5, 7),
        () -> Schedule.multiStep(1, 0.5, 7, 9),
        () -> Schedule.exponential(1, 0.9, 3),
        () -> Schedule.inverseTime(1, 0.1, 0.75),
        () -> Schedule.inverseSqrt(1, 10),
        () -> Schedule.saturating(1, 10),
        () -> Schedule.cyclic(0.1, 1, 3, 4, Schedule.exponential(1, 0.9, 1)),
        () -> Schedule.oneCycle(1, 40),
        () -> Schedule.wsd(5, 20, 15, Shape.oneMinusSqrt()),
        () -> Schedule.of(table),
        () -> Schedule.linearDecay(9).then(4, Schedule.cosine(1, 0, 9)),
        () -> Schedule.linearDecay(9).warmup(5).times(0.1),
        () -> Schedule.linearDecay(9).clamp(0.2, 0.7).staircase(3).from(2),
        () -> Shape.forFallingNorms(2).over(40),
        () -> Shape.forExponentialNorms(5).over(40),
        () -> new Refinement(0).refine(table),
        () -> new PolynomialFit(0.2, 0.9, 0).over(40));
  }

  @ParameterizedTest
  @MethodSource("every")
  void values_areTheSame_inAnyOrder_fromAnyThread(Supplier<Schedule> make) {
    Schedule schedule = make.get();
    double[] inOrder = schedule.values(200);
    double[] parallel = new double[200];
    LongStream.range(0, 4_000)
        .parallel()
        .map(i -> (i * 7_919) % 200)
        .forEach(step -> parallel[(int) step] = schedule.at(step));
    assertArrayEquals(inOrder, parallel);
    for (double value : inOrder) {
      assertTrue(value >= 0 && Double.isFinite(value), schedule + ": " + value);
    }
    assertTrue(Double.isFinite(schedule.at(Long.MAX_VALUE)));
  }

  @ParameterizedTest
  @MethodSource("every")
  void negativeSteps_areRefused(Supplier<Schedule> make) {
    Refusal.of(
        "Schedule: step must be 0 or more, got -1; steps count from 0", () -> make.get().at(-1));
    assertThrows(IllegalArgumentException.class, () -> make.get().at(Long.MIN_VALUE));
  }

  @ParameterizedTest
  @MethodSource("every")
  void equality_isOfValues_andSurvivesSerialization(Supplier<Schedule> make) throws Exception {
    Schedule one = make.get();
    assertEquals(one, make.get());
    assertEquals(one.hashCode(), make.get().hashCode());
    assertEquals(one.toString(), make.get().toString());
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(one);
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      assertEquals(one, in.readObject());
    }
  }

  @Test
  void differentSchedules_areNotEqual() {
    List<Schedule> all = every().map(Supplier::get).toList();
    assertEquals(all.size(), all.stream().distinct().count());
  }

  @Test
  void compositions_areWhatTheySay() {
    ForAll.cases(
        Seed.of(31),
        random -> {
          double[] a = random.doubles(12, 0.01, 3).toArray();
          double[] b = random.doubles(12, 0.01, 3).toArray();
          Schedule one = Schedule.of(a);
          Schedule other = Schedule.of(b);
          int cut = 1 + random.nextInt(11);
          int k = random.nextInt(12);
          assertEquals(k < cut ? a[k] : b[k - cut], one.then(cut, other).at(k));
          assertEquals(a[k] * b[k], one.times(other).at(k));
          assertEquals(a[k] * 0.3, one.times(0.3).at(k));
          assertEquals(Math.max(1, Math.min(2, a[k])), one.clamp(1, 2).at(k));
          assertEquals(a[k - k % cut], one.staircase(cut).at(k));
          assertEquals(a[Math.min(11, k + cut)], one.from(cut).at(k));
          double ramp = k < cut ? a[0] * (k + 1) / cut : a[k - cut];
          assertEquals(ramp, one.warmup(cut).at(k), 1e-15);
        });
  }

  @Test
  void decays_neverRise_andStayBetweenTheirEnds() {
    ForAll.cases(
        Seed.of(32),
        random -> {
          double end = random.nextDouble();
          double initial = end + random.nextDouble();
          int steps = 1 + random.nextInt(50);
          Shape shape =
              switch (random.nextInt(4)) {
                case 0 -> Shape.polynomial(0.1 + 4 * random.nextDouble());
                case 1 -> Shape.cosine();
                case 2 -> Shape.tanh(-7, 3);
                default -> Shape.oneMinusSqrt();
              };
          double[] values = Schedule.decay(initial, end, steps, shape).values(steps + 5);
          double[] sorted = values.clone();
          Arrays.sort(sorted);
          for (int k = 0; k < values.length; k++) {
            assertEquals(sorted[values.length - 1 - k], values[k], 1e-15);
            assertTrue(values[k] >= end - 1e-15 && values[k] <= initial + 1e-15);
          }
        });
  }
}
