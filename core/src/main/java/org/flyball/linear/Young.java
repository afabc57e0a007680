package org.flyball.linear;

import java.util.Arrays;
import org.flyball.run.Checks;

/**
 * Young's theory of SOR (1954, 1971): for a <i>consistently ordered</i> matrix with Jacobi radius
 * {@code beta = rho(I - D^-1 A) < 1} the convergence of every omega is known in closed form,
 *
 * <pre>
 * omega*     = 2 / (1 + sqrt(1 - beta^2))
 * rho(omega) = ((omega beta + sqrt(omega^2 beta^2 - 4 (omega - 1))) / 2)^2    omega &lt; omega*
 *            = omega - 1                                                      omega &gt;= omega*
 * </pre>
 *
 * <p>Tridiagonal matrices and the 5-point Laplacian in natural order are consistently ordered;
 * finite elements on triangles are not. For those {@link #omegaFor} uses {@code beta := 1 -
 * lambda_min(D^-1 A)}, a rule of thumb without a proof: on real stiffness matrices it lands on the
 * best omega of a grid or the one next to it.
 */
public final class Young {

  private Young() {}

  /**
   * omega*, the best omega.
   *
   * @param beta Jacobi radius, in [0, 1)
   */
  public static double omega(double beta) {
    checkBeta(beta);
    return 2 / (1 + Math.sqrt((1 - beta) * (1 + beta)));
  }

  /** The spectral radius of the SOR iteration, for beta in [0, 1) and omega in (0, 2). */
  public static double radius(double omega, double beta) {
    checkBeta(beta);
    checkOmega(omega);
    double discriminant = omega * omega * beta * beta - 4 * (omega - 1);
    if (discriminant <= 0) {
      return omega - 1;
    }
    double root = (omega * beta + Math.sqrt(discriminant)) / 2;
    return root * root;
  }

  /**
   * beta from the ratio of successive residuals that a run with {@code omega < omega*} settles at:
   * {@code beta = (ratio + omega - 1) / (omega sqrt(ratio))}.
   *
   * @param ratio in (0, 1]
   */
  public static double beta(double omega, double ratio) {
    checkOmega(omega);
    if (!(ratio > 0 && ratio <= 1)) {
      Checks.that(false, "Young: ratio must be in (0, 1], got %s", ratio);
    }
    return (ratio + omega - 1) / (omega * Math.sqrt(ratio));
  }

  /**
   * The formula's omega for this matrix: omega* at {@code beta = 1 - lambda_min(D^-1 A)}. Optimal
   * if the matrix is consistently ordered, a good guess if not. Cost: one {@link JacobiSpectrum}.
   *
   * @param matrix symmetric positive definite
   */
  public static double omegaFor(SparseMatrix matrix) {
    return omegaFor(JacobiSpectrum.of(matrix));
  }

  /** The same from a spectrum at hand. */
  public static double omegaFor(JacobiSpectrum spectrum) {
    double smallest = spectrum.smallest();
    Checks.that(
        smallest > 0,
        "Young: the matrix is not positive definite: the smallest eigenvalue of D^-1 A is %s",
        smallest);
    // 1 - beta^2 = smallest (2 - smallest), without cancellation for a small eigenvalue.
    return 2 / (1 + Math.sqrt(Math.max(0, smallest * (2 - smallest))));
  }

  /**
   * Whether the matrix is consistently ordered in its present order: there are integers g with
   * {@code g_j = g_i + 1} for every entry with j &gt; i and {@code g_j = g_i - 1} for every entry
   * with j &lt; i. Explicit zeros count as entries. Cost: one pass.
   *
   * @param matrix square
   */
  public static boolean isConsistentlyOrdered(SparseMatrix matrix) {
    Checks.that(matrix.rows() == matrix.columns(), "Young: the matrix must be square");
    int n = matrix.rows();
    SparseMatrix transpose = matrix.transpose();
    int[] level = new int[n];
    Arrays.fill(level, Integer.MIN_VALUE);
    int[] queue = new int[n];
    for (int root = 0; root < n; root++) {
      if (level[root] != Integer.MIN_VALUE) {
        continue;
      }
      level[root] = 0;
      queue[0] = root;
      for (int head = 0, tail = 1; head < tail; head++) {
        int i = queue[head];
        for (SparseMatrix side : new SparseMatrix[] {matrix, transpose}) {
          for (int k = side.rowStart[i]; k < side.rowStart[i + 1]; k++) {
            int j = side.column[k];
            int wanted = level[i] + Integer.signum(j - i);
            if (level[j] == Integer.MIN_VALUE) {
              level[j] = wanted;
              queue[tail++] = j;
            } else if (level[j] != wanted) {
              return false;
            }
          }
        }
      }
    }
    return true;
  }

  private static void checkBeta(double beta) {
    if (!(beta >= 0 && beta < 1)) { // tested first: solvers call this within steps, without garbage
      Checks.that(
          false,
          "Young: beta must be in [0, 1), got %s; outside, Jacobi diverges and the theory says nothing",
          beta);
    }
  }

  private static void checkOmega(double omega) {
    if (!(omega > 0 && omega < 2)) {
      Checks.that(false, "Young: omega must be in (0, 2), got %s", omega);
    }
  }
}
