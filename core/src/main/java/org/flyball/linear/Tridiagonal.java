package org.flyball.linear;

import java.util.Arrays;

/**
 * What the Lanczos process knows after k steps: the symmetric tridiagonal matrix T with {@code A V
 * = V T + beta_k v_k e_k^T}, V = (v_0, ..., v_k-1), and what follows from it about the ends of the
 * spectrum of A.
 *
 * <p><b>From inside</b>: the ends of T's own spectrum, and for each the residual norm {@code beta_k
 * |last component of T's eigenvector|}; an eigenvalue of A is that near.
 *
 * <p><b>From outside.</b> Let x be the unit eigenvector of A's largest eigenvalue lambda, and
 * {@code pi_j} the polynomials of T's recurrence, {@code pi_0 = 1}, {@code v_j = pi_j(A) v_0}. Then
 * {@code v_j . x = pi_j(lambda) (v_0 . x)}. The k + 1 numbers on the left are shares of unit
 * vectors in x, so
 *
 * <pre>
 * (v_0 . x)^2 sum_j pi_j(lambda)^2 &lt;= ||(v_0, ..., v_k)||_2^2 &lt;= k + 1
 * </pre>
 *
 * <p>(The middle is 1 in exact arithmetic; k + 1 holds however much of their orthogonality the
 * vectors have lost.) Right of T's spectrum every {@code pi_j} is positive and grows, so the point
 * u there at which the left side, with a lower bound on {@code |v_0 . x|}, reaches k + 1 is an
 * upper bound on lambda. For {@code v_0 = g / ||g||} with g standard normal, {@code g . x} is
 * standard normal: {@code |g . x| >= t} except with probability {@code t sqrt(2 / pi)}.
 *
 * <p><b>Rounding.</b> Step i commits an error {@code f_i}, {@code ||f_i|| <= phi}. By variation of
 * constants {@code v_j . x = pi_j(lambda) (v_0 . x + delta_j)} with
 *
 * <pre>
 * |delta_j| &lt;= phi sum_(m&lt;j) (pi_0 + ... + pi_m) / (beta_m+1 pi_m pi_m+1)
 * </pre>
 *
 * <p>which falls as lambda grows, because the zeros of the pi interlace; it is summed up at u and
 * taken off the share.
 */
final class Tridiagonal {

  /**
   * phi in units of A's norm: rounding errors of a product with 25 entries a row, and of a step.
   */
  private static final double ROUNDING = 32 * 0x1p-52;

  private double[] alpha = new double[64];
  private double[] beta = new double[64];
  private int size;
  private double reach;

  /** Step k gave {@code alpha_k} and the coupling to the next one. */
  void add(double diagonal, double coupling) {
    if (size == alpha.length) {
      alpha = Arrays.copyOf(alpha, 2 * size);
      beta = Arrays.copyOf(beta, 2 * size);
    }
    double before = size == 0 ? 0 : beta[size - 1];
    reach = Math.max(reach, Math.abs(diagonal) + before + coupling);
    alpha[size] = diagonal;
    beta[size] = coupling;
    size++;
  }

  int size() {
    return size;
  }

  /** At least the norm of T and about that of A. */
  double norm() {
    return reach;
  }

  /**
   * An end of T's spectrum, and the residual norm it stands for.
   *
   * @param side -1 for the smallest, 1 for the largest
   */
  Ritz end(int side) {
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < size; i++) {
      double radius = (i > 0 ? beta[i - 1] : 0) + (i < size - 1 ? beta[i] : 0);
      low = Math.min(low, alpha[i] - radius);
      high = Math.max(high, alpha[i] + radius);
    }
    // Bisection on the number of eigenvalues below a point, from the signs of the LDL^T pivots.
    int wanted = side < 0 ? 1 : size;
    double enough = 1e-20 * reach;
    while (high - low > enough) {
      double middle = low + (high - low) / 2;
      if (middle <= low || middle >= high) {
        break;
      }
      if (below(middle) >= wanted) {
        high = middle;
      } else {
        low = middle;
      }
    }
    return new Ritz(high, beta[size - 1] * lastShare(high));
  }

  /** A value of an end, and a distance within which there is an eigenvalue of A. */
  record Ritz(double value, double error) {}

  private int below(double point) {
    int count = 0;
    double pivot = 1;
    for (int i = 0; i < size; i++) {
      double coupling = i == 0 ? 0 : beta[i - 1] * beta[i - 1] / pivot;
      pivot = alpha[i] - point - coupling;
      if (pivot == 0) {
        pivot = -Double.MIN_NORMAL;
      }
      count += pivot < 0 ? 1 : 0;
    }
    return count;
  }

  /**
   * How far beyond {@code from}, the end of T's spectrum, that of A's may lie.
   *
   * @param side -1 for the smallest, 1 for the largest
   * @param share a lower bound on {@code |v_0 . x|}
   * @return infinite if nothing can be said
   */
  double margin(int side, double from, double share) {
    if (reach == 0) {
      return 0;
    }
    double wide = reach;
    while (!excludes(side, from + side * wide, share)) {
      wide *= 16;
      if (wide > 1e40 * reach) {
        return Double.POSITIVE_INFINITY;
      }
    }
    double narrow = 0x1p-54 * reach;
    while (wide > 1.02 * narrow) {
      double between = Math.sqrt(wide) * Math.sqrt(narrow);
      if (excludes(side, from + side * between, share)) {
        wide = between;
      } else {
        narrow = between;
      }
    }
    return wide;
  }

  /** Whether no eigenvalue of A with this share lies at the point or beyond. */
  private boolean excludes(int side, double point, double share) {
    double phi = ROUNDING * reach;
    double before = 0;
    double now = 1;
    double sum = 1;
    double squares = 1;
    double lost = 0;
    for (int i = 0; i < size; i++) {
      // Below phi a coupling is rounding error, and a vector of at most unit length remains one.
      double coupling = Math.max(beta[i], phi);
      double back = i == 0 ? 0 : Math.max(beta[i - 1], phi) * before;
      double next = (side * (point - alpha[i]) * now - back) / coupling;
      if (!(next > 0)) {
        return false; // the point is not outside T's spectrum
      }
      lost += phi / coupling * (sum / now) / next;
      if (!(lost < share)) {
        return false;
      }
      sum += next;
      squares += next * next;
      if ((share - lost) * (share - lost) * squares > i + 2) {
        return true;
      }
      before = now;
      now = next;
    }
    return false;
  }

  /** |last component| of the unit eigenvector, by steps of inverse iteration. */
  private double lastShare(double value) {
    double[] y = new double[size];
    Arrays.fill(y, 1 / Math.sqrt(size));
    double[] diagonal = new double[size];
    double[] above = new double[size];
    double[] above2 = new double[size];
    for (int round = 0; round < 3; round++) {
      solveShifted(value, y, diagonal, above, above2);
      double norm = Vectors.norm(y);
      for (int i = 0; i < size; i++) {
        y[i] /= norm;
      }
    }
    return Math.abs(y[size - 1]);
  }

  /** Gaussian elimination with row exchanges on (T - value I) y = y. */
  private void solveShifted(
      double value, double[] y, double[] diagonal, double[] above, double[] above2) {
    double tiny = 1e-300;
    double p = alpha[0] - value;
    double q = size > 1 ? beta[0] : 0;
    for (int i = 0; i < size - 1; i++) {
      double below = beta[i];
      double nextDiagonal = alpha[i + 1] - value;
      double nextAbove = i + 2 < size ? beta[i + 1] : 0;
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
    diagonal[size - 1] = nonZero(p, Math.max(1e-17 * reach, tiny));
    for (int i = size - 1; i >= 0; i--) {
      double sum = y[i];
      if (i + 1 < size) {
        sum -= above[i] * y[i + 1];
      }
      if (i + 2 < size) {
        sum -= above2[i] * y[i + 2];
      }
      y[i] = sum / diagonal[i];
    }
  }

  private static double nonZero(double v, double least) {
    return Math.abs(v) >= least ? v : least;
  }
}
