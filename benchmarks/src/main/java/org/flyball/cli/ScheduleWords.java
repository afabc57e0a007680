package org.flyball.cli;

import org.flyball.run.Checks;
import org.flyball.schedule.NormRule;

/** Readers of the words of {@code refine} and {@code certify}. */
final class ScheduleWords {

  private ScheduleWords() {}

  /** For {@code --norm}. */
  static final class OfNorm extends Words.Converter<NormRule> {
    @Override
    NormRule read(String word) {
      return Words.oneOf(NormRule.values(), "norm", word);
    }
  }

  /** For {@code --smoothing}. */
  static final class OfFraction extends Words.Converter<Double> {
    @Override
    Double read(String word) {
      double fraction = Words.number(word);
      Checks.that(fraction >= 0 && fraction <= 1, "%s is not in [0, 1]; 0.1 is usual", word);
      return fraction;
    }
  }

  /** For what must be positive. */
  static final class OfPositive extends Words.Converter<Double> {
    @Override
    Double read(String word) {
      double value = Words.number(word);
      Checks.that(value > 0, "%s is not positive", word);
      return value;
    }
  }

  /** For any finite number. */
  static final class OfNumber extends Words.Converter<Double> {
    @Override
    Double read(String word) {
      return Words.number(word);
    }
  }
}
