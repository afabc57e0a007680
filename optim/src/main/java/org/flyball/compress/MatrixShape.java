package org.flyball.compress;

import org.flyball.run.Checks;

/** Checks of compressors that see a vector as a matrix, row-major. */
final class MatrixShape {

  private MatrixShape() {}

  static void check(String who, int rows, int columns, int rank) {
    Checks.that(
        rows >= 1 && columns >= 1, "%s: shape %s x %s must be positive", who, rows, columns);
    Checks.that(rank >= 1, "%s: rank must be at least 1, got %s; nothing would be sent", who, rank);
  }

  static void dimension(Object who, int rows, int columns, int dimension) {
    Checks.that(
        (long) rows * columns == dimension,
        "%s: a vector of %s entries is no matrix of %s x %s",
        who,
        dimension,
        rows,
        columns);
  }

  /** Keeps the first columns of a row-major matrix, in place. */
  static void pack(double[] matrix, int rows, int columns, int first) {
    for (int i = 0; i < rows && first < columns; i++) {
      for (int q = 0; q < first; q++) {
        matrix[i * first + q] = matrix[i * columns + q];
      }
    }
  }
}
