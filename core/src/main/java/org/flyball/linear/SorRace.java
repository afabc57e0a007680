package org.flyball.linear;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.flyball.run.Checks;
import org.flyball.run.Run;
import org.flyball.run.Stop;

/**
 * Several omegas race on one system, in one pass over the matrix per step, until the first has
 * converged:
 *
 * <pre>{@code
 * SorRaceResult race = SorRace.of(Stop.below(1e-8), 1.5, 1.7, 1.9).solve(system);
 * double[] x = race.solution().x();
 * double best = race.solver().omega();
 * }</pre>
 *
 * <p><b>When to use.</b> The best omega is unknown, and a step with four candidates costs less than
 * four steps ({@link SorBatch} says why, and when): the race costs its winner's count times one
 * shared step, never the count of a bad candidate. What the others had reached by then is in the
 * result, so one solve compares all candidates. <b>When not.</b> Where a formula has omega ({@link
 * Young#omegaFor}), or {@link AdaptiveSor} finds it on the way.
 *
 * <p>Each candidate does to the last bit what it does alone. The winner is the one with the
 * smallest count, of equals the first. If none converges, the race ends when all have ended.
 *
 * @param solvers the candidates, at least one
 */
public record SorRace(List<Sor> solvers) {

  public SorRace {
    solvers = List.copyOf(solvers);
    Checks.that(!solvers.isEmpty(), "SorRace: there must be at least one candidate, got none");
  }

  /** Candidates that differ in omega alone. */
  public static SorRace of(Stop stop, double... omegas) {
    List<Sor> solvers = new ArrayList<>();
    for (double omega : omegas) {
      solvers.add(new Sor(omega, stop));
    }
    return new SorRace(solvers);
  }

  /**
   * Starts the race. The run's steps are passes over the matrix; its measure is the smallest among
   * the candidates.
   *
   * @param system the system
   * @param x0 the start of every candidate, length n; not written
   */
  public Run<SorRaceResult> start(LinearSystem system, double[] x0) {
    Checks.length(x0, system.size(), "SorRace: the start x0");
    Checks.finite(x0, "SorRace: the start x0");
    int candidates = solvers.size();
    return new SorRaceRun(
        solvers,
        new Lanes(
            solvers, Collections.nCopies(candidates, system), Collections.nCopies(candidates, x0)));
  }

  /** Races from {@code x0}. */
  public SorRaceResult solve(LinearSystem system, double[] x0) {
    return start(system, x0).finish();
  }

  /** Races from zero. */
  public SorRaceResult solve(LinearSystem system) {
    return solve(system, new double[system.size()]);
  }
}
