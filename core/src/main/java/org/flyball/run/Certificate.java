package org.flyball.run;

import java.util.Locale;

/**
 * What a theorem promises for the problem at hand, beside what was measured. A certificate never
 * throws and never hides: a broken promise is reported with its numbers.
 *
 * @param claim the promise in words
 * @param source where it is proved: paper and theorem, or "derived" with the place of the proof
 * @param bound the promised bound
 * @param measured the measured value
 * @param holds whether the measurement keeps the promise
 */
public record Certificate(
    String claim, String source, double bound, double measured, boolean holds) {

  /** Promises {@code measured <= bound}. A NaN on either side breaks the promise. */
  public static Certificate atMost(String claim, String source, double bound, double measured) {
    return new Certificate(claim, source, bound, measured, measured <= bound);
  }

  /** Promises {@code measured >= bound}. A NaN on either side breaks the promise. */
  public static Certificate atLeast(String claim, String source, double bound, double measured) {
    return new Certificate(claim, source, bound, measured, measured >= bound);
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "%s: %s (bound %.6g, measured %.6g; %s)",
        holds ? "holds" : "BROKEN",
        claim,
        bound,
        measured,
        source);
  }
}
