package org.flyball.cli;

import org.flyball.federated.Analysis;
import org.flyball.run.Checks;

/** Readers of the words of {@link TrainOptions}. */
final class TrainWords {

  private TrainWords() {}

  /** For {@code --method}. */
  static final class OfTrainMethod extends Words.Converter<TrainMethod> {
    @Override
    TrainMethod read(String word) {
      return Words.oneOf(TrainMethod.values(), "method", word);
    }
  }

  /** For {@code --split}. */
  static final class OfSplit extends Words.Converter<TrainSplit> {
    @Override
    TrainSplit read(String word) {
      return Words.oneOf(TrainSplit.values(), "split", word);
    }
  }

  /** For {@code --loss}. */
  static final class OfLoss extends Words.Converter<TrainLoss> {
    @Override
    TrainLoss read(String word) {
      return Words.oneOf(TrainLoss.values(), "loss", word);
    }
  }

  /** For {@code --regularizer}. */
  static final class OfRegularizer extends Words.Converter<RegularizerChoice> {
    @Override
    RegularizerChoice read(String word) {
      return RegularizerChoice.parse(word);
    }
  }

  /** For {@code --regularizer-on}. */
  static final class OfPlace extends Words.Converter<TrainProblem.Place> {
    @Override
    TrainProblem.Place read(String word) {
      return Words.oneOf(TrainProblem.Place.values(), "place", word);
    }
  }

  /** For {@code --compressor} and {@code --down}. */
  static final class OfCompressor extends Words.Converter<CompressorChoice> {
    @Override
    CompressorChoice read(String word) {
      return CompressorChoice.parse(word);
    }
  }

  /** For {@code --step}. */
  static final class OfStep extends Words.Converter<StepChoice> {
    @Override
    StepChoice read(String word) {
      return StepChoice.parse(word);
    }
  }

  /** For {@code --analysis}. */
  static final class OfAnalysis extends Words.Converter<Analysis> {
    @Override
    Analysis read(String word) {
      return Words.oneOf(Analysis.values(), "analysis", word);
    }
  }

  /** For {@code --engine}. */
  static final class OfEngine extends Words.Converter<EngineChoice> {
    @Override
    EngineChoice read(String word) {
      return EngineChoice.parse(word);
    }
  }

  /** For {@code --certify}. */
  static final class OfCertify extends Words.Converter<TrainOptions.Certify> {
    @Override
    TrainOptions.Certify read(String word) {
      return Words.oneOf(TrainOptions.Certify.values(), "choice", word);
    }
  }

  /** For probabilities and shares. */
  static final class OfShare extends Words.Converter<Double> {
    @Override
    Double read(String word) {
      double share = Words.number(word);
      Checks.that(share > 0 && share <= 1, "%s is not in (0, 1]", word);
      return share;
    }
  }

  /** For weights. */
  static final class OfWeight extends Words.Converter<Double> {
    @Override
    Double read(String word) {
      double weight = Words.number(word);
      Checks.that(weight >= 0, "%s is below 0", word);
      return weight;
    }
  }
}
