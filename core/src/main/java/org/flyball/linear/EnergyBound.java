package org.flyball.linear;

import org.flyball.run.Certificate;
import org.flyball.run.Checks;

/**
 * How much one SOR step shrinks the error in the energy norm, {@code ||M||_A^2}, from two numbers
 * of the matrix that serve every omega.
 *
 * <pre>
 * ||M||_A^2 = 1 - ((2 - omega)/omega) / lambda_max(A^-1 W D^-1 W^T)        exactly, W = D/omega + L
 *          &lt;= 1 - 2 O g / (g/omega + max(0, O^2 + R - 1/4)),    O = (2 - omega) / (2 omega)
 * </pre>
 *
 * <p>This is Theorem D.1 of arXiv 2310.02246 with a correction: the paper prints {@code O^2 + R -
 * 1/4} without max(0, ...), which is wrong where that is negative, as dividing by g then gives too
 * much. On the 10 &times; 10 Laplacian the printed form fails for omega from 1.75 to 1.95. And g
 * here is the smallest eigenvalue of {@code D^-1 A}, at least the paper's {@code 1 - rho(D^-1 (L +
 * L^T))}.
 *
 * @param smallest g, the smallest eigenvalue of D^-1 A, or less; positive
 * @param triangle R, the spectral radius of {@code D^-1 L D^-1 L^T}, or more
 */
public record EnergyBound(double smallest, double triangle) {

  private static final String SOURCE = "arXiv 2310.02246, Theorem D.1, corrected";

  public EnergyBound {
    Checks.that(
        smallest > 0 && smallest < Double.POSITIVE_INFINITY,
        "EnergyBound: the smallest eigenvalue of D^-1 A must be positive, got %s; the matrix is not"
            + " positive definite",
        smallest);
    Checks.that(triangle >= 0, "EnergyBound: triangle must be at least 0, got %s", triangle);
  }

  /**
   * Both numbers by Lanczos, each on its safe side by the error that Lanczos knows of.
   *
   * @param matrix symmetric positive definite
   */
  public static EnergyBound of(SparseMatrix matrix) {
    return of(matrix, JacobiSpectrum.of(matrix));
  }

  /** The same where the spectrum is at hand. */
  public static EnergyBound of(SparseMatrix matrix, JacobiSpectrum spectrum) {
    double norm = triangleNorm(matrix);
    return new EnergyBound(spectrum.smallest() - spectrum.smallestError(), norm * norm);
  }

  /** {@code ||L||_2} of the scaled L, as the largest eigenvalue of (0 L; L^T 0). */
  private static double triangleNorm(SparseMatrix matrix) {
    int n = matrix.rows();
    double[] d = matrix.diagonal();
    Triplets bordered = new Triplets(2 * n, 2 * n);
    double[] rowSum = new double[2 * n];
    matrix.forEach(
        (i, j, v) -> {
          if (j < i) {
            double scaled = v / Math.sqrt(d[i]) / Math.sqrt(d[j]);
            bordered.add(i, n + j, scaled);
            bordered.add(n + j, i, scaled);
            rowSum[i] += Math.abs(scaled);
            rowSum[n + j] += Math.abs(scaled);
          }
        });
    // A diagonal over all row sums moves the spectrum to the right of 0, where Lanczos ends soon.
    double shift = 1;
    for (double sum : rowSum) {
      shift = Math.max(shift, 1 + sum);
    }
    for (int i = 0; i < 2 * n; i++) {
      bordered.add(i, i, shift);
    }
    JacobiSpectrum spectrum = JacobiSpectrum.of(bordered.toMatrix());
    return Math.max(0, shift * (spectrum.largest() + spectrum.largestError() - 1));
  }

  /** The bound on {@code ||M||_A^2}; in [0, 1). */
  public double squaredNorm(double omega) {
    double over = over(omega);
    return bound(omega, Math.max(0, over));
  }

  /** What Theorem D.1 prints. No bound: it is here to be compared with. */
  public double printedSquaredNorm(double omega) {
    return bound(omega, over(omega));
  }

  private double over(double omega) {
    Checks.that(omega > 0 && omega < 2, "EnergyBound: omega must be in (0, 2), got %s", omega);
    double o = (2 - omega) / (2 * omega);
    return o * o + triangle - 0.25;
  }

  private double bound(double omega, double over) {
    return 1 - smallest * (2 - omega) / omega / (smallest / omega + over);
  }

  /**
   * A number of sweeps after which {@code ||r_k||_2 <= tolerance ||r_0||_2}, whatever b and x0:
   * {@code ||r_k|| <= sqrt(condition) ||M||_A^k ||r_0||}.
   *
   * @param tolerance in (0, 1)
   * @param condition of A in the 2-norm, at least 1
   */
  public double steps(double omega, double tolerance, double condition) {
    Checks.that(
        tolerance > 0 && tolerance < 1 && condition >= 1,
        "EnergyBound: tolerance must be in (0, 1) and condition at least 1, got %s and %s",
        tolerance,
        condition);
    double root = squaredNorm(omega);
    return Math.ceil(2 * Math.log(tolerance / Math.sqrt(condition)) / Math.log(root));
  }

  /** What was measured of {@code ||M||_A^2}, beside the bound. */
  public Certificate certificate(double omega, double squaredNorm) {
    return Certificate.atMost(
        "one SOR step at omega = " + omega + " shrinks the squared energy norm of the error",
        SOURCE,
        squaredNorm(omega),
        squaredNorm);
  }

  /** The sweeps that a converged solve relative to its start took, beside the bound. */
  public Certificate certificate(Sor solver, Solution solution, double condition) {
    return Certificate.atMost(
        "sweeps of " + solver,
        SOURCE,
        steps(solver.omega(), solver.stop().tolerance(), condition),
        solution.steps());
  }
}
