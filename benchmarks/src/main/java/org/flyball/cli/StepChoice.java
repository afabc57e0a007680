package org.flyball.cli;

import java.util.Locale;
import org.flyball.run.Checks;

/**
 * What {@code --step} says.
 *
 * @param kind of what it is a multiple
 * @param value a multiple of that, or the step size itself
 * @param text as the user wrote it
 */
record StepChoice(Kind kind, double value, String text) {

  /** What a step may be a multiple of. */
  enum Kind {
    /** The longest step that is proved. */
    THEORY,
    /** What the last messages allow; every step is proved before it stands. */
    REALISED,
    /** Nothing: it is the step size. */
    GIVEN
  }

  static final StepChoice THEORY = new StepChoice(Kind.THEORY, 1, "theory");

  private static final String REALISED = "realised";

  static StepChoice parse(String word) {
    String small = word.toLowerCase(Locale.ROOT);
    if (small.equals("theory")) {
      return THEORY;
    } else if (small.equals(REALISED)) {
      return new StepChoice(Kind.REALISED, 1, REALISED);
    } else if (small.startsWith(REALISED + "-x")) {
      return new StepChoice(Kind.REALISED, number(word, REALISED.length() + 2), small);
    }
    return small.startsWith("x")
        ? new StepChoice(Kind.THEORY, number(word, 1), word)
        : new StepChoice(Kind.GIVEN, number(word, 0), word);
  }

  private static double number(String word, int from) {
    double value;
    try {
      value = Words.number(word.substring(from));
    } catch (IllegalArgumentException noNumber) {
      throw new IllegalArgumentException(
          "'"
              + word
              + "' is neither theory, a multiple of it like x64, realised, realised-x4, nor a"
              + " number like 0.1",
          noNumber);
    }
    Checks.that(value > 0, "the step size must be positive, got %s", word);
    return value;
  }

  boolean ofTheory() {
    return kind == Kind.THEORY;
  }

  /** Whether there is a promise for every round. */
  boolean isProved() {
    return kind == Kind.REALISED || (kind == Kind.THEORY && value <= 1);
  }
}
