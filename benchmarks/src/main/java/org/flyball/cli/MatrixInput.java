package org.flyball.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.flyball.data.BadFileException;
import org.flyball.data.MatrixMarket;
import org.flyball.linear.SparseMatrix;
import org.flyball.linear.Young;

/**
 * The matrix of {@code solve}, checked for what relaxation needs. Rows count from 1 in messages, as
 * in the file.
 *
 * @param name the file as the user named it
 * @param symmetric whether {@code a_ij == a_ji} exactly
 */
record MatrixInput(String name, SparseMatrix matrix, boolean symmetric) {

  /**
   * Reads a matrix that SOR can at least start on.
   *
   * @throws BadFileException if it cannot be read, is not square, or has a zero on the diagonal
   */
  static MatrixInput read(Path file) throws IOException {
    SparseMatrix matrix = MatrixMarket.read(file);
    String name = file.toString();
    if (matrix.rows() != matrix.columns() || matrix.rows() == 0) {
      throw complaint(
          name,
          "the matrix is " + matrix.rows() + " x " + matrix.columns(),
          "a system to solve needs a square matrix with at least one row");
    }
    MatrixInput input = new MatrixInput(name, matrix, matrix.isSymmetric());
    input.requireDiagonal();
    return input;
  }

  private void requireDiagonal() throws BadFileException {
    double[] diagonal = matrix.diagonal();
    boolean allNegative = true;
    for (double d : diagonal) {
      allNegative &= d < 0;
    }
    for (int i = 0; i < diagonal.length; i++) {
      if (diagonal[i] == 0) {
        throw complaint(
            "row " + (i + 1) + " has " + (isStored(i) ? "a zero" : "no entry") + " on the diagonal",
            "SOR divides by it: order rows and columns so that no diagonal entry is zero");
      }
      if (symmetric && diagonal[i] < 0) {
        throw complaint(
            "row " + (i + 1) + " has " + diagonal[i] + " on the diagonal: not positive definite",
            allNegative
                ? "all of the diagonal is negative: change the sign of matrix and right-hand side"
                : "SOR diverges on it: check the signs, or take a solver for indefinite systems");
      }
    }
  }

  private boolean isStored(int i) {
    boolean[] found = {false};
    matrix.forEach((row, column, value) -> found[0] |= row == i && column == i);
    return found[0];
  }

  /** Two entries that break the symmetry, in words; empty if none does. */
  Optional<String> asymmetry() {
    if (symmetric) {
      return Optional.empty();
    }
    String[] words = {""};
    matrix.forEach(
        (i, j, value) -> {
          double mirrored = matrix.get(j, i);
          if (words[0].isEmpty() && mirrored != value) {
            words[0] =
                String.format(Locale.ROOT, "(%d, %d) = %s but ", i + 1, j + 1, value)
                    + String.format(Locale.ROOT, "(%d, %d) = %s", j + 1, i + 1, mirrored);
          }
        });
    return Optional.of(words[0]);
  }

  /** What Young's formula needs beside positive eigenvalues, which only it can tell. */
  void requireForYoung(OmegaChoice choice) throws BadFileException {
    if (!symmetric) {
      throw complaint(
          "not symmetric: " + asymmetry().orElse(""),
          "--omega "
              + choice.text()
              + " needs a symmetric matrix; correct the entries, or use --omega 1 or tuned");
    }
    if (choice.kind() == OmegaChoice.Kind.YOUNG && !Young.isConsistentlyOrdered(matrix)) {
      throw complaint(
          "the matrix is not consistently ordered, so Young's theory does not hold",
          "use --omega auto (the same formula as a rule of thumb) or tuned");
    }
  }

  /** A complaint about the whole file. */
  BadFileException complaint(String problem, String remedy) {
    return complaint(name, problem, remedy);
  }

  private static BadFileException complaint(String name, String problem, String remedy) {
    return new BadFileException(name, 0, 0, problem, remedy);
  }
}
