package org.flyball.schedule;

import java.io.Serializable;
import org.flyball.run.Checks;

/**
 * Reduce on plateau: the one rule of the field that is not a function of the step but of what was
 * measured. So it is a pure function of that: a state gives the value to use, and takes a
 * measurement to the next state. States are immutable; keep one to resume.
 *
 * <pre>{@code
 * Plateau.State state = new Plateau(0.1, 10, 1e-4, 0).start(0.5);
 * state = state.observe(loss); // once an epoch
 * double rate = state.value();
 * }</pre>
 *
 * @param factor of every reduction, in (0, 1)
 * @param patience how many measurements in a row without progress are borne; the next one reduces
 * @param threshold progress is a measurement below {@code best - threshold |best|}; in [0, 1)
 * @param rest how many measurements after a reduction are not counted
 */
public record Plateau(double factor, int patience, double threshold, int rest)
    implements Serializable {

  /** Checks the arguments. */
  public Plateau {
    Checks.that(factor > 0 && factor < 1, "Plateau: factor must be in (0, 1), got %s", factor);
    Values.notNegative(patience, "Plateau: patience");
    Checks.that(
        threshold >= 0 && threshold < 1, "Plateau: threshold must be in [0, 1), got %s", threshold);
    Values.notNegative(rest, "Plateau: rest");
  }

  /** The state before anything was measured. */
  public State start(double initial) {
    Values.positive(initial, "Plateau: initial");
    return new State(this, initial, Double.POSITIVE_INFINITY, 0, 0);
  }

  /**
   * What is known after some measurements.
   *
   * @param plateau the rule
   * @param value the step size to use now
   * @param best the least measurement so far
   * @param stalled measurements in a row without progress
   * @param resting measurements still not counted
   */
  public record State(Plateau plateau, double value, double best, int stalled, int resting)
      implements Serializable {

    /** The state after a measurement, which should fall; NaN is no progress. */
    public State observe(double measure) {
      boolean progress =
          best == Double.POSITIVE_INFINITY
              ? measure < best
              : measure < best - plateau.threshold * Math.abs(best);
      double least = progress ? measure : best;
      if (resting > 0) {
        return new State(plateau, value, least, 0, resting - 1);
      }
      int count = progress ? 0 : stalled + 1;
      return count > plateau.patience
          ? new State(plateau, value * plateau.factor, least, 0, plateau.rest)
          : new State(plateau, value, least, count, 0);
    }
  }
}
