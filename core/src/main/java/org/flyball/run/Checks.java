package org.flyball.run;

import java.util.Locale;

/**
 * Argument checks for all of Flyball. A message says what was wrong, where, the value and the
 * remedy: "Sor: omega must be in (0, 2), got 2.3; SOR diverges outside".
 */
public final class Checks {

  private Checks() {}

  /**
   * Throws unless {@code holds}. The message is formatted only when the check fails, but the values
   * are boxed before: where no garbage may be made, test first and call this with {@code false}.
   *
   * @param format a {@link String#format} pattern, always formatted without a locale
   */
  public static void that(boolean holds, String format, Object... values) {
    if (!holds) {
      throw new IllegalArgumentException(String.format(Locale.ROOT, format, values));
    }
  }

  /** Throws unless {@code values} has the wanted length; {@code what} names it in the message. */
  public static void length(double[] values, int wanted, String what) {
    if (values.length != wanted) {
      that(false, "%s has %s entries, must have %s", what, values.length, wanted);
    }
  }

  /** Throws if an entry is NaN or infinite, naming the first such entry. */
  public static void finite(double[] values, String what) {
    for (int i = 0; i < values.length; i++) {
      if (!Double.isFinite(values[i])) {
        that(false, "%s: entry %s is %s; every entry must be finite", what, i, values[i]);
      }
    }
  }
}
