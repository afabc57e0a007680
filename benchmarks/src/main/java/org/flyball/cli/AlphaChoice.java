package org.flyball.cli;

import org.flyball.run.Checks;

/**
 * What {@code --alpha} says.
 *
 * @param value how strongly the past repels; NaN to take what is recommended
 * @param text as the user wrote it
 */
record AlphaChoice(double value, String text) {

  static final AlphaChoice USUAL = new AlphaChoice(10, "10");

  static AlphaChoice parse(String word) {
    if (word.equalsIgnoreCase("auto")) {
      return new AlphaChoice(Double.NaN, "auto");
    }
    double value;
    try {
      value = Words.number(word);
    } catch (IllegalArgumentException noNumber) {
      throw new IllegalArgumentException(
          "'" + word + "' is neither auto nor a number like 10", noNumber);
    }
    Checks.that(value >= 0, "alpha must be at least 0, got %s; 0 is the base chain", word);
    return new AlphaChoice(value, word);
  }

  boolean isAuto() {
    return Double.isNaN(value);
  }
}
