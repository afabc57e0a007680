package org.flyball.linear;

import java.util.ArrayList;
import java.util.List;
import org.flyball.run.Checks;
import org.flyball.run.Run;

/**
 * {@link Sor} for several right-hand sides of one matrix at once, each with its own omega and rule
 * if need be, in one pass over the matrix per step:
 *
 * <pre>{@code
 * List<Solution> found = SorBatch.of(new Sor(1.9, stop)).solve(matrix, rightHandSides);
 * }</pre>
 *
 * <p><b>When to use.</b> Two or more systems that are known at the same time. Each lane's count,
 * measure and solution are to the last bit those of its solver alone, so nothing but time changes.
 * Lanes end independently, each confirmed by a residual computed afresh; a lane that failed does
 * not touch the others. <b>When not.</b> Where each right-hand side needs the solution before, as
 * in time stepping.
 *
 * <p><b>Cost.</b> Lanes are swept in fours: a sweep is a chain of dependent operations, and four of
 * them overlap. The matrix is read once for all lanes, and on banded matrices updates and norms
 * stay in cache: 6z + 20 bytes per row for all lanes together and 32 for each, on a symmetric
 * matrix with z off-diagonal entries per row. Four lanes cost 1.2 to 1.9 times less than four
 * solvers alone, the more the more entries a row has ({@code org.flyball.jmh.SorBatchBenchmark}).
 * Three cost what four do, and a single lane is dearer than {@link Sor}. A step allocates nothing,
 * unless a lane ends as not finite: that one is solved again alone. Memory per lane: three vectors
 * and the updates within a bandwidth.
 *
 * @param solvers one for each right-hand side, or one for all
 */
public record SorBatch(List<Sor> solvers) {

  public SorBatch {
    solvers = List.copyOf(solvers);
    Checks.that(!solvers.isEmpty(), "SorBatch: there must be at least one solver, got none");
  }

  /** One solver for each right-hand side, or one for all. */
  public static SorBatch of(Sor... solvers) {
    return new SorBatch(List.of(solvers));
  }

  /**
   * Starts to solve.
   *
   * <p>The run's steps are passes over the matrix; its measure is the largest among the lanes that
   * still run, or among all once none does; its reason is the first among the lanes that is not
   * success. Its result has one solution per right-hand side.
   *
   * @param matrix A, n &times; n
   * @param rightHandSides at least one, each of length n and finite; shared, not written
   * @param starts x0 of each, length n and finite; not written
   */
  public Run<List<Solution>> start(
      SparseMatrix matrix, List<double[]> rightHandSides, List<double[]> starts) {
    int lanes = rightHandSides.size();
    Checks.that(lanes > 0, "SorBatch: there must be at least one right-hand side, got none");
    Checks.that(
        solvers.size() == 1 || solvers.size() == lanes,
        "SorBatch: %s solvers for %s right-hand sides; give one for each or one for all",
        solvers.size(),
        lanes);
    Checks.that(
        starts.size() == lanes,
        "SorBatch: %s starts for %s right-hand sides; give one for each",
        starts.size(),
        lanes);
    List<Sor> each = new ArrayList<>();
    List<LinearSystem> systems = new ArrayList<>();
    for (int lane = 0; lane < lanes; lane++) {
      String name = "SorBatch: the right-hand side of lane " + lane;
      Checks.length(rightHandSides.get(lane), matrix.rows(), name);
      Checks.finite(rightHandSides.get(lane), name);
      String start = "SorBatch: the start x0 of lane " + lane;
      Checks.length(starts.get(lane), matrix.rows(), start);
      Checks.finite(starts.get(lane), start);
      each.add(solvers.get(solvers.size() == 1 ? 0 : lane));
      systems.add(new LinearSystem(matrix, rightHandSides.get(lane)));
    }
    return new SorBatchRun(new Lanes(each, systems, starts));
  }

  /** Solves from {@code starts}. */
  public List<Solution> solve(
      SparseMatrix matrix, List<double[]> rightHandSides, List<double[]> starts) {
    return start(matrix, rightHandSides, starts).finish();
  }

  /** Solves from zero. */
  public List<Solution> solve(SparseMatrix matrix, List<double[]> rightHandSides) {
    List<double[]> starts = new ArrayList<>();
    for (int lane = 0; lane < rightHandSides.size(); lane++) {
      starts.add(new double[matrix.rows()]);
    }
    return solve(matrix, rightHandSides, starts);
  }
}
