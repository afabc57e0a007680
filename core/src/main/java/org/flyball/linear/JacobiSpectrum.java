package org.flyball.linear;

import java.util.Arrays;
import org.flyball.random.Seed;
import org.flyball.random.Xoshiro256;
import org.flyball.run.Checks;

/**
 * The ends of the spectrum of {@code D^-1 A}, which decide how Jacobi and SOR converge. By Lanczos
 * on the similar matrix {@code D^-1/2 A D^-1/2} (Golub and Van Loan, section 10.1), without
 * reorthogonalisation, which the end values do not need.
 *
 * <p>{@code smallest} approaches the true value from above. An eigenvalue is proved to lie within
 * {@code smallestError} of it (residual norm of the Ritz pair); that it is the smallest is not
 * proved but would need a start vector without a share in that eigenvector. Cost: one product and
 * 10 n flops per step; about sqrt(condition) steps.
 *
 * @param smallest estimate of the smallest eigenvalue of D^-1 A
 * @param smallestError an eigenvalue lies this near to {@code smallest}
 * @param largest estimate of the largest eigenvalue
 * @param largestError an eigenvalue lies this near to {@code largest}
 * @param steps Lanczos steps done
 */
public record JacobiSpectrum(
    double smallest, double smallestError, double largest, double largestError, int steps) {

  private static final int CHECK_EVERY = 10;
  private static final int MAX_STEPS = 5_000;
  private static final double RELATIVE_ERROR = 1e-6;

  /**
   * Estimates both ends, the smaller one to about 1e-12 of itself where 5 000 steps suffice.
   *
   * @param matrix symmetric, with a positive diagonal, at least 1 &times; 1
   */
  public static JacobiSpectrum of(SparseMatrix matrix) {
    int n = matrix.rows();
    Checks.that(
        n >= 1 && matrix.isSymmetric(),
        "JacobiSpectrum: the matrix must be symmetric and not empty, got %s with a_ij - a_ji up to %s",
        matrix,
        matrix.asymmetry());
    double[] scale = matrix.diagonal();
    for (int i = 0; i < n; i++) {
      Checks.that(
          scale[i] > 0, "JacobiSpectrum: diagonal entry %s is %s, must be positive", i, scale[i]);
      scale[i] = 1 / Math.sqrt(scale[i]);
    }
    double[] v = new double[n];
    Xoshiro256 random = Seed.of(0).child("lanczos").stream();
    for (int i = 0; i < n; i++) {
      v[i] = random.nextGaussian();
    }
    divide(v, Vectors.norm(v));
    double[] previous = new double[n];
    double[] scaled = new double[n];
    double[] w = new double[n];
    double[] alpha = new double[64];
    double[] beta = new double[64];
    for (int k = 0; ; ) {
      for (int i = 0; i < n; i++) {
        scaled[i] = scale[i] * v[i];
      }
      matrix.multiply(scaled, w);
      double before = k == 0 ? 0 : beta[k - 1];
      for (int i = 0; i < n; i++) {
        w[i] = scale[i] * w[i] - before * previous[i];
      }
      alpha[k] = Vectors.dot(w, v);
      for (int i = 0; i < n; i++) {
        w[i] -= alpha[k] * v[i];
      }
      beta[k] = Vectors.norm(w);
      k++;
      boolean invariant = beta[k - 1] <= 1e-14 * Math.abs(alpha[0]);
      boolean last = invariant || k == MAX_STEPS;
      if (last || k % CHECK_EVERY == 0) {
        Ritz low = Ritz.end(alpha, beta, k, -1);
        Ritz high = Ritz.end(alpha, beta, k, 1);
        boolean sharp =
            low.error <= RELATIVE_ERROR * Math.abs(low.value)
                && high.error <= RELATIVE_ERROR * Math.abs(high.value);
        if (last || sharp) {
          return new JacobiSpectrum(low.value, low.error, high.value, high.error, k);
        }
      }
      if (k == alpha.length) {
        alpha = Arrays.copyOf(alpha, 2 * k);
        beta = Arrays.copyOf(beta, 2 * k);
      }
      double[] oldest = previous;
      previous = v;
      v = w;
      divide(v, beta[k - 1]);
      w = oldest;
    }
  }

  /** The Jacobi radius {@code rho(I - D^-1 A)}; below 1 exactly if Jacobi converges. */
  public double jacobiRadius() {
    return Math.max(1 - smallest, largest - 1);
  }

  private static void divide(double[] v, double by) {
    for (int i = 0; i < v.length; i++) {
      v[i] /= by;
    }
  }

  /** An end eigenvalue of the tridiagonal Lanczos matrix, and the residual norm it stands for. */
  private record Ritz(double value, double error) {

    static Ritz end(double[] alpha, double[] beta, int k, int side) {
      double low = Double.POSITIVE_INFINITY;
      double high = Double.NEGATIVE_INFINITY;
      for (int i = 0; i < k; i++) {
        double reach = (i > 0 ? beta[i - 1] : 0) + (i < k - 1 ? beta[i] : 0);
        low = Math.min(low, alpha[i] - reach);
        high = Math.max(high, alpha[i] + reach);
      }
      // Bisection on the number of eigenvalues below a point, from the signs of the LDL^T pivots.
      int wanted = side < 0 ? 1 : k;
      while (true) {
        double middle = low + (high - low) / 2;
        if (middle <= low || middle >= high) {
          break;
        }
        if (below(alpha, beta, k, middle) >= wanted) {
          high = middle;
        } else {
          low = middle;
        }
      }
      return new Ritz(high, beta[k - 1] * lastShare(alpha, beta, k, high));
    }

    private static int below(double[] alpha, double[] beta, int k, double point) {
      int count = 0;
      double pivot = 1;
      for (int i = 0; i < k; i++) {
        double coupling = i == 0 ? 0 : beta[i - 1] * beta[i - 1] / pivot;
        pivot = alpha[i] - point - coupling;
        if (pivot == 0) {
          pivot = -Double.MIN_NORMAL;
        }
        count += pivot < 0 ? 1 : 0;
      }
      return count;
    }

    /** |last component| of the unit eigenvector, by two steps of inverse iteration. */
    private static double lastShare(double[] alpha, double[] beta, int k, double value) {
      double[] y = new double[k];
      Arrays.fill(y, 1 / Math.sqrt(k));
      double[] diagonal = new double[k];
      double[] above = new double[k];
      double[] above2 = new double[k];
      for (int round = 0; round < 3; round++) {
        solveShifted(alpha, beta, k, value, y, diagonal, above, above2);
        divide(y, Vectors.norm(y));
      }
      return Math.abs(y[k - 1]);
    }

    /** Gaussian elimination with row exchanges on (T - value I) y = y. */
    private static void solveShifted(
        double[] alpha,
        double[] beta,
        int k,
        double value,
        double[] y,
        double[] diagonal,
        double[] above,
        double[] above2) {
      double tiny = 1e-300;
      double p = alpha[0] - value;
      double q = k > 1 ? beta[0] : 0;
      for (int i = 0; i < k - 1; i++) {
        double below = beta[i];
        double nextDiagonal = alpha[i + 1] - value;
        double nextAbove = i + 2 < k ? beta[i + 1] : 0;
        if (Math.abs(p) >= Math.abs(below)) {
          double factor = below / nonZero(p, tiny);
          diagonal[i] = nonZero(p, tiny);
          above[i] = q;
          above2[i] = 0;
          y[i + 1] -= factor * y[i];
          p = nextDiagonal - factor * q;
          q = nextAbove;
        } else {
          double factor = p / below;
          diagonal[i] = below;
          above[i] = nextDiagonal;
          above2[i] = nextAbove;
          double swap = y[i];
          y[i] = y[i + 1];
          y[i + 1] = swap - factor * y[i];
          p = q - factor * nextDiagonal;
          q = -factor * nextAbove;
        }
      }
      diagonal[k - 1] = nonZero(p, 1e-17 * Math.abs(alpha[0]));
      for (int i = k - 1; i >= 0; i--) {
        double sum = y[i];
        if (i + 1 < k) {
          sum -= above[i] * y[i + 1];
        }
        if (i + 2 < k) {
          sum -= above2[i] * y[i + 2];
        }
        y[i] = sum / diagonal[i];
      }
    }

    private static double nonZero(double v, double least) {
      return Math.abs(v) >= least ? v : least;
    }
  }
}
