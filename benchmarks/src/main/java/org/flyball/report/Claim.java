package org.flyball.report;

import org.flyball.run.Certificate;
import org.flyball.run.Checks;

/**
 * One line of the claim ledger: what a paper says, and what came out here. A claim that cannot be
 * confirmed is as valuable as one that can, and is shown the same way.
 *
 * @param text the claim, in words
 * @param source where the paper makes it: "arXiv 2310.02246, Theorem 3.2"
 * @param bound the number it promises
 * @param measured the number found; NaN if none could be
 * @param verdict what became of it
 * @param note how it differs, or what else to know; may be empty, unless the verdict is DIFFERS
 */
public record Claim(
    String text, String source, Bound bound, double measured, Verdict verdict, String note) {

  public Claim {
    Checks.that(!text.isBlank(), "Claim: the text is blank; say what is claimed");
    Checks.that(
        verdict != Verdict.DIFFERS || !note.isBlank(),
        "Claim '%s': differs, but the note does not say how",
        text);
  }

  /** Confirmed if {@code measured <= bound}. */
  public static Claim atMost(String text, String source, double bound, double measured) {
    return judge(text, source, new Bound(Bound.Relation.AT_MOST, bound, 0, ""), measured);
  }

  /** Confirmed if {@code measured >= bound}. */
  public static Claim atLeast(String text, String source, double bound, double measured) {
    return judge(text, source, new Bound(Bound.Relation.AT_LEAST, bound, 0, ""), measured);
  }

  /**
   * Confirmed if {@code |measured - value| <= tolerance |value|}.
   *
   * @param tolerance relative: 0.01 for one percent
   */
  public static Claim about(
      String text, String source, double value, double tolerance, double measured) {
    return judge(text, source, new Bound(Bound.Relation.ABOUT, value, tolerance, ""), measured);
  }

  /** What a method's own certificate found. */
  public static Claim of(Certificate certificate) {
    return new Claim(
        certificate.claim(),
        certificate.source(),
        new Bound(Bound.Relation.STATED, certificate.bound(), 0, ""),
        certificate.measured(),
        certificate.holds() ? Verdict.CONFIRMED : Verdict.NOT_CONFIRMED,
        "");
  }

  private static Claim judge(String text, String source, Bound bound, double measured) {
    Verdict verdict = bound.holds(measured) ? Verdict.CONFIRMED : Verdict.NOT_CONFIRMED;
    return new Claim(text, source, bound, measured, verdict, "");
  }

  /** The same with numbers in this unit: "iterations". */
  public Claim in(String unit) {
    Bound inUnit = new Bound(bound.relation(), bound.value(), bound.tolerance(), unit);
    return new Claim(text, source, inUnit, measured, verdict, note);
  }

  /** The same with a remark; the verdict stays. */
  public Claim note(String remark) {
    return new Claim(text, source, bound, measured, verdict, remark);
  }

  /** The same with the verdict DIFFERS. */
  public Claim differs(String how) {
    return new Claim(text, source, bound, measured, Verdict.DIFFERS, how);
  }

  /** The same; if its verdict is NOT_CONFIRMED, it is DIFFERS: a failure that can be explained. */
  public Claim explained(String how) {
    return verdict == Verdict.NOT_CONFIRMED ? differs(how) : this;
  }
}
