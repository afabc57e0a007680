package org.flyball.federated;

import java.util.function.LongToDoubleFunction;
import org.flyball.run.Checks;

/**
 * How long the steps are: gamma, as a multiple of what theory allows, as a number, or as a function
 * of the round. Server and clients use the same; it travels with each order.
 */
public sealed interface StepSize {

  /** The longest step of the best analysis that needs nothing but L and the L_i. */
  static StepSize theory() {
    return theory(Analysis.ARITHMETIC_MEAN);
  }

  /** The longest step of this analysis. */
  static StepSize theory(Analysis analysis) {
    return new OfTheory(analysis, 0, 1);
  }

  /** The longest step of linear convergence under {@code ||grad f||^2 >= 2 mu (f - f*)}. */
  static StepSize polyakLojasiewicz(double mu) {
    Checks.that(mu > 0 && mu < Double.POSITIVE_INFINITY, "StepSize: mu is %s, not positive", mu);
    return new OfTheory(Analysis.ARITHMETIC_MEAN, mu, 1);
  }

  /** Always this. */
  static StepSize constant(double gamma) {
    Checks.that(
        gamma > 0 && gamma < Double.POSITIVE_INFINITY,
        "StepSize: gamma must be positive and finite, got %s",
        gamma);
    return new OfRound(round -> gamma, String.valueOf(gamma));
  }

  /** That of a round, from 0 on, which is the step from x^0. */
  static StepSize of(LongToDoubleFunction schedule) {
    return new OfRound(schedule, "a function of the round");
  }

  /** This many times as long; the authors of EF21 tune over powers of two. */
  StepSize times(double factor);

  /** gamma of a round, where theory allows {@code proved}. */
  double at(long round, double proved);

  /** Whether {@link #at} looks at what theory allows. */
  default boolean needsTheory() {
    return this instanceof OfTheory;
  }

  /**
   * A multiple of the step that is proved.
   *
   * @param analysis by which analysis
   * @param mu of linear convergence; 0 if it is not used
   * @param factor how many times as long
   */
  record OfTheory(Analysis analysis, double mu, double factor) implements StepSize {
    /** Checks the factor. */
    public OfTheory {
      checkFactor(factor);
    }

    @Override
    public StepSize times(double more) {
      return new OfTheory(analysis, mu, factor * more);
    }

    @Override
    public double at(long round, double proved) {
      return factor * proved;
    }
  }

  /**
   * A function of the round.
   *
   * @param schedule gamma for each round
   * @param name for people
   */
  record OfRound(LongToDoubleFunction schedule, String name) implements StepSize {
    @Override
    public StepSize times(double factor) {
      checkFactor(factor);
      LongToDoubleFunction plain = schedule;
      return new OfRound(round -> factor * plain.applyAsDouble(round), factor + " times " + name);
    }

    @Override
    public double at(long round, double proved) {
      return schedule.applyAsDouble(round);
    }

    @Override
    public String toString() {
      return name;
    }
  }

  private static void checkFactor(double factor) {
    Checks.that(
        factor > 0 && factor < Double.POSITIVE_INFINITY,
        "StepSize: the factor must be positive and finite, got %s",
        factor);
  }
}
