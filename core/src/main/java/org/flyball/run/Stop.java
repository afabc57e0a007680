package org.flyball.run;

/**
 * When a run is done: as soon as {@code measure <= tolerance * scale}, or after {@code maxSteps}
 * steps. The test is made before the first step too, so a start that is good enough costs 0 steps.
 *
 * <pre>{@code
 * Stop.below(1e-8)                                       // 1e-8 of the first measure
 * Stop.below(1e-8).relativeTo(Stop.Scale.DATA).within(500) // 1e-8 of the right-hand side's norm
 * Stop.after(5_000)                                      // a fixed budget of steps
 * }</pre>
 *
 * @param tolerance at least 0 and finite; 0 asks for an exact zero of the measure
 * @param maxSteps the largest number of steps, at least 0
 * @param scale what the tolerance is relative to
 */
public record Stop(double tolerance, long maxSteps, Scale scale) {

  /** The step limit of {@link #below}: the cap of the released code of arXiv 2310.02246. */
  public static final long DEFAULT_MAX_STEPS = 10_000;

  /** What a tolerance is relative to. */
  public enum Scale {
    /**
     * The measure at the start: {@code ||r_k|| <= tolerance * ||r_0||}, the paper's rule for SOR.
     */
    START,
    /**
     * The size of the data: {@code ||r_k|| <= tolerance * ||b||} for a linear system. The rule for
     * warm starts, where the first residual is already small.
     */
    DATA,
    /** One: the tolerance is absolute. */
    ONE
  }

  public Stop {
    Checks.that(
        tolerance >= 0 && tolerance < Double.POSITIVE_INFINITY,
        "Stop: tolerance must be finite and at least 0, got %s; 1e-8 is usual",
        tolerance);
    Checks.that(maxSteps >= 0, "Stop: maxSteps must be at least 0, got %s", maxSteps);
  }

  /** Stops once the measure is at most {@code tolerance} times the first, or after 10 000 steps. */
  public static Stop below(double tolerance) {
    return new Stop(tolerance, DEFAULT_MAX_STEPS, Scale.START);
  }

  /** Stops after {@code steps} steps, or earlier if the measure becomes exactly 0. */
  public static Stop after(long steps) {
    return new Stop(0, steps, Scale.START);
  }

  /** The same rule with another step limit. */
  public Stop within(long steps) {
    return new Stop(tolerance, steps, scale);
  }

  /** The same rule, relative to something else. */
  public Stop relativeTo(Scale other) {
    return new Stop(tolerance, maxSteps, other);
  }

  /**
   * The largest measure that counts as done.
   *
   * @param start the first measure
   * @param data the size of the data; {@code ||b||} for a linear system
   */
  public double threshold(double start, double data) {
    return switch (scale) {
      case START -> tolerance * start;
      case DATA -> tolerance * data;
      case ONE -> tolerance;
    };
  }
}
