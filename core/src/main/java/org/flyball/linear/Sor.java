package org.flyball.linear;

import org.flyball.run.Checks;
import org.flyball.run.Run;
import org.flyball.run.Stop;

/**
 * Successive over-relaxation: {@code x <- x + (D/omega + L)^-1 (b - A x)}, one forward sweep in the
 * natural order per step.
 *
 * <p><b>When to use.</b> Symmetric positive definite systems, where it converges for every omega in
 * (0, 2), fast only near the right one: {@link Young} has it where theory does, {@code
 * org.flyball.tuning.Tuned} learns it. Memory is the matrix and five vectors, and every step is
 * cheap and monotone in the energy norm. <b>When not.</b> For one large ill-conditioned system a
 * conjugate gradient method needs far fewer steps; for indefinite systems SOR diverges.
 *
 * <p><b>Stopping rule</b> (arXiv 2310.02246, section 2): the count is the first k &ge; 0 with
 * {@code ||r_k||_2 <= tolerance * ||r_0||_2}, or another {@link Stop.Scale}. The measure is {@code
 * ||r_k||_2}, exact at every sweep: it comes out of the sweep itself (see {@link ScaledMatrix}),
 * and before a run ends as converged the residual is computed afresh from b - A x.
 *
 * <p><b>Outcomes.</b> Converged; step limit; diverged, when {@code ||r_k||} exceeds 1e10 times the
 * larger of {@code ||r_0||} and {@code ||b||} (for a positive definite matrix it stays below the
 * square root of the condition number, so this means the matrix is not one); not finite; zero
 * diagonal. Any nonzero diagonal and any square matrix will do; without symmetry nothing is
 * promised.
 *
 * <p><b>Cost</b> per step on a symmetric matrix with z off-diagonal entries per row: 2z + 10 flops
 * and 6z + 60 bytes per row, residual and its norm included; nothing is allocated on one thread. A
 * matrix is prepared by its first solve, whatever the omegas, at most twice in all, and one of a
 * loop over shifts in the memory of the one before; see {@link LinearSolver}.
 *
 * <p><b>Large systems.</b> Where a matrix is larger than the cache and its rows touch near rows
 * only, up to eight sweeps go over it in one pass, several steps ahead of {@link Run#step}, and
 * {@link #withThreads} shares them among threads. Nothing that can be seen changes, not a bit:
 * every step still has its exact norm, and a run that ends in between, or is asked for its result,
 * goes back and repeats what was wanted. Price: two more vectors, steps of uneven duration, and up
 * to seven sweeps done again where a run ends unforeseen. The threads are daemons that live within
 * one call of {@code step()}; each such call starts them anew, which pays from about a hundred
 * thousand unknowns. An interrupt does not cut a step short; the caller's flag stays set.
 *
 * @param omega the relaxation parameter, in (0, 2); 1 is Gauss-Seidel
 * @param stop when a solve is done
 * @param threads how many share the sweeps of a large system, at least 1
 */
public record Sor(double omega, Stop stop, int threads) implements LinearSolver {

  private static final int MOST_THREADS = 64;

  public Sor {
    Checks.that(
        omega > 0 && omega < 2,
        "Sor: omega must be in (0, 2), got %s; SOR diverges outside, 1 is Gauss-Seidel",
        omega);
    Checks.that(
        threads >= 1 && threads <= MOST_THREADS,
        "Sor: threads must be from 1 to %s, got %s; 1 does all in the caller's thread",
        MOST_THREADS,
        threads);
  }

  /** In the caller's thread. */
  public Sor(double omega, Stop stop) {
    this(omega, stop, 1);
  }

  /** The same with the sweeps of large systems shared by so many threads; the same results. */
  public Sor withThreads(int count) {
    return new Sor(omega, stop, count);
  }

  @Override
  public Run<Solution> start(LinearSystem system, double[] x0) {
    return alone(Start.at(system, x0, "Sor: the start x0"));
  }

  @Override
  public Run<Solution> start(LinearSystem system) {
    return alone(Start.zero(system));
  }

  /** The run itself. */
  SorRun alone(Start start) {
    ScaledMatrix matrix = start.scaled();
    return start(Passes.of(matrix, start.x0().length, threads), start, matrix);
  }

  /** With passes of the caller's choice. */
  SorRun start(Passes passes, LinearSystem system, double[] x0) {
    Start start = Start.at(system, x0, "Sor: the start x0");
    return start(passes, start, start.scaled());
  }

  private SorRun start(Passes passes, Start start, ScaledMatrix matrix) {
    return new SorRun(omega, () -> (same, ratio) -> same, passes, stop, start, matrix);
  }
}
