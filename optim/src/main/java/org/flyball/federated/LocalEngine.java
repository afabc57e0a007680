package org.flyball.federated;

import org.flyball.objective.FiniteSum;
import org.flyball.run.Checks;

/**
 * All clients in this process.
 *
 * @param threads at least 1
 * @param loss the probability that a message from a client is lost, in [0, 1); both sides then go
 *     on as if the client had not taken part; never in round 0
 */
public record LocalEngine(int threads, double loss) implements Engine {

  /** Checks the ranges. */
  public LocalEngine {
    Checks.that(threads >= 1, "LocalEngine: threads must be at least 1, got %s", threads);
    Checks.that(loss >= 0 && loss < 1, "LocalEngine: loss must be in [0, 1), got %s", loss);
  }

  /**
   * The same with a line that loses messages. Theory does not know of it: for a proved step, give
   * the method a {@link Participation} of that probability instead.
   */
  public LocalEngine losing(double probability) {
    return new LocalEngine(threads, probability);
  }

  @Override
  public Crew gather(Plan plan, FiniteSum f) {
    return new LocalCrew(this, plan, f);
  }
}
