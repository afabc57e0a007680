package org.flyball.linear;

import org.flyball.run.Checks;

/**
 * {@code A x = b} with a square matrix.
 *
 * @param matrix A, n &times; n
 * @param rightHandSide b, length n, finite; shared with the caller, never written
 */
public record LinearSystem(Matrix matrix, double[] rightHandSide) {

  public LinearSystem {
    Checks.that(
        matrix.rows() == matrix.columns(),
        "LinearSystem: the matrix must be square, got %s x %s",
        matrix.rows(),
        matrix.columns());
    Checks.length(rightHandSide, matrix.rows(), "LinearSystem: the right-hand side");
    Checks.finite(rightHandSide, "LinearSystem: the right-hand side");
  }

  /** The number of unknowns, n. */
  public int size() {
    return matrix.rows();
  }

  /** {@code out = b - A x}. Cost: one product. */
  public void residual(double[] x, double[] out) {
    matrix.multiply(x, out);
    for (int i = 0; i < out.length; i++) {
      out[i] = rightHandSide[i] - out[i];
    }
  }
}
