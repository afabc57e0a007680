package org.flyball.schedule;

import java.io.Serializable;
import org.flyball.run.Checks;

/**
 * How a schedule that starts again and again does so: cycle i, from 0, has {@code first *
 * multiplier^i} steps and starts at {@code initial * decay^i}; after {@code limit} cycles the end
 * value stays.
 *
 * <pre>{@code
 * Schedule rate = Schedule.restarts(
 *     0.1, 0, Cycles.of(1_000, 2).withDecay(0.5).withLimit(3), Shape.cosine());
 * }</pre>
 *
 * @param first steps of the first cycle, from 1
 * @param multiplier from 1
 * @param decay in (0, 1]
 * @param limit from 1
 */
public record Cycles(long first, long multiplier, double decay, long limit)
    implements Serializable {

  /** Checks the arguments. */
  public Cycles {
    Values.count(first, "Cycles: first");
    Values.count(multiplier, "Cycles: multiplier");
    Checks.that(decay > 0 && decay <= 1, "Cycles: decay must be in (0, 1], got %s", decay);
    Values.count(limit, "Cycles: limit");
  }

  /** For ever, each from the same height. */
  public static Cycles of(long first, long multiplier) {
    return new Cycles(first, multiplier, 1, Long.MAX_VALUE);
  }

  /** The same, each cycle starting this many times as high as the one before. */
  public Cycles withDecay(double other) {
    return new Cycles(first, multiplier, other, limit);
  }

  /** The same, no more than this many. */
  public Cycles withLimit(long other) {
    return new Cycles(first, multiplier, decay, other);
  }
}
