package org.flyball.descent;

import org.flyball.run.Checks;

/** What hyper-parameters may be. */
final class Limits {

  private Limits() {}

  static void fraction(double value, String what) {
    Checks.that(value >= 0 && value < 1, "%s must be in [0, 1), got %s", what, value);
  }

  static void positive(double value, String what) {
    Checks.that(
        value > 0 && value < Double.POSITIVE_INFINITY,
        "%s must be positive and finite, got %s",
        what,
        value);
  }

  static void notNegative(double value, String what) {
    Checks.that(
        value >= 0 && value < Double.POSITIVE_INFINITY,
        "%s must be finite and at least 0, got %s",
        what,
        value);
  }
}
