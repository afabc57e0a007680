package org.flyball.cli;

import java.io.IOException;
import java.util.Arrays;
import java.util.Locale;
import java.util.OptionalDouble;
import org.flyball.bandit.TsallisInf;
import org.flyball.data.BadFileException;
import org.flyball.linear.JacobiSpectrum;
import org.flyball.linear.LinearSystem;
import org.flyball.linear.Solution;
import org.flyball.linear.Sor;
import org.flyball.linear.Young;
import org.flyball.random.Seed;
import org.flyball.run.Run;
import org.flyball.run.Stop;
import org.flyball.tuning.Grid;
import org.flyball.tuning.Tuned;
import org.flyball.tuning.TunedRun;

/** Starts each solve with its omega, from zero. */
interface Relaxation {

  /** A solve that has begun, and the omega it uses. */
  record Start(Run<Solution> run, double omega) {}

  /** Begins to solve; {@code shift} is the index of the system's shift. */
  Start start(LinearSystem system, int shift);

  /** The omega that the learner prefers by now; empty if there is no learner. */
  OptionalDouble favourite();

  /** Learns omega from the steps of the solves. */
  static Relaxation tuned(Grid grid, Stop stop, Seed seed) {
    Tuned tuned = Tuned.over(grid, Sor::new, stop).by(new TsallisInf(), seed);
    return new Relaxation() {
      @Override
      public Start start(LinearSystem system, int shift) {
        TunedRun run = tuned.start(system, new double[system.size()]);
        return new Start(run, run.parameter());
      }

      @Override
      public OptionalDouble favourite() {
        return OptionalDouble.of(tuned.favourite());
      }
    };
  }

  /** An omega per shift, known beforehand. */
  static Relaxation of(double[] omegas, Stop stop) {
    return new Relaxation() {
      @Override
      public Start start(LinearSystem system, int shift) {
        double omega = omegas[shift];
        return new Start(new Sor(omega, stop).start(system, new double[system.size()]), omega);
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
   * Young's omega for every shift.
   *
   * @throws BadFileException if a matrix is not positive definite
   */
  static double[] young(MatrixInput input, ShiftList shifts) throws IOException {
    double[] omegas = new double[shifts.values().length];
    for (int k = 0; k < omegas.length; k++) {
      JacobiSpectrum spectrum = JacobiSpectrum.of(shifts.apply(k, input.matrix()));
      // Rounding makes the zero of a singular matrix a number about this small, of either sign.
      if (!(spectrum.smallest() > Math.ulp(1.0) * input.matrix().rows())) {
        String problem =
            String.format(
                Locale.ROOT,
                "not positive definite: D^-1 A has the eigenvalue %.3g",
                spectrum.smallest());
        String remedy = "SOR needs all of them positive; add a shift, or check the signs";
        throw shifts.given()
            ? shifts.complaint(k, "makes the matrix " + problem, remedy)
            : input.complaint(problem, remedy);
      }
      omegas[k] = Young.omegaFor(spectrum);
    }
    return omegas;
  }
}
