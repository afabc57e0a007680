package org.flyball.cli;

import org.flyball.run.Checks;

/**
 * What {@code --step} says.
 *
 * @param value a multiple of theory's step size, or the step size itself
 * @param ofTheory which of them
 * @param text as the user wrote it
 */
record StepChoice(double value, boolean ofTheory, String text) {

  static final StepChoice THEORY = new StepChoice(1, true, "theory");

  static StepChoice parse(String word) {
    if (word.equalsIgnoreCase("theory")) {
      return THEORY;
    }
    boolean multiple = word.startsWith("x");
    double value;
    try {
      value = Words.number(multiple ? word.substring(1) : word);
    } catch (IllegalArgumentException noNumber) {
      throw new IllegalArgumentException(
          "'" + word + "' is neither theory, a multiple of it like x64, nor a number like 0.1",
          noNumber);
    }
    Checks.that(value > 0, "the step size must be positive, got %s", word);
    return new StepChoice(value, multiple, word);
  }

  /** Whether what is proved of theory's step size holds for this one. */
  boolean isProved() {
    return ofTheory && value <= 1;
  }
}
