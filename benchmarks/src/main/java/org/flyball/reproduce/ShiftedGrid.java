package org.flyball.reproduce;

import org.flyball.linear.Laplacian;
import org.flyball.linear.LinearSystem;
import org.flyball.linear.SparseMatrix;
import org.flyball.linear.Young;
import org.flyball.random.Seed;
import org.flyball.random.Xoshiro256;

/**
 * The paper's basic stream: the 5-point Laplacian of a 10 &times; 10 grid, shifted by {@code c =
 * -0.15 + 0.6 u} with u from a Beta law, and a fresh truncated Gaussian right-hand side per solve
 * (arXiv 2310.02246, Figure 2 and the released code).
 */
final class ShiftedGrid {

  /** How the shifts vary. */
  enum Law {
    LOW("low variance, Beta(2, 6)", 4, 12),
    HIGH("high variance, Beta(1/2, 3/2)", 1, 3);

    final String words;
    private final int twiceA;
    private final int twiceB;

    Law(String words, int twiceA, int twiceB) {
      this.words = words;
      this.twiceA = twiceA;
      this.twiceB = twiceB;
    }

    /** Beta(a, b) with 2a and 2b whole: X / (X + Y) for chi-squares with 2a and 2b degrees. */
    private double draw(Xoshiro256 random) {
      double x = chiSquare(random, twiceA);
      return x / (x + chiSquare(random, twiceB));
    }
  }

  static final int SIDE = 10;
  private static final SparseMatrix LAPLACIAN = Laplacian.fivePoint(SIDE, SIDE);
  private static final double BETA = Math.cos(Math.PI / (SIDE + 1));

  private ShiftedGrid() {}

  /** One instance of the stream. */
  record Instance(double shift, LinearSystem system) {

    /** The Jacobi radius for this shift. */
    double beta() {
      return BETA * 4 / (4 + shift);
    }

    /** Young's omega* for this shift. */
    double omegaStar() {
      return Young.omega(beta());
    }
  }

  /** The matrix with this shift. */
  static SparseMatrix matrix(double shift) {
    return LAPLACIAN.shifted(shift);
  }

  /** The grid with this shift, and a truncated Gaussian right-hand side. */
  static Instance at(double shift, Seed seed) {
    double[] b = truncatedGaussian(seed.stream(), SIDE * SIDE);
    return new Instance(shift, new LinearSystem(LAPLACIAN.shifted(shift), b));
  }

  static Instance draw(Law law, Seed seed) {
    Xoshiro256 random = seed.stream();
    double shift = -0.15 + 0.6 * law.draw(random);
    double[] b = truncatedGaussian(random, SIDE * SIDE);
    return new Instance(shift, new LinearSystem(LAPLACIAN.shifted(shift), b));
  }

  /**
   * A standard normal vector on the condition ||b||^2 &le; n, by rejection: two tries on average.
   */
  static double[] truncatedGaussian(Xoshiro256 random, int n) {
    double[] b = new double[n];
    double square;
    do {
      square = 0;
      for (int i = 0; i < n; i++) {
        b[i] = random.nextGaussian();
        square += b[i] * b[i];
      }
    } while (square > n);
    return b;
  }

  private static double chiSquare(Xoshiro256 random, int degrees) {
    double sum = 0;
    for (int i = 0; i < degrees; i++) {
      double g = random.nextGaussian();
      sum += g * g;
    }
    return sum;
  }
}
