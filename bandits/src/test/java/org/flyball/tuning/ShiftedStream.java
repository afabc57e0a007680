package org.flyball.tuning;

import org.flyball.bandit.PaperShifts;
import org.flyball.linear.Laplacian;
import org.flyball.linear.LinearSystem;
import org.flyball.linear.SparseMatrix;
import org.flyball.linear.Young;
import org.flyball.random.Seed;
import org.flyball.random.Xoshiro256;
import org.flyball.run.Stop;

/**
 * The streams of arXiv 2310.02246, Figures 2 and 5: a matrix of the 10 &times; 10 grid, the 5-point
 * Laplacian if not said otherwise, shifted by {@code -0.15 + 0.6 u}, Gaussian right-hand sides,
 * tolerance 1e-8.
 */
final class ShiftedStream {

  /** The law of u. */
  enum Law {
    /** Beta(2, 6), low variance. */
    LOW,
    /** Beta(1/2, 3/2), high variance: X / (X + Y) for chi-squares of 1 and 3 degrees. */
    HIGH;

    private double shift(Xoshiro256 random) {
      if (this == LOW) {
        return PaperShifts.draw(random);
      }
      double x = square(random);
      double y = square(random) + square(random) + square(random);
      return -0.15 + 0.6 * x / (x + y);
    }

    private static double square(Xoshiro256 random) {
      double g = random.nextGaussian();
      return g * g;
    }
  }

  static final Stop STOP = Stop.below(1e-8);
  private static final int SIDE = 10;
  static final SparseMatrix FIVE_POINT = Laplacian.fivePoint(SIDE, SIDE);

  private final SparseMatrix matrix;
  private final Law law;
  private final Xoshiro256 random;
  private double shift;

  ShiftedStream(Seed seed) {
    this(FIVE_POINT, Law.LOW, seed);
  }

  ShiftedStream(SparseMatrix matrix, Law law, Seed seed) {
    this.matrix = matrix;
    this.law = law;
    random = seed.child("systems").stream();
  }

  LinearSystem next() {
    shift = law.shift(random);
    double[] b = new double[SIDE * SIDE];
    for (int i = 0; i < b.length; i++) {
      b[i] = random.nextGaussian();
    }
    return new LinearSystem(matrix.shifted(shift), b);
  }

  /** The shift of the system last drawn. */
  double shift() {
    return shift;
  }

  /** Young's omega* for it, if the matrix is the 5-point Laplacian. */
  double best() {
    return Young.omega(Math.cos(Math.PI / (SIDE + 1)) * 4 / (4 + shift));
  }
}
