package org.flyball.cli;

import org.flyball.run.Checks;
import org.flyball.walk.Prior;

/** Words of the command line that only {@code walk} knows. */
final class WalkWords {

  private static final double LARGEST_COUNT = 1e15; // exact in a double, and for ever in steps

  private WalkWords() {}

  /** For {@code --walk}. */
  static final class OfWalk extends Words.Converter<WalkKind> {
    @Override
    WalkKind read(String word) {
      return Words.oneOf(WalkKind.values(), "walk", word);
    }
  }

  /** For {@code --base}. */
  static final class OfBase extends Words.Converter<WalkBase> {
    @Override
    WalkBase read(String word) {
      return Words.oneOf(WalkBase.values(), "base", word);
    }
  }

  /** For {@code --alpha}. */
  static final class OfAlpha extends Words.Converter<AlphaChoice> {
    @Override
    AlphaChoice read(String word) {
      return AlphaChoice.parse(word);
    }
  }

  /** For {@code --memory}. */
  static final class OfMemory extends Words.Converter<Double> {
    @Override
    Double read(String word) {
      double memory = Words.number(word);
      Checks.that(
          memory > 0.5 && memory <= 1,
          "%s is not in (0.5, 1]; 1 weighs all visits alike, 0.8 the recent ones more",
          word);
      return memory;
    }
  }

  /** For {@code --prior}. */
  static final class OfPrior extends Words.Converter<Prior> {
    @Override
    Prior read(String word) {
      return Words.oneOf(Prior.values(), "prior", word);
    }
  }

  /** For {@code --component}. */
  static final class OfComponent extends Words.Converter<WalkGraph.Component> {
    @Override
    WalkGraph.Component read(String word) {
      return Words.oneOf(WalkGraph.Component.values(), "component", word);
    }
  }

  /** For {@code --theory}. */
  static final class OfTheory extends Words.Converter<WalkOptions.Theory> {
    @Override
    WalkOptions.Theory read(String word) {
      return Words.oneOf(WalkOptions.Theory.values(), "choice", word);
    }
  }

  /** For numbers of steps. */
  static final class OfSteps extends Words.Converter<Long> {
    @Override
    Long read(String word) {
      double value = Words.number(word);
      Checks.that(
          value >= 1 && value <= LARGEST_COUNT && value == Math.rint(value),
          "'%s' is not a whole number of at least 1",
          word);
      return (long) value;
    }
  }

  /** For standard errors. */
  static final class OfError extends Words.Converter<Double> {
    @Override
    Double read(String word) {
      double error = Words.number(word);
      Checks.that(error > 0, "a standard error to reach must be above 0, got %s", word);
      return error;
    }
  }
}
