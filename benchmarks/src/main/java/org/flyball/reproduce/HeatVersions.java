package org.flyball.reproduce;

import java.util.List;
import org.flyball.linear.ConjugateGradient;
import org.flyball.linear.LinearSolver;
import org.flyball.linear.Solution;
import org.flyball.linear.SsorCg;
import org.flyball.run.Stop;

/**
 * The heat simulation by the released code and by the text, with the solvers of {@link #NAMES}.
 *
 * @param cells a side
 * @param code iterations of the released code's version
 * @param floor with the text's diffusivity
 * @param floorAndBump with the text's bumps as well
 */
record HeatVersions(int cells, long[] code, long[] floor, long[] floorAndBump) {

  static final List<String> NAMES =
      List.of("conjugate gradients", "SSOR-CG, omega = 1", "SSOR-CG, omega = 1.5");

  private static final Stop STOP = Stop.below(1e-8).relativeTo(Stop.Scale.DATA);
  private static final List<LinearSolver> SOLVERS =
      List.of(new ConjugateGradient(STOP), new SsorCg(1, STOP), new SsorCg(1.5, STOP));

  static HeatVersions of(int cells, Conditions conditions, double from, double to) {
    Heat.Version[] versions = {
      Heat.Version.CODE,
      new Heat.Version(Heat.Version.TEXT.floor(), Heat.Version.CODE.lift()),
      Heat.Version.TEXT
    };
    long[][] totals = new long[versions.length][SOLVERS.size()];
    conditions.forAll(
        versions.length * SOLVERS.size(),
        from,
        to,
        k -> {
          Heat heat = new Heat(cells, versions[k / SOLVERS.size()]);
          LinearSolver solver = SOLVERS.get(k % SOLVERS.size());
          totals[k / SOLVERS.size()][k % SOLVERS.size()] =
              heat.run(
                      (system, field, hint) -> {
                        Solution solution = solver.solve(system, field);
                        return new Heat.Step(solution.x(), solution.steps());
                      },
                      conditions)
                  .total();
        });
    return new HeatVersions(cells, totals[0], totals[1], totals[2]);
  }
}
