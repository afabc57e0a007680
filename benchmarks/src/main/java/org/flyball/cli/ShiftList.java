package org.flyball.cli;

import java.io.IOException;
import java.nio.file.Path;
import org.flyball.data.BadFileException;
import org.flyball.data.Numbers;
import org.flyball.linear.SparseMatrix;

/**
 * The shifts c of {@code A + c I}; without a file one, which is zero.
 *
 * @param file where they are from; only named if there are any
 * @param values at least one
 */
record ShiftList(String file, double[] values) {

  static ShiftList none() {
    return new ShiftList("", new double[1]);
  }

  /**
   * Reads shifts that leave a diagonal SOR can divide by.
   *
   * @throws BadFileException with the line of the shift that does not
   */
  static ShiftList read(Path file, MatrixInput input) throws IOException {
    ShiftList shifts = new ShiftList(file.toString(), Numbers.read(file));
    double[] diagonal = input.matrix().diagonal();
    for (int k = 0; k < shifts.values.length; k++) {
      for (int i = 0; i < diagonal.length; i++) {
        double shifted = diagonal[i] + shifts.values[k];
        boolean bad = shifted == 0 || Double.isInfinite(shifted);
        if (bad || (shifted < 0 && input.symmetric())) {
          throw shifts.complaint(
              k,
              "makes the diagonal entry of row " + (i + 1) + " " + shifted,
              "SOR needs "
                  + (input.symmetric() ? "a positive" : "a finite, nonzero")
                  + " diagonal; leave the shift out");
        }
      }
    }
    return shifts;
  }

  /** Whether the user gave any. */
  boolean given() {
    return !file.isEmpty();
  }

  /** {@code A + c I} for the shift with this index. */
  SparseMatrix apply(int index, SparseMatrix matrix) {
    return given() ? matrix.shifted(values[index]) : matrix;
  }

  /** "shifts.txt:7: the shift -4.0 PROBLEM; REMEDY". */
  BadFileException complaint(int index, String problem, String remedy) throws IOException {
    return new BadFileException(
        file,
        Numbers.lineOf(index, Path.of(file)),
        0,
        "the shift " + values[index] + " " + problem,
        remedy);
  }
}
