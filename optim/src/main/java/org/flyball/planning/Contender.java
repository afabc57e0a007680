package org.flyball.planning;

import org.flyball.compress.Compressor;
import org.flyball.federated.Analysis;
import org.flyball.federated.Feedback;
import org.flyball.federated.Memory;
import org.flyball.federated.Method;
import org.flyball.run.Checks;

/**
 * A method that might be used.
 *
 * @param name for people
 * @param method everybody takes part; opens with dense gradients, or sends nothing but them
 * @param analysis whose step size
 */
public record Contender(String name, Method method, Analysis analysis) {

  /** Refuses what a forecast cannot be made of. */
  public Contender {
    Checks.that(
        method.participation().isFull(),
        "Contender %s: forecasts are for clients that all take part",
        name);
    boolean dense =
        method.feedback().opening() == Feedback.Opening.DENSE
            || method.feedback().memory() instanceof Memory.Nothing;
    Checks.that(
        dense && method.estimate().isExact(),
        "Contender %s: forecasts are for exact gradients and a dense first message",
        name);
  }

  /** Gradient descent. */
  public static Contender gradientDescent() {
    return new Contender("GD", Method.gradientDescent(), Analysis.ARITHMETIC_MEAN);
  }

  /** EF21 with the step of the newer analysis. */
  public static Contender ef21(Compressor compressor) {
    return new Contender("EF21 " + compressor, Method.ef21(compressor), Analysis.ARITHMETIC_MEAN);
  }

  /** EF21-W. */
  public static Contender ef21Weighted(Compressor compressor) {
    return new Contender(
        "EF21-W " + compressor, Method.ef21Weighted(compressor), Analysis.ARITHMETIC_MEAN);
  }

  /** The same by another name. */
  public Contender named(String other) {
    return new Contender(other, method, analysis);
  }
}
