package org.flyball.linear;

import org.flyball.run.Checks;

/**
 * How far a matrix is from its transpose.
 *
 * @param difference the largest {@code |a_ij - a_ji|}; infinite if the matrix is not square
 * @param relative the largest {@code |a_ij - a_ji| / max(|a_ij|, |a_ji|, sqrt|a_ii a_jj|)}
 */
record Symmetry(double difference, double relative) {

  /**
   * What counts as symmetric for a solver: sums of the same terms in another order, as assembly
   * makes them, are let pass.
   */
  private static final double ROUNDING = 1e-12;

  static Symmetry of(SparseMatrix matrix) {
    if (matrix.rows() != matrix.columns()) {
      return new Symmetry(Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY);
    }
    SparseMatrix t = matrix.transpose();
    double[] root = matrix.diagonal();
    for (int i = 0; i < root.length; i++) {
      root[i] = Math.sqrt(Math.abs(root[i]));
    }
    double worst = 0;
    double worstRelative = 0;
    for (int i = 0; i < matrix.rows(); i++) {
      int k = matrix.rowStart[i];
      int l = t.rowStart[i];
      while (k < matrix.rowStart[i + 1] || l < t.rowStart[i + 1]) {
        int a = k < matrix.rowStart[i + 1] ? matrix.column[k] : Integer.MAX_VALUE;
        int b = l < t.rowStart[i + 1] ? t.column[l] : Integer.MAX_VALUE;
        double mine = a <= b ? matrix.value[k++] : 0;
        double theirs = b <= a ? t.value[l++] : 0;
        double difference = Math.abs(mine - theirs);
        if (difference > 0) {
          double size = Math.max(Math.abs(mine), Math.abs(theirs));
          size = Math.max(size, root[i] * root[Math.min(a, b)]);
          worst = Math.max(worst, difference);
          worstRelative = Math.max(worstRelative, difference / size);
        }
      }
    }
    return new Symmetry(worst, worstRelative);
  }

  /** Throws unless the matrix is symmetric up to rounding. */
  static void require(Matrix matrix, String who) {
    Symmetry symmetry = matrix.symmetry();
    if (!(symmetry.relative <= ROUNDING)) {
      Checks.that(
          false,
          "%s: the matrix must be symmetric, got %s with a_ij - a_ji up to %s; Sor and Ssor take any"
              + " matrix, the normal equations A^T A x = A^T b are symmetric",
          who,
          matrix,
          symmetry.difference);
    }
  }
}
