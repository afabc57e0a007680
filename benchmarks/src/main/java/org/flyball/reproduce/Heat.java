package org.flyball.reproduce;

import org.flyball.linear.Laplacian;
import org.flyball.linear.LinearSystem;
import org.flyball.linear.SparseMatrix;
import org.flyball.linear.Young;
import org.flyball.run.Checks;

/**
 * The paper's simulation (arXiv 2310.02246, section 4 and the released code): {@code u_t = kappa(t)
 * Laplace u + f} on the unit square with zero boundary values, by Crank-Nicolson in 5000 steps of
 * 0.001. Each step solves {@code (I + s K) x = (I - s K) u + dt f} with the 5-point stencil K and
 * {@code s = kappa dt cells^2 / 2}, starting from the field before it.
 */
final class Heat {

  static final int STEPS = 5_000;
  private static final double DT = 1e-3;

  /**
   * The text and the released code of the paper differ.
   *
   * @param floor the smaller amplitude of kappa
   * @param lift a bump is exp(lift - 1 / (1 - r^2))
   */
  record Version(double floor, double lift) {
    static final Version CODE = new Version(0.1, 1);
    static final Version TEXT = new Version(0.01, 0);

    double kappa(double t) {
      double wave = StrictMath.sin(2 * Math.PI * t);
      return Math.max(floor * wave, -10 * wave);
    }
  }

  private final int cells;
  private final Version version;
  private final SparseMatrix stencil;

  /** The released code's version, as {@link #Heat(int, Version)}. */
  Heat(int cells) {
    this(cells, Version.CODE);
  }

  /** On a square of {@code cells} &times; {@code cells} cells, which has (cells - 1)^2 unknowns. */
  Heat(int cells, Version version) {
    Checks.that(cells >= 2, "Heat: needs at least 2 cells a side, got %s", cells);
    this.cells = cells;
    this.version = version;
    this.stencil = Laplacian.fivePoint(cells - 1, cells - 1);
  }

  /** Solves one step; the paper's learners are told kappa at its start. */
  @FunctionalInterface
  interface StepSolver {
    /** The solution and what it cost. */
    Step solve(LinearSystem system, double[] field, double kappa, double omegaStar);
  }

  /** A field and the iterations that it took. */
  record Step(double[] field, long iterations) {}

  /** What a simulation cost, and where it ended. */
  record Result(long[] iterations, double[] field, double seconds) {
    long total() {
      long sum = 0;
      for (long count : iterations) {
        sum += count;
      }
      return sum;
    }
  }

  Result run(StepSolver solver, Conditions conditions) {
    long begin = System.nanoTime();
    double[] field = new double[stencil.rows()];
    addBump(field, 0.5, 0.5, 0.25, 1);
    double[] product = new double[field.length];
    double[] b = new double[field.length];
    long[] iterations = new long[STEPS];
    for (int k = 0; k < STEPS; k++) {
      if (conditions.cancelled().getAsBoolean()) {
        throw new Cancelled();
      }
      double half = (k + 0.5) * DT;
      double s = version.kappa(half) * DT * cells * cells / 2;
      stencil.multiply(field, product);
      for (int i = 0; i < b.length; i++) {
        b[i] = field[i] - s * product[i];
      }
      double angle = 16 * Math.PI * half;
      addBump(b, 0.5 + StrictMath.cos(angle) / 4, 0.5 + StrictMath.sin(angle) / 4, 0.125, 32 * DT);
      LinearSystem system = new LinearSystem(stencil.times(s).shifted(1), b.clone());
      Step step = solver.solve(system, field, version.kappa(k * DT), omegaStar(s));
      field = step.field();
      iterations[k] = step.iterations();
    }
    return new Result(iterations, field, 1e-9 * (System.nanoTime() - begin));
  }

  /** Young's omega of {@code I + s K}: SOR's best, and nearly that of SSOR-CG. */
  private double omegaStar(double s) {
    return Young.omega(4 * s / (1 + 4 * s) * Math.cos(Math.PI / cells));
  }

  /**
   * Adds {@code height exp(lift - 1 / (1 - r^2))}, r the distance over the radius, inside r = 1.
   */
  private void addBump(double[] field, double x, double y, double radius, double height) {
    int side = cells - 1;
    for (int row = 0; row < side; row++) {
      for (int column = 0; column < side; column++) {
        double dx = ((column + 1.0) / cells - x) / radius;
        double dy = ((row + 1.0) / cells - y) / radius;
        double square = dx * dx + dy * dy;
        if (square < 1) {
          field[row * side + column] += height * StrictMath.exp(version.lift - 1 / (1 - square));
        }
      }
    }
  }
}
