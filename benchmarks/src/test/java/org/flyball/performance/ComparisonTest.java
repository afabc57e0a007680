package org.flyball.performance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.Optional;
import org.flyball.performance.Comparison.Verdict;
import org.junit.jupiter.api.Test;

class ComparisonTest {

  private static Measurement times(double... nanos) {
    return new Measurement("b", Map.of(), 1, 1, nanos, nanos);
  }

  @Test
  void ratio_hasTheWholeBandOfBoth() {
    Ratio ratio = Ratio.of(times(6, 4, 5), times(2, 2.5));
    assertEquals(new Ratio(4 / 2.0, 4 / 2.5, 6 / 2.0), ratio);
    Ratio twice = new Ratio(1, 0.8, 1.25);
    assertEquals(new Ratio(2, 1.6 / 1.25, 3 / 0.8), ratio.over(twice));
  }

  @Test
  void bands_overlapWhenTheyTouch() {
    Ratio low = new Ratio(1.1, 1, 2);
    assertTrue(low.overlaps(new Ratio(2.5, 2, 3)));
    assertTrue(new Ratio(2.5, 2, 3).overlaps(low));
    assertTrue(low.overlaps(new Ratio(1.5, 1.4, 1.6)));
    assertFalse(low.overlaps(new Ratio(2.5, 2.01, 3)));
    assertFalse(new Ratio(2.5, 2.01, 3).overlaps(low));
  }

  /** A machine that is twice as fast changes the raw ratio and nothing else. */
  @Test
  void relativeRatio_cancelsTheMachine() {
    Comparison same =
        Comparison.relative(times(10, 11), times(5, 5.5), times(20, 22), times(10, 11));
    assertEquals(0.5, same.raw().value());
    assertEquals(1, same.relative().orElseThrow().value());
    assertEquals(Verdict.SAME, same.verdict());
  }

  @Test
  void verdict_needsBandsApart() {
    Measurement reference = times(10);
    assertEquals(Verdict.FASTER, verdict(times(10, 12), times(13, 15), reference));
    assertEquals(Verdict.SLOWER, verdict(times(13, 15), times(10, 12), reference));
    assertEquals(Verdict.SAME, verdict(times(10, 13), times(13, 15), reference));
    Comparison raw = Comparison.raw(times(3), times(4));
    assertEquals(Verdict.RAW_ONLY, raw.verdict());
    assertEquals(Optional.empty(), raw.relative());
  }

  private static Verdict verdict(Measurement now, Measurement then, Measurement reference) {
    return Comparison.relative(now, reference, then, reference).verdict();
  }

  @Test
  void times_thatCannotBe_areRefused() {
    assertThrows(IllegalArgumentException.class, () -> times());
    assertThrows(IllegalArgumentException.class, () -> times(1, 0));
    assertThrows(IllegalArgumentException.class, () -> times(Double.NaN));
  }

  @Test
  void words_haveThreeDigits() {
    assertEquals("0.531 ns", Times.words(0.5312));
    assertEquals("12.4 us", Times.words(12_350.1));
    assertEquals("1.00 ms", Times.words(999_999));
    assertEquals("2500 s", Times.words(2.5e12));
    assertEquals("1.08 (0.953-100)", Times.ratio(new Ratio(1.08, 0.9534, 99.97)));
  }
}
