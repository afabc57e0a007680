package org.flyball.reproduce;

import java.util.List;
import org.flyball.schedule.Schedule;
import org.flyball.schedule.Shape;

/**
 * A schedule of usual practice with peak about 1, and what our prototype had for it in the limit of
 * many steps.
 *
 * @param name for people
 * @param efficiency rho
 * @param transfer its best base over that of linear decay
 */
record ScheduleShapes(String name, double efficiency, double transfer) {

  static final ScheduleShapes LINEAR = new ScheduleShapes("linear", 1, 1);
  static final ScheduleShapes COSINE = new ScheduleShapes("cosine", 1.0301, 0.9708);

  /** At T = 1000, as it has no limit. */
  static final ScheduleShapes CONSTANT = new ScheduleShapes("constant", 1.6077, 0.3105);

  /** The same. */
  static final ScheduleShapes INVERSE_SQRT = new ScheduleShapes("1/\u221at", 1.3737, 5.88);

  /** All of the table, best first; the last two at T = 1000. */
  static final List<ScheduleShapes> ALL =
      List.of(
          LINEAR,
          new ScheduleShapes("1\u2212\u221as", 1.0070, 1.4896),
          new ScheduleShapes("WSD 50 % linear", 1.0163, 0.6560),
          new ScheduleShapes("warm-up 10 %, linear", 1.0176, 0.9827),
          COSINE,
          new ScheduleShapes("warm-up 10 %, cosine", 1.0472, 0.9550),
          new ScheduleShapes("(1\u2212s)^2", 1.0607, 1.4142),
          new ScheduleShapes("(1\u2212s)^0.5", 1.0607, 0.7071),
          new ScheduleShapes("WSD 20 % 1\u2212\u221as", 1.0630, 0.5427),
          new ScheduleShapes("WSD 20 % linear", 1.0798, 0.5145),
          new ScheduleShapes("one-cycle 30 %", 1.0950, 0.9133),
          new ScheduleShapes("WSD 20 % cosine", 1.0954, 0.5072),
          new ScheduleShapes("triangle", 1.1165, 0.8957),
          new ScheduleShapes("WSD 10 % linear", 1.1407, 0.4614),
          new ScheduleShapes("(1\u2212s)^3", 1.1547, 1.7321),
          INVERSE_SQRT,
          CONSTANT);

  /** The schedule over T gradients; a multiple of 20. */
  private Schedule over(int n) {
    return switch (name) {
      case "linear" -> Shape.linear().over(n);
      case "cosine" -> Shape.cosine().over(n);
      case "constant" -> Schedule.constant(1);
      case "1/\u221at" -> Schedule.inverseSqrt(1);
      case "1\u2212\u221as" -> Shape.oneMinusSqrt().over(n);
      case "warm-up 10 %, linear" -> Shape.linear().over(n - n / 10).warmup(n / 10);
      case "warm-up 10 %, cosine" -> Shape.cosine().over(n - n / 10).warmup(n / 10);
      case "one-cycle 30 %" ->
          Schedule.through(
              new double[] {0, 3 * n / 10.0, n}, new double[] {0, 1, 0}, Shape.cosine());
      case "triangle" -> Schedule.cyclic(0, 1, n / 2, n / 2);
      case "WSD 10 % linear" -> Schedule.wsd(0, n - n / 10, n / 10, Shape.linear());
      case "WSD 20 % linear" -> Schedule.wsd(0, n - n / 5, n / 5, Shape.linear());
      case "WSD 50 % linear" -> Schedule.wsd(0, n / 2, n / 2, Shape.linear());
      case "WSD 20 % cosine" -> Schedule.wsd(0, n - n / 5, n / 5, Shape.cosine());
      case "WSD 20 % 1\u2212\u221as" -> Schedule.wsd(0, n - n / 5, n / 5, Shape.oneMinusSqrt());
      default ->
          Schedule.polynomial(1, 0, n, Double.parseDouble(name.substring(name.indexOf('^') + 1)));
    };
  }

  /** The factors of T - 1 steps, counted from 1: {@code h(t / T)}. */
  double[] factors(int gradients) {
    return equals(INVERSE_SQRT) || equals(CONSTANT)
        ? over(gradients).values(gradients - 1)
        : over(gradients).from(1).values(gradients - 1);
  }

  /** The steps with a base rate. */
  double[] steps(int gradients, double base) {
    double[] steps = factors(gradients);
    for (int t = 0; t < steps.length; t++) {
      steps[t] *= base;
    }
    return steps;
  }
}
