package org.flyball.reproduce;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntConsumer;
import org.flyball.linear.ConditionBound;
import org.flyball.linear.Laplacian;
import org.flyball.linear.LinearSystem;
import org.flyball.linear.SparseMatrix;
import org.flyball.linear.Young;
import org.flyball.run.Checks;

/**
 * The paper's simulation (arXiv 2310.02246, Figure 2, and the released code): {@code u_t = kappa(t)
 * Laplace u + f} on the unit square with zero boundary values, by Crank-Nicolson in 5000 steps of
 * 0.001. Each step solves {@code (I + s K) x = (I - s K) u + dt f} with the 5-point stencil K and
 * {@code s = kappa dt cells^2 / 2}, starting from the field before it.
 */
final class Heat {

  static final int STEPS = 5_000;
  static final double DT = 1e-3;

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

  /** Solves one step. */
  @FunctionalInterface
  interface StepSolver {
    /** The solution and what it cost. */
    Step solve(LinearSystem system, double[] field, Hint hint);
  }

  /**
   * What can be known of a step beforehand.
   *
   * @param step from 0
   * @param kappa at the start of the step, as the paper's learners are told
   * @param s the matrix is I + s K
   * @param cosine of pi over the cells a side
   */
  record Hint(int step, double kappa, double s, double cosine) {

    /** Young's omega of {@code I + s K}: SOR's best, and nearly that of SSOR-CG. */
    double omegaStar() {
      return Young.omega(4 * s / (1 + 4 * s) * cosine);
    }

    /** The minimiser of the condition bound with nu = 0, at least 1. */
    double omegaOfBound() {
      double mu = (1 + 4 * s) / (1 + 4 * s * (1 - cosine));
      return Math.max(1, new ConditionBound(mu, 0).bestOmega());
    }
  }

  /** A field, the iterations that it took, and the omega, NaN if there was none. */
  record Step(double[] field, long iterations, double omega) {
    Step(double[] field, long iterations) {
      this(field, iterations, Double.NaN);
    }
  }

  /** What a simulation cost in iterations and processor time of the solves, and where it ended. */
  record Result(long[] iterations, double[] omegas, double[] field, double seconds) {
    long total() {
      long sum = 0;
      for (long count : iterations) {
        sum += count;
      }
      return sum;
    }
  }

  /** A matrix with the pattern of every step's. */
  SparseMatrix pattern() {
    return stencil;
  }

  /** Unknowns a side. */
  int side() {
    return cells - 1;
  }

  Result run(StepSolver solver, Conditions conditions) {
    return run(List.of(solver), conditions, step -> {}).get(0);
  }

  /**
   * Several simulations step by step side by side: each goes on from its own field, but what a step
   * has of its own, the matrix, its preparation and the source, is made once for all.
   *
   * @param reached hears of each step done
   */
  List<Result> run(List<StepSolver> solvers, Conditions conditions, IntConsumer reached) {
    int count = solvers.size();
    double[][] fields = new double[count][stencil.rows()];
    for (double[] field : fields) {
      addBump(field, 0.5, 0.5, 0.25, 1);
    }
    double[] product = new double[stencil.rows()];
    double[] source = new double[stencil.rows()];
    long[][] iterations = new long[count][STEPS];
    double[][] omegas = new double[count][STEPS];
    long[] spent = new long[count];
    for (int k = 0; k < STEPS; k++) {
      if (conditions.cancelled().getAsBoolean()) {
        throw new Cancelled();
      }
      double half = (k + 0.5) * DT;
      double s = version.kappa(half) * DT * cells * cells / 2;
      double angle = 16 * Math.PI * half;
      Arrays.fill(source, 0);
      addBump(
          source, 0.5 + StrictMath.cos(angle) / 4, 0.5 + StrictMath.sin(angle) / 4, 0.125, 32 * DT);
      SparseMatrix matrix = stencil.times(s).shifted(1);
      Hint hint = new Hint(k, version.kappa(k * DT), s, Math.cos(Math.PI / cells));
      for (int turn = 0; turn < count; turn++) {
        int i = (k + turn) % count; // whoever is first pays for the preparation
        double[] b = rightHandSide(fields[i], s, product, source);
        LinearSystem system = new LinearSystem(matrix, b);
        long before = ProcessorTime.nanos();
        Step step = solvers.get(i).solve(system, fields[i], hint);
        spent[i] += ProcessorTime.nanos() - before;
        fields[i] = step.field();
        iterations[i][k] = step.iterations();
        omegas[i][k] = step.omega();
      }
      reached.accept(k);
    }
    List<Result> results = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      results.add(new Result(iterations[i], omegas[i], fields[i], 1e-9 * spent[i]));
    }
    return results;
  }

  private double[] rightHandSide(double[] field, double s, double[] product, double[] source) {
    stencil.multiply(field, product);
    double[] b = new double[field.length];
    for (int i = 0; i < b.length; i++) {
      b[i] = field[i] - s * product[i] + source[i];
    }
    return b;
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
