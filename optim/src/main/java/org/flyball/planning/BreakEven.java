package org.flyball.planning;

import org.flyball.run.Checks;

/**
 * At which speed of the links two methods take equally long.
 *
 * @param outcome where the first one is faster
 * @param speed bits per second of the slowest uplink at which both are equal; NaN if there is none
 * @param vary which links were made faster and slower; all workers' by the same factor
 */
public record BreakEven(Outcome outcome, double speed, Vary vary) {

  private static final int DECADES = 12; // to both sides of the links as they are
  private static final int STEPS = 60; // of bisection, in a quarter of a decade

  /** Where it pays. */
  public enum Outcome {
    /** At all speeds. */
    ALWAYS,
    /** At none. */
    NEVER,
    /** Over slower links only. */
    BELOW,
    /** Over faster links only. */
    ABOVE
  }

  /** What changes. */
  public enum Vary {
    /** The uplinks; the downlinks stay as they are. */
    UPLINK,
    /** Uplinks and downlinks, in the same ratio. */
    BOTH
  }

  /**
   * Looks from slow to fast over 24 decades, in quarters of a decade, for the first change. Both
   * times are straight lines in 1/speed where one worker is always the last: then there is one
   * change at most.
   */
  static BreakEven of(Planner planner, Forecast first, Forecast second, Vary vary) {
    Links links = planner.platform().links();
    double base = links.slowestUp();
    Checks.that(
        base < Double.POSITIVE_INFINITY, "BreakEven: the platform has no links that could vary");
    Timetable times = planner.timetable();
    Trial one = Trial.of(times, first, vary);
    Trial other = Trial.of(times, second, vary);
    int last = 8 * DECADES;
    boolean pays = one.isBelow(other, factor(0));
    boolean before = pays;
    for (int step = 1; step <= last; step++) {
      boolean now = one.isBelow(other, factor(step));
      if (now != before) {
        double low = Math.log(factor(step - 1));
        double high = Math.log(factor(step));
        for (int s = 0; s < STEPS; s++) {
          double middle = (low + high) / 2;
          if (one.isBelow(other, Math.exp(middle)) == before) {
            low = middle;
          } else {
            high = middle;
          }
        }
        return new BreakEven(
            pays ? Outcome.BELOW : Outcome.ABOVE, base * Math.exp((low + high) / 2), vary);
      }
    }
    return new BreakEven(pays ? Outcome.ALWAYS : Outcome.NEVER, Double.NaN, vary);
  }

  private static double factor(int step) {
    return Math.pow(10, step / 4.0 - DECADES);
  }

  /** A forecast whose links can be made faster. */
  private record Trial(Timetable.Rounds opening, Timetable.Rounds later, double rounds, Vary vary) {

    static Trial of(Timetable times, Forecast forecast, Vary vary) {
      MessageSizes sizes = forecast.sizes();
      return new Trial(
          times.rounds(sizes.openingDown(), sizes.opening()),
          times.rounds(sizes.down(), sizes.up()),
          forecast.rounds(),
          vary);
    }

    boolean isBelow(Trial other, double factor) {
      return seconds(factor) < other.seconds(factor);
    }

    private double seconds(double upwards) {
      double downwards = vary == Vary.BOTH ? upwards : 1;
      return Forecast.total(
          opening.mean(upwards, downwards).seconds(),
          rounds,
          later.mean(upwards, downwards).seconds());
    }
  }

  /** Whether it pays at this speed of the slowest uplink. */
  public boolean paysAt(double bitsPerSecond) {
    return switch (outcome) {
      case ALWAYS -> true;
      case NEVER -> false;
      case BELOW -> bitsPerSecond < speed;
      case ABOVE -> bitsPerSecond > speed;
    };
  }
}
