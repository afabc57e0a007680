package org.flyball.graph;

import org.flyball.run.Checks;

/**
 * The eigenvalues of a symmetric tridiagonal matrix, and chosen rows of the orthogonal matrix of
 * its eigenvectors: the implicitly shifted QR iteration (Golub and Van Loan, section 8.3), whose
 * rotations meet those rows only, as Golub and Welsch (1969) do for one. O(size^2 (2 + rows)) flops
 * where all eigenvectors would cost O(size^3).
 */
final class TridiagonalModes {

  private TridiagonalModes() {}

  /**
   * Diagonalises in place.
   *
   * @param d the diagonal (size); on return the eigenvalues, in no order
   * @param e what is beside it (size - 1 or more); destroyed
   * @param z rows, kept column by column: entry r of column k is {@code z[k * rows + r]}; on return
   *     multiplied from the right by the eigenvectors
   * @param rows how many
   */
  static void diagonalise(double[] d, double[] e, double[] z, int rows) {
    int high = d.length - 1;
    int turns = 0;
    while (high > 0) {
      if (negligible(d, e, high - 1)) {
        e[high - 1] = 0;
        high--;
        turns = 0;
        continue;
      }
      int low = high - 1;
      while (low > 0 && !negligible(d, e, low - 1)) {
        low--;
      }
      chase(d, e, z, rows, low, high);
      if (++turns > 100) {
        Checks.that(false, "TridiagonalModes: no convergence at %s of %s", high, d.length);
      }
    }
  }

  /** The matrices here have a norm of about 1. */
  private static boolean negligible(double[] d, double[] e, int k) {
    double size = Math.abs(e[k]);
    return size <= 0x1p-53 * (Math.abs(d[k]) + Math.abs(d[k + 1])) || size <= 1e-17;
  }

  /** One QR step with Wilkinson's shift on the block from low to high: a bulge is chased down. */
  private static void chase(double[] d, double[] e, double[] z, int rows, int low, int high) {
    double half = (d[high - 1] - d[high]) / 2;
    double last = e[high - 1];
    double shift = d[high] - last * last / (half + Math.copySign(Math.hypot(half, last), half));
    double x = d[low] - shift;
    double y = e[low];
    for (int k = low; k < high; k++) {
      double r = Math.hypot(x, y);
      double c = r == 0 ? 1 : x / r;
      double s = r == 0 ? 0 : y / r;
      if (k > low) {
        e[k - 1] = r;
      }
      double a = d[k];
      double b = e[k];
      double f = d[k + 1];
      d[k] = c * c * a + 2 * c * s * b + s * s * f;
      d[k + 1] = s * s * a - 2 * c * s * b + c * c * f;
      e[k] = c * s * (f - a) + (c - s) * (c + s) * b;
      x = e[k];
      if (k + 1 < high) {
        y = s * e[k + 1];
        e[k + 1] *= c;
      }
      for (int p = k * rows, q = p + rows, end = q; p < end; p++, q++) {
        double left = z[p];
        double right = z[q];
        z[p] = c * left + s * right;
        z[q] = c * right - s * left;
      }
    }
  }
}
