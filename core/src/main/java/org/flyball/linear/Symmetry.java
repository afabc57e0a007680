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
    double worst = 0;
    double worstRelative = 0;
    for (int i = 0; i < matrix.rows(); i++) {
      for (int k = matrix.rowStart[i]; k < matrix.rowStart[i + 1]; k++) {
        int j = matrix.column[k];
        if (j == i) {
          continue;
        }
        double mine = matrix.value[k];
        double theirs = matrix.get(j, i);
        double difference = Math.abs(mine - theirs);
        if (difference > 0) {
          double size = Math.max(Math.abs(mine), Math.abs(theirs));
          size = Math.max(size, root(matrix, i) * root(matrix, j));
          worst = Math.max(worst, difference);
          worstRelative = Math.max(worstRelative, difference / size);
        }
      }
    }
    return new Symmetry(worst, worstRelative);
  }

  private static double root(SparseMatrix matrix, int row) {
    return Math.sqrt(Math.abs(matrix.diagonal(row)));
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
