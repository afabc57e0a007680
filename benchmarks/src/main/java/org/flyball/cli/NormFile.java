package org.flyball.cli;

import java.io.IOException;
import java.nio.file.Path;
import org.flyball.data.BadFileException;
import org.flyball.data.CsvColumn;

/** Columns of norms and of step sizes: what no reader of numbers knows to refuse. */
final class NormFile {

  static final CsvColumn NORM = CsvColumn.named("norm");
  static final CsvColumn STEP_SIZE = CsvColumn.named("stepSize");

  private NormFile() {}

  /** Norms of a run, at least {@code least}; overflowed ones are infinite. */
  static double[] ofRun(Path file, int least) throws IOException {
    CsvColumn column = NORM.withInfinity();
    double[] norms = notNegative(column, file);
    if (norms.length < least) {
      throw complaint(
          file,
          "the file has " + norms.length + " norm, refinement needs " + least,
          "give one norm for each step of a run, or try --effective");
    }
    for (double norm : norms) {
      if (norm < Double.POSITIVE_INFINITY) {
        return norms;
      }
    }
    throw complaint(file, "all norms are infinite", "record them before clipping and scaling");
  }

  /** Bounds on norms: positive. */
  static double[] bounds(Path file) throws IOException {
    double[] norms = notNegative(NORM, file);
    for (int i = 0; i < norms.length; i++) {
      if (norms[i] == 0) {
        throw new BadFileException(
            file.toString(),
            NORM.lineOf(i, file),
            0,
            "the norm is 0",
            "where a gradient is 0 the run has arrived: end the schedule there");
      }
    }
    return norms;
  }

  static double[] stepSizes(Path file) throws IOException {
    return notNegative(STEP_SIZE, file);
  }

  private static double[] notNegative(CsvColumn column, Path file) throws IOException {
    double[] numbers = column.read(file);
    for (int i = 0; i < numbers.length; i++) {
      if (numbers[i] < 0) {
        throw new BadFileException(
            file.toString(),
            column.lineOf(i, file),
            0,
            "the " + column.name() + " is " + numbers[i] + ", must be 0 or more",
            "correct it");
      }
    }
    return numbers;
  }

  static BadFileException complaint(Path file, String problem, String remedy) {
    return new BadFileException(file.toString(), 0, 0, problem, remedy);
  }
}
