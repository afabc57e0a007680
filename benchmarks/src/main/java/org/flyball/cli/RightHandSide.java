package org.flyball.cli;

import java.io.IOException;
import java.util.Arrays;
import org.flyball.data.BadFileException;
import org.flyball.data.Numbers;
import org.flyball.random.Seed;
import org.flyball.random.Xoshiro256;

/** The right-hand side of each solve. */
@FunctionalInterface
interface RightHandSide {

  /** b of this solve, from 0; not to be written. */
  double[] of(int solve);

  /**
   * {@code ones}, {@code random} (standard Gaussian entries, fresh for every solve) or a file's
   * numbers.
   *
   * @throws BadFileException if the file cannot be read or is not of the wanted length
   */
  static RightHandSide of(String choice, int rows, Seed seed) throws IOException {
    if (choice.equals("random")) {
      return solve -> {
        Xoshiro256 random = seed.child(solve).stream();
        double[] b = new double[rows];
        for (int i = 0; i < rows; i++) {
          b[i] = random.nextGaussian();
        }
        return b;
      };
    }
    double[] same;
    if (choice.equals("ones")) {
      same = new double[rows];
      Arrays.fill(same, 1);
    } else {
      same = Numbers.read(Words.path(choice));
      if (same.length != rows) {
        throw new BadFileException(
            choice,
            0,
            0,
            "the right-hand side has " + same.length + " numbers, the matrix has " + rows + " rows",
            "give one number per row");
      }
    }
    return solve -> same;
  }
}
