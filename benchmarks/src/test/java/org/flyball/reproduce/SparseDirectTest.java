package org.flyball.reproduce;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import org.flyball.linear.ConjugateGradient;
import org.flyball.linear.Laplacian;
import org.flyball.linear.LinearSystem;
import org.flyball.linear.SparseMatrix;
import org.flyball.run.Stop;
import org.junit.jupiter.api.Test;

class SparseDirectTest {

  /** Several matrices by one analysis; sides around the size where dissection ends. */
  @Test
  void solutions_areThoseOfConjugateGradients() {
    for (int side : new int[] {1, 3, 4, 5, 9, 14}) {
      SparseMatrix stencil = Laplacian.fivePoint(side, side);
      SparseDirect direct = new SparseDirect(stencil, side);
      double[] b = new double[side * side];
      for (int i = 0; i < b.length; i++) {
        b[i] = (7 * (i + 1)) % 11 - 5;
      }
      for (double s : new double[] {0, 0.3, 40}) {
        LinearSystem system = new LinearSystem(stencil.times(s).shifted(1), b);
        double[] expected = new ConjugateGradient(Stop.below(1e-14)).solve(system).x();
        assertArrayEquals(expected, direct.solve(system), 1e-11, "side " + side + ", s = " + s);
      }
    }
  }
}
