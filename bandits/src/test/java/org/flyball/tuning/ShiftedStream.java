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
 * The stream of arXiv 2310.02246, Figure 2: the 5-point Laplacian of the 10 &times; 10 grid,
 * shifted by {@code -0.15 + 0.6 u}, u ~ Beta(2,6), Gaussian right-hand sides, tolerance 1e-8.
 */
final class ShiftedStream {

  static final Stop STOP = Stop.below(1e-8);
  private static final int SIDE = 10;
  private static final SparseMatrix GRID = Laplacian.fivePoint(SIDE, SIDE);

  private final Xoshiro256 random;
  private double shift;

  ShiftedStream(Seed seed) {
    random = seed.child("systems").stream();
  }

  LinearSystem next() {
    shift = PaperShifts.draw(random);
    double[] b = new double[SIDE * SIDE];
    for (int i = 0; i < b.length; i++) {
      b[i] = random.nextGaussian();
    }
    return new LinearSystem(GRID.shifted(shift), b);
  }

  /** The shift of the system last drawn. */
  double shift() {
    return shift;
  }

  /** Young's omega* for it. */
  double best() {
    return Young.omega(Math.cos(Math.PI / (SIDE + 1)) * 4 / (4 + shift));
  }
}
