package org.flyball.tuning;

import java.util.OptionalDouble;
import org.flyball.run.Checks;

/**
 * What a solve has to say about the parameter it was done with.
 *
 * @param loss steps less 1, or the step limit if it failed; finite and at least 0
 * @param ratio by what its residual shrank per step in the end, in (0, 1); empty where that had not
 *     settled; if a {@link Backstop} fell back, that of the first solver until then
 */
public record Outcome(double loss, OptionalDouble ratio) {

  public Outcome {
    if (!(loss >= 0 && loss < Double.POSITIVE_INFINITY)) {
      Checks.that(
          false,
          "Outcome: the loss must be finite and at least 0, got %s; charge a failed solve its step"
              + " limit",
          loss);
    }
    if (ratio.isPresent() && !(ratio.getAsDouble() > 0 && ratio.getAsDouble() < 1)) {
      Checks.that(false, "Outcome: the ratio must be in (0, 1), got %s", ratio.getAsDouble());
    }
  }

  /** A loss and nothing else. */
  public static Outcome of(double loss) {
    return new Outcome(loss, OptionalDouble.empty());
  }
}
