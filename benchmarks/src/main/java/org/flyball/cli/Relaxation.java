package org.flyball.cli;

import java.io.IOException;
import java.util.Arrays;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.function.BooleanSupplier;
import java.util.function.IntFunction;
import org.flyball.bandit.TsallisInf;
import org.flyball.data.BadFileException;
import org.flyball.linear.AdaptiveSor;
import org.flyball.linear.ConditionBound;
import org.flyball.linear.JacobiSpectrum;
import org.flyball.linear.LinearSolver;
import org.flyball.linear.LinearSystem;
import org.flyball.linear.Solution;
import org.flyball.linear.SparseMatrix;
import org.flyball.linear.Young;
import org.flyball.random.Seed;
import org.flyball.run.Run;
import org.flyball.run.Stop;
import org.flyball.tuning.Backstop;
import org.flyball.tuning.Grid;
import org.flyball.tuning.Tuned;
import org.flyball.tuning.TunedRun;

/** Starts each solve with its omega, from zero. */
interface Relaxation {

  /**
   * A solve that has begun.
   *
   * @param omega it uses
   * @param fellBack whether {@link SafeSolver} had to take over by now
   */
  record Start(Run<Solution> run, double omega, BooleanSupplier fellBack) {}

  /** Begins to solve; {@code shift} is the index of the system's shift. */
  Start start(LinearSystem system, int shift);

  /** The omega that the learner prefers by now; empty if there is no learner. */
  OptionalDouble favourite();

  /** Learns omega from the steps of the solves, and finishes those that a bad omega would lose. */
  static Relaxation tuned(Method method, MatrixInput input, Grid grid, Stop stop, Seed seed) {
    Tuned.Family backed =
        (omega, rule) ->
            new Backstop(
                method.family().with(omega, rule),
                rule,
                SafeSolver.patience(rule),
                rest -> new SafeSolver(input, rest));
    Tuned tuned = Tuned.over(grid, backed, stop).by(new TsallisInf(), seed);
    return new Relaxation() {
      @Override
      public Start start(LinearSystem system, int shift) {
        TunedRun run = tuned.start(system, new double[system.size()]);
        return new Start(run, run.parameter(), run::hasFallenBack);
      }

      @Override
      public OptionalDouble favourite() {
        return OptionalDouble.of(tuned.favourite());
      }
    };
  }

  /** An omega per shift, known beforehand; NaN where the method has none. */
  static Relaxation of(Method method, double[] omegas, Stop stop) {
    return known(omegas, shift -> method.family().with(omegas[shift], stop));
  }

  /** SOR that finds omega within each solve. */
  static Relaxation adaptive(ShiftList shifts, Stop stop) {
    return known(same(Double.NaN, shifts), shift -> new AdaptiveSor(stop));
  }

  private static Relaxation known(double[] omegas, IntFunction<LinearSolver> solvers) {
    return new Relaxation() {
      @Override
      public Start start(LinearSystem system, int shift) {
        LinearSolver solver = solvers.apply(shift);
        Run<Solution> run = solver.start(system, new double[system.size()]);
        return new Start(run, omegas[shift], () -> false);
      }

      @Override
      public OptionalDouble favourite() {
        return OptionalDouble.empty();
      }
    };
  }

  /** The same omega for every shift. */
  static double[] same(double omega, ShiftList shifts) {
    double[] omegas = new double[shifts.values().length];
    Arrays.fill(omegas, omega);
    return omegas;
  }

  /**
   * Theory's omega for every shift: Young's for SOR; for SSOR, alone or under conjugate gradients,
   * the one with the least bound on the condition of the preconditioned matrix, which is what both
   * converge by, but at least 1: on finite elements the bound's own choice is a little too small.
   *
   * <p>An interruption leaves 1 for the rest; nothing will be solved with it.
   *
   * @throws BadFileException if a matrix is not positive definite
   */
  static double[] theory(
      Method method, MatrixInput input, ShiftList shifts, Interruption interruption)
      throws IOException {
    double[] omegas = same(1, shifts);
    for (int k = 0; k < omegas.length; k++) {
      SparseMatrix matrix = shifts.apply(k, input.matrix());
      JacobiSpectrum spectrum =
          JacobiSpectrum.start(matrix).finish((step, measure) -> !interruption.requested());
      if (interruption.requested()) {
        return omegas;
      }
      // Rounding makes the zero of a singular matrix a number about this small, of either sign.
      if (!(spectrum.smallest() > Math.ulp(1.0) * input.matrix().rows())) {
        String problem =
            String.format(
                Locale.ROOT,
                "not positive definite: D^-1 A has the eigenvalue %.3g",
                spectrum.smallest());
        String remedy = "relaxation needs all of them positive; add a shift, or check the signs";
        throw shifts.given()
            ? shifts.complaint(k, "makes the matrix " + problem, remedy)
            : input.complaint(problem, remedy);
      }
      omegas[k] =
          method == Method.SOR
              ? Young.omegaFor(spectrum)
              : Math.max(1, ConditionBound.of(matrix, spectrum).bestOmega());
    }
    return omegas;
  }
}
