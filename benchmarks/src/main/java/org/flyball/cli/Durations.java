package org.flyball.cli;

import java.util.Locale;

/** Times in words. */
final class Durations {

  private Durations() {}

  /** "0.02 s", "12 s", "3 min 5 s", "2 h 10 min". */
  static String words(double seconds) {
    if (seconds < 9.95) {
      return String.format(Locale.ROOT, seconds < 0.995 ? "%.2f s" : "%.1f s", seconds);
    }
    long whole = Math.round(seconds);
    if (whole < 60) {
      return whole + " s";
    }
    return whole < 3600
        ? both(whole / 60, "min", whole % 60, "s")
        : both(whole / 3600, "h", whole % 3600 / 60, "min");
  }

  private static String both(long large, String largeUnit, long small, String smallUnit) {
    return large + " " + largeUnit + (small == 0 ? "" : " " + small + " " + smallUnit);
  }
}
