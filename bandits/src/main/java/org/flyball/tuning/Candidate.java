package org.flyball.tuning;

import java.util.ArrayList;
import java.util.List;
import org.flyball.linear.LinearSolver;
import org.flyball.run.Stop;

/**
 * One of the solvers a {@link Tuned} chooses among.
 *
 * @param name for people and snapshots; no two candidates share one
 * @param parameter of the solver, NaN if it has none to speak of
 * @param solver the recipe, its rule for stopping included
 */
public record Candidate(String name, double parameter, LinearSolver solver) {

  /** A solver without a parameter: {@code Candidate.of("cg", new ConjugateGradient(stop))}. */
  public static Candidate of(String name, LinearSolver solver) {
    return new Candidate(name, Double.NaN, solver);
  }

  /**
   * A candidate for each value of the grid, in its order; their names are this one and the value.
   *
   * @param name of the family: "ssor-cg"
   * @param grid the parameter values
   * @param family the solver for each
   * @param stop when a solve is done
   */
  public static List<Candidate> family(String name, Grid grid, Tuned.Family family, Stop stop) {
    List<Candidate> all = new ArrayList<>();
    for (double value : grid.toArray()) {
      String of = name.isEmpty() ? Double.toString(value) : name + " " + value;
      all.add(new Candidate(of, value, family.with(value, stop)));
    }
    return List.copyOf(all);
  }
}
