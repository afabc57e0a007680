package org.flyball.report;

import org.flyball.run.Checks;

/**
 * What a claim says a number must be.
 *
 * @param relation how the number must relate to the value
 * @param value the promised number
 * @param tolerance for ABOUT: the largest relative distance that still counts; else 0
 * @param unit of the value and of the measurement, in words: "iterations", "times"; may be empty
 */
public record Bound(Relation relation, double value, double tolerance, String unit) {

  /** How a measurement must relate to the value. */
  public enum Relation {
    /** measured &le; value. */
    AT_MOST("\u2264 ", "at most"),
    /** measured &ge; value. */
    AT_LEAST("\u2265 ", "at least"),
    /** |measured - value| &le; tolerance |value|. */
    ABOUT("\u2248 ", "about"),
    /** Judged elsewhere. */
    STATED("", "stated");

    private final String sign;
    private final String words;

    Relation(String sign, String words) {
      this.sign = sign;
      this.words = words;
    }

    /** For people and for JSON: "at most". */
    public String words() {
      return words;
    }
  }

  public Bound {
    Checks.that(tolerance >= 0, "Bound: tolerance must be at least 0, got %s", tolerance);
  }

  /** Whether the measurement keeps the bound; a NaN on either side never does. */
  public boolean holds(double measured) {
    return switch (relation) {
      case AT_MOST -> measured <= value;
      case AT_LEAST -> measured >= value;
      case ABOUT -> Math.abs(measured - value) <= tolerance * Math.abs(value);
      case STATED -> false;
    };
  }

  /** For people: "&le; 1.2 times", "&asymp; 164 441 &plusmn; 1&nbsp;%". */
  public String words() {
    if (relation == Relation.ABOUT && tolerance == 0) {
      return "= " + inUnit(value, 5);
    }
    String spread =
        relation == Relation.ABOUT
            ? " \u00b1\u00a0" + Numbers.show(Numbers.rounded(100 * tolerance, 2)) + "\u00a0%"
            : "";
    return relation.sign + inUnit(value, 5) + spread;
  }

  /**
   * A measurement in this bound's unit, for people: four digits, or as many as leave it on its side
   * of the bound.
   */
  public String show(double measured) {
    int digits = Math.abs(measured) < 1000 ? 4 : 5;
    while (digits < 15 && holds(Numbers.rounded(measured, digits)) != holds(measured)) {
      digits++;
    }
    return inUnit(measured, digits);
  }

  private String inUnit(double number, int digits) {
    String text = Numbers.show(number, digits);
    return unit.isEmpty() || Double.isNaN(number) ? text : text + "\u00a0" + unit;
  }
}
