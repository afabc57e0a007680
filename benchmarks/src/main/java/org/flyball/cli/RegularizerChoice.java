package org.flyball.cli;

import java.util.Locale;
import org.flyball.objective.Regularizer;
import org.flyball.run.Checks;

/**
 * What {@code --regularizer} says.
 *
 * @param text as the user wrote it
 */
record RegularizerChoice(Regularizer regularizer, String text) {

  static final RegularizerChoice NONE = new RegularizerChoice(Regularizer.none(), "none");

  static RegularizerChoice parse(String word) {
    String[] parts = word.split(":", -1);
    String kind = parts[0].toLowerCase(Locale.ROOT);
    if (kind.equals("none") && parts.length == 1) {
      return NONE;
    }
    boolean known = kind.equals("l2") || kind.equals("nonconvex");
    Checks.that(
        known && parts.length == 2,
        "'%s' is no regularizer; write none, l2:LAMBDA or nonconvex:LAMBDA",
        word);
    double lambda = Words.number(parts[1]);
    Checks.that(lambda >= 0, "'%s': lambda must be 0 or positive", word);
    return new RegularizerChoice(
        kind.equals("l2") ? Regularizer.squaredNorm(lambda) : Regularizer.nonConvex(lambda), word);
  }
}
