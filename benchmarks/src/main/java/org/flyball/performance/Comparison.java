package org.flyball.performance;

import java.util.Locale;
import java.util.Optional;

/**
 * A measurement beside one of before.
 *
 * @param raw now over then; says as much of the machines and their load as of the code
 * @param relative the ratio to the reference now over that of then; empty for the reference itself
 *     and where there is none
 * @param verdict by the bands of the two ratios to the reference
 */
public record Comparison(Ratio raw, Optional<Ratio> relative, Verdict verdict) {

  /** What a comparison says. */
  public enum Verdict {
    /** Every iteration now, in units of the reference, was quicker than every one then. */
    FASTER,
    /** The other way round. */
    SLOWER,
    /** The bands overlap: noise alone may explain the difference. */
    SAME,
    /** There is no reference in the same run to compare by. */
    RAW_ONLY;

    /** For people. */
    public String words() {
      return this == RAW_ONLY ? "raw only" : name().toLowerCase(Locale.ROOT);
    }
  }

  /** Without a reference. */
  public static Comparison raw(Measurement now, Measurement then) {
    return new Comparison(Ratio.of(now, then), Optional.empty(), Verdict.RAW_ONLY);
  }

  /** By the ratios to the reference, each within its own run. */
  public static Comparison relative(
      Measurement now, Measurement nowReference, Measurement then, Measurement thenReference) {
    Ratio here = Ratio.of(now, nowReference);
    Ratio before = Ratio.of(then, thenReference);
    Verdict verdict = here.value() < before.value() ? Verdict.FASTER : Verdict.SLOWER;
    return new Comparison(
        Ratio.of(now, then),
        Optional.of(here.over(before)),
        here.overlaps(before) ? Verdict.SAME : verdict);
  }
}
