package org.flyball.schedule;

import java.io.Serializable;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.flyball.run.Checks;

/**
 * A step size, or a factor of one, for every step of a run: a pure function of the step's number,
 * so that any step can be asked for at any time, from any thread, and a resumed run needs no more
 * than its step count.
 *
 * <pre>{@code
 * Schedule rate = Schedule.cosine(0.1, 0, 10_000).warmup(500); // 10,500 steps in all
 * Schedule mine = step -> 0.1 / Math.sqrt(step + 1);
 * }</pre>
 *
 * <p><b>Conventions.</b> Steps count from 0: the first update uses {@code at(0)}; a negative step
 * is an {@code IllegalArgumentException}. Beyond its last step a schedule holds its end value for
 * ever. A decay over {@code steps} is at {@code initial} for step 0 and reaches {@code end} at step
 * {@code steps}, one after the last: a linear decay to 0 is {@code 1 - k / steps} and never 0 on
 * the way, which is the worst-case optimal schedule (package text, item 3). Parts are joined by one
 * rule: at a boundary the later part takes over and counts from its own 0. Schedules of this
 * package are immutable, serializable, have {@code equals} and {@code toString}, and give the same
 * bits on every JDK.
 *
 * <p><b>Bridges.</b> {@code schedule::at} is an {@code IntToDoubleFunction}, a {@code
 * LongToDoubleFunction}, and whatever other single method takes a step counted from 0; {@code
 * function::applyAsDouble} leads back. Where a library counts from 1, write {@code n -> rate.at(n -
 * 1)}.
 */
@FunctionalInterface
public interface Schedule extends Serializable {

  /**
   * The value at one step.
   *
   * @param step counts from 0: the first update uses {@code at(0)}
   */
  double at(long step);

  // --- shapes over a number of steps
  // ---------------------------------------------------------------

  /** The same value at every step. */
  static Schedule constant(double value) {
    return new Constant(value);
  }

  /** {@code 1 - k / steps}: no other shape has a better worst case. */
  static Schedule linearDecay(long steps) {
    return linear(1, 0, steps);
  }

  /** From {@code initial} to {@code end} in a straight line, up or down. */
  static Schedule linear(double initial, double end, long steps) {
    return decay(initial, end, steps, Shape.linear());
  }

  /** {@code end + (initial - end) (1 - k / steps)^power}. */
  static Schedule polynomial(double initial, double end, long steps, double power) {
    return decay(initial, end, steps, Shape.polynomial(power));
  }

  /** {@code end + (initial - end) (1 + cos(pi k / steps)) / 2}; stays at {@code end} afterwards. */
  static Schedule cosine(double initial, double end, long steps) {
    return decay(initial, end, steps, Shape.cosine());
  }

  /** {@code end + (initial - end) shape(k / steps)}. */
  static Schedule decay(double initial, double end, long steps, Shape shape) {
    return new Decay(initial, end, steps, shape);
  }

  /** {@code initial^(1 - s) end^s} with {@code s = k / steps}; both must be positive. */
  static Schedule geometric(double initial, double end, long steps) {
    return new Geometric(initial, end, steps);
  }

  /**
   * Cosines from {@code initial} to {@code end}, again and again (SGDR, arXiv 1608.03983): cycle i
   * has {@code first * multiplier^i} steps.
   */
  static Schedule cosineRestarts(double initial, double end, long first, long multiplier) {
    return restarts(initial, end, Cycles.of(first, multiplier), Shape.cosine());
  }

  /**
   * Decays along a shape from {@code initial} to {@code end}, again and again; cycles may grow,
   * start lower each time, and end.
   */
  static Schedule restarts(double initial, double end, Cycles cycles, Shape shape) {
    return new Restarts(initial, end, cycles, shape);
  }

  /**
   * A curve through points: between two of them it goes from value to value along the shape.
   *
   * @param steps ascending from 0; need not be whole
   * @param values one per point
   */
  static Schedule through(double[] steps, double[] values, Shape shape) {
    return new Through(new Values(steps), new Values(values), shape);
  }

  // --- steps and endless decays
  // --------------------------------------------------------------------

  /** {@code initial * factor^floor(k / every)}. */
  static Schedule step(double initial, double factor, long every) {
    return exponential(initial, factor, every).staircase(every);
  }

  /**
   * {@code initial * factor^m} with m the number of milestones reached, those with {@code milestone
   * <= k}.
   *
   * @param milestones ascending, from 1
   */
  static Schedule multiStep(double initial, double factor, long... milestones) {
    double[] values = new double[milestones.length + 1];
    for (int i = 0; i < values.length; i++) {
      values[i] = initial * Powers.of(factor, i);
    }
    return piecewiseConstant(values, milestones);
  }

  /**
   * {@code values[m]} with m the number of boundaries reached, those with {@code boundary <= k}.
   *
   * @param values one more than boundaries
   * @param boundaries ascending, from 1
   */
  static Schedule piecewiseConstant(double[] values, long... boundaries) {
    return new PiecewiseConstant(new Values(values), Values.of(boundaries));
  }

  /**
   * {@code initial * factor^(k / steps)}; in stairs: {@link #step}; with a floor: {@link #clamp}.
   */
  static Schedule exponential(double initial, double factor, long steps) {
    return new Exponential(initial, factor, steps);
  }

  /** {@code initial / (1 + rate k)}; rate 1 is 1/t. */
  static Schedule inverseTime(double initial, double rate) {
    return inverseTime(initial, rate, 1);
  }

  /** {@code initial / (1 + rate k)^power}. */
  static Schedule inverseTime(double initial, double rate, double power) {
    return new InverseTime(initial, rate, power);
  }

  /** {@code initial / sqrt(k + 1)}. */
  static Schedule inverseSqrt(double initial) {
    return inverseSqrt(initial, 1);
  }

  /**
   * {@code peak * min((k + 1) / warmup, sqrt(warmup / (k + 1)))}: up in a straight line, then down
   * as 1/sqrt(k); the peak is at step {@code warmup - 1} (the shape of arXiv 1706.03762, eq. 3).
   */
  static Schedule inverseSqrt(double peak, long warmup) {
    return new InverseSqrt(peak, warmup);
  }

  /** {@code peak (1 - exp(-k / steps))}: 0 at step 0, where nothing moves; times a decay, say. */
  static Schedule saturating(double peak, long steps) {
    return new Saturating(peak, steps);
  }

  // --- cycles
  // --------------------------------------------------------------------------------------

  /** Triangles between two values (arXiv 1506.01186), up first. */
  static Schedule cyclic(double low, double high, long up, long down) {
    return cyclic(low, high, up, down, constant(1));
  }

  /**
   * Triangles whose height above {@code low} is scaled: by {@code step(1, 0.5, up + down)} for
   * halving with every cycle ("triangular2"), by {@code exponential(1, gamma, 1)} for "exp_range".
   */
  static Schedule cyclic(double low, double high, long up, long down, Schedule scale) {
    return new Cyclic(low, high, new Triangle(up, down), scale);
  }

  /** {@link #oneCycle(double, long, double, Shape)} that rises in 30 % of the steps, by cosines. */
  static Schedule oneCycle(double peak, long steps) {
    return oneCycle(peak, steps, 0.3, Shape.cosine());
  }

  /**
   * One cycle (arXiv 1708.07120) with PyTorch's points: from {@code peak / 25} at step 0 to the
   * peak at step {@code rise * steps - 1}, then to {@code peak / 250,000} at the last step, {@code
   * steps - 1}. Other values: {@link #through}. Momentum, which PyTorch moves against it: {@link
   * #oneCycleMomentum}.
   *
   * @param rise in (0, 1), with {@code 1 < rise * steps < steps}
   */
  static Schedule oneCycle(double peak, long steps, double rise, Shape shape) {
    return OneCycle.twoPhases(peak, steps, rise, shape);
  }

  /**
   * The same in three phases: up, down again to {@code peak / 25} at the same pace, and then on to
   * {@code peak / 250,000}.
   *
   * @param rise up to about a half, with {@code 2 (rise * steps - 1) < steps - 1}
   */
  static Schedule oneCycleThreePhases(double peak, long steps, double rise, Shape shape) {
    return OneCycle.threePhases(peak, steps, rise, shape);
  }

  /**
   * The momentum that goes with {@link #oneCycle(double, long, double, Shape)}: from {@code high}
   * down to {@code low} where the rate peaks, and up again. PyTorch's values are 0.85 and 0.95; for
   * {@code CycledMomentum} of {@code org.flyball.descent}.
   */
  static Schedule oneCycleMomentum(double low, double high, long steps, double rise, Shape shape) {
    return OneCycle.momentum(low, high, steps, rise, shape);
  }

  /**
   * Warm-up, stable, decay, with peak 1: {@code (k + 1) / warmup}, then 1, then the shape over the
   * last {@code cooldown} steps. The whole has {@code warmup + stable + cooldown} steps; the j-th
   * step of the cooldown, from 0, has {@code shape(j / cooldown)}, so 0 comes one step after the
   * last.
   *
   * @param warmup may be 0
   * @param stable may be 0
   * @param shape for instance {@link Shape#linear()}, {@link Shape#oneMinusSqrt()}
   */
  static Schedule wsd(long warmup, long stable, long cooldown, Shape shape) {
    Schedule decay = decay(1, 0, cooldown, shape);
    Values.notNegative(warmup, "wsd: warmup");
    Values.notNegative(stable, "wsd: stable");
    Schedule held = stable == 0 ? decay : constant(1).then(stable, decay);
    return warmup == 0 ? held : held.warmup(warmup);
  }

  // --- tables
  // --------------------------------------------------------------------------------------

  /**
   * One value per step, the last for ever. From and to a file: {@code CsvColumn.named("stepSize")}
   * of {@code org.flyball.data}.
   *
   * @param values copied; at least one, finite, not negative
   */
  static Schedule of(double[] values) {
    return new Table(new Values(values));
  }

  /** The values at the first steps; fresh, the caller's. */
  default double[] values(int steps) {
    Values.notNegative(steps, "Schedule: the number of values");
    double[] values = new double[steps];
    for (int k = 0; k < steps; k++) {
      values[k] = at(k);
    }
    return values;
  }

  // --- composition
  // ---------------------------------------------------------------------------------

  /** This for the first {@code steps} steps, then the other from its own step 0. */
  default Schedule then(long steps, Schedule next) {
    return new Then(this, steps, next);
  }

  /**
   * Schedules one after another: at a boundary the later one takes over and counts from its own 0.
   *
   * @param boundaries ascending, from 1; one less than schedules
   */
  static Schedule join(List<Schedule> schedules, long... boundaries) {
    Checks.that(
        schedules.size() == boundaries.length + 1,
        "Schedule.join: got %s boundaries for %s schedules, must be one less",
        boundaries.length,
        schedules.size());
    Values.requireAscending(boundaries, "Schedule.join");
    return Then.join(List.copyOf(schedules), boundaries, 0);
  }

  /**
   * A ramp before this schedule, which counts from its own 0 when the ramp is over: {@code at(0) *
   * (k + 1) / steps} for the first {@code steps} steps. The whole run is so much longer; the last
   * step of the ramp and the first after it have the same value.
   */
  default Schedule warmup(long steps) {
    return new Ramp(at(0), steps).then(steps, this);
  }

  /**
   * A ramp before this schedule from a fraction of {@code at(0)}: {@code at(0) * (from + (1 - from)
   * k / steps)}, so that this schedule's own first step ends it.
   *
   * @param from in (0, 1]; from 0 the first update would do nothing: take {@link #warmup(long)}
   */
  default Schedule warmup(long steps, double from) {
    Values.fraction(from, "warmup");
    return linear(from * at(0), at(0), steps).then(steps, this);
  }

  /** The same along {@code at(0) * from^(1 - k / steps)}. */
  default Schedule warmupGeometric(long steps, double from) {
    Values.fraction(from, "warmupGeometric");
    return geometric(from * at(0), at(0), steps).then(steps, this);
  }

  /** The product with a number, a base rate for instance. */
  default Schedule times(double factor) {
    return new Times(this, constant(factor));
  }

  /** The product with another schedule, step by step. */
  default Schedule times(Schedule other) {
    return new Times(this, other);
  }

  /** This, but never below {@code low} or above {@code high}; an infinite {@code high} is none. */
  default Schedule clamp(double low, double high) {
    return new Clamp(this, low, high);
  }

  /** The value of step {@code every * floor(k / every)}: it changes once an epoch, say. */
  default Schedule staircase(long every) {
    return new Staircase(this, every);
  }

  /** This from a later step on: {@code at(first + k)}; for those who count anew after a resume. */
  default Schedule from(long first) {
    return new From(this, first);
  }

  /** For those who measure steps in doubles: the value of the step the argument has reached. */
  default DoubleUnaryOperator asOperator() {
    return x -> {
      if (!(x >= 0)) {
        Checks.that(false, "Schedule: step must be 0 or more, got %s; steps count from 0", x);
      }
      return at((long) x);
    };
  }
}
