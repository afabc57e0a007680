package org.flyball.cli;

import org.flyball.run.Checks;

/**
 * How {@code --omega} finds the relaxation parameter.
 *
 * @param text as the user wrote it
 */
record OmegaChoice(Kind kind, double value, String text) {

  /** The ways there are. */
  enum Kind {
    /** This value. */
    FIXED,
    /** Young's formula for each matrix, be it exact or a rule of thumb. */
    AUTO,
    /** Young's formula, only where it is exact. */
    YOUNG,
    /** Learnt from the solves. */
    TUNED
  }

  static final OmegaChoice AUTO = new OmegaChoice(Kind.AUTO, Double.NaN, "auto");
  static final OmegaChoice YOUNG = new OmegaChoice(Kind.YOUNG, Double.NaN, "young");
  static final OmegaChoice TUNED = new OmegaChoice(Kind.TUNED, Double.NaN, "tuned");

  static OmegaChoice parse(String word) {
    for (OmegaChoice choice : new OmegaChoice[] {AUTO, YOUNG, TUNED}) {
      if (choice.text.equalsIgnoreCase(word)) {
        return choice;
      }
    }
    double value;
    try {
      value = Words.number(word);
    } catch (IllegalArgumentException noNumber) {
      throw new IllegalArgumentException(
          "'" + word + "' is neither auto, tuned, young nor a number like 1.5", noNumber);
    }
    Checks.that(
        value > 0 && value < 2,
        "omega must be in (0, 2), got %s; SOR diverges outside, 1 is Gauss-Seidel",
        word);
    return new OmegaChoice(Kind.FIXED, value, word);
  }

  /** Whether Young's formula is asked, which needs a symmetric positive definite matrix. */
  boolean asksYoung() {
    return kind == Kind.AUTO || kind == Kind.YOUNG;
  }
}
