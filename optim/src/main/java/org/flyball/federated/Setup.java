package org.flyball.federated;

import java.util.EnumSet;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.flyball.objective.Smoothness;
import org.flyball.run.Checks;

/**
 * How a training is carried out and watched; the iterates do not depend on it, but for a smoothness
 * that differs from what would be computed.
 *
 * @param engine where the clients live
 * @param smoothness L and the L_i; computed from the objectives if empty and needed
 * @param measure what {@link FederatedRun#measure} is
 * @param lowerBound if there is one, certificates are made in every round, with this number, below
 *     all values of f, for f*. That costs another pass over the data in each round
 */
public record Setup(
    Engine engine, Optional<Smoothness> smoothness, Measure measure, OptionalDouble lowerBound) {

  /** Checks the lower bound. */
  public Setup {
    Checks.that(
        lowerBound.isEmpty() || Double.isFinite(lowerBound.getAsDouble()),
        "Setup: the lower bound must be finite, got %s",
        lowerBound);
  }

  /**
   * What is compared with the tolerance, and how often.
   *
   * @param kind which number
   * @param every only every so many rounds, at least 1; where the number is not at hand it costs a
   *     pass over the data
   */
  public record Measure(Kind kind, long every) {
    /** Checks the period. */
    public Measure {
      Checks.that(every >= 1, "Measure: every must be at least 1, got %s", every);
    }

    /** Which number. */
    public enum Kind {
      /** ||grad f(x)||; free with exact gradients of all clients, else a pass over the data. */
      EXACT,
      /**
       * {@code ||g + grad R|| + sum w_i ||e_i||}, which is at least ||grad f(x)|| and needs one
       * more number of 32 bits per message: a proof that a network can make. Needs exact gradients
       * of all clients, and a memory that the server knows.
       */
      PROVED
    }
  }

  /** One thread; the exact measure, in every round; no certificates. */
  public static Setup plain() {
    return new Setup(
        Engine.local(1),
        Optional.empty(),
        new Measure(Measure.Kind.EXACT, 1),
        OptionalDouble.empty());
  }

  /** The same on another engine. */
  public Setup with(Engine other) {
    return new Setup(other, smoothness, measure, lowerBound);
  }

  /** The same with known constants. */
  public Setup with(Smoothness known) {
    return new Setup(engine, Optional.of(known), measure, lowerBound);
  }

  /** The same, measured every so many rounds. */
  public Setup measuredEvery(long rounds) {
    return new Setup(engine, smoothness, new Measure(measure.kind(), rounds), lowerBound);
  }

  /** The same, measured by {@link Measure.Kind#PROVED}. */
  public Setup measuredByProof() {
    return new Setup(
        engine, smoothness, new Measure(Measure.Kind.PROVED, measure.every()), lowerBound);
  }

  /** The same with certificates; {@code lowerBound} is a number below all values of f, often 0. */
  public Setup certifiedAbove(double lowerBoundOfF) {
    return new Setup(engine, smoothness, measure, OptionalDouble.of(lowerBoundOfF));
  }

  Set<Plan.Report> reports(StepSize stepSize) {
    Set<Plan.Report> reports = EnumSet.noneOf(Plan.Report.class);
    if (stepSize instanceof StepSize.Realised) {
      reports.add(Plan.Report.ERROR);
      reports.add(Plan.Report.HOLD);
    }
    if (measure.kind() == Measure.Kind.PROVED) {
      reports.add(Plan.Report.ERROR);
    }
    if (lowerBound.isPresent()) {
      reports.add(Plan.Report.KEPT_SHARE);
    }
    return reports;
  }

  /** Refuses a measure that this method cannot have. */
  void check(Plan plan) {
    Method method = plan.method();
    Checks.that(
        measure.kind() != Measure.Kind.PROVED
            || (method.participation().isFull()
                && method.estimate().isExact()
                && method.server().proximal().isNone()
                && (plan.rule().hasMemory() || plan.isLossless())),
        "Setup: a proof of the gradient needs exact gradients of all clients, no proximal term, and"
            + " a memory that the server knows, not %s",
        method);
  }
}
