package org.flyball.objective;

import java.util.Arrays;
import java.util.Optional;
import org.flyball.run.Checks;

/**
 * {@code f(x) = x^T A x / 2 - b^T x} with a dense symmetric matrix A, definite or not. Memory 8 d^2
 * bytes, cost 2 d^2 flops.
 */
public final class Quadratic implements Objective {

  private final int dimension;
  private final double[] matrix;
  private final double[] right;

  private Quadratic(int dimension, double[] matrix, double[] right) {
    this.dimension = dimension;
    this.matrix = matrix;
    this.right = right;
  }

  /**
   * The quadratic with this matrix and right-hand side, which are copied.
   *
   * @param matrix (d &times; d), equal to its transpose
   * @param right (d)
   */
  public static Quadratic of(double[][] matrix, double[] right) {
    int d = right.length;
    Checks.that(
        d >= 1 && matrix.length == d,
        "Quadratic: the matrix has %s rows and b has %s entries; both must be d, at least 1",
        matrix.length,
        d);
    Checks.finite(right, "Quadratic: b");
    double[] flat = new double[Math.multiplyExact(d, d)];
    for (int i = 0; i < d; i++) {
      Checks.length(matrix[i], d, "Quadratic: row " + i);
      Checks.finite(matrix[i], "Quadratic: row " + i);
      System.arraycopy(matrix[i], 0, flat, i * d, d);
    }
    for (int i = 0; i < d; i++) {
      for (int j = 0; j < i; j++) {
        if (flat[i * d + j] != flat[j * d + i]) {
          Checks.that(
              false,
              "Quadratic: entry (%s, %s) is %s, entry (%s, %s) is %s; the matrix must be symmetric",
              i,
              j,
              flat[i * d + j],
              j,
              i,
              flat[j * d + i]);
        }
      }
    }
    return new Quadratic(d, flat, right.clone());
  }

  @Override
  public int dimension() {
    return dimension;
  }

  @Override
  public double valueAndGradient(double[] x, double[] out) {
    Checks.length(x, dimension, "Quadratic: x");
    Checks.length(out, dimension, "Quadratic: out");
    if (x == out) {
      Checks.that(false, "Quadratic: x and out are the same array");
    }
    double value = 0;
    for (int i = 0; i < dimension; i++) {
      double product = product(i, x);
      out[i] = product - right[i];
      value += x[i] * (product / 2 - right[i]);
    }
    return value;
  }

  @Override
  public double value(double[] x) {
    Checks.length(x, dimension, "Quadratic: x");
    double value = 0;
    for (int i = 0; i < dimension; i++) {
      value += x[i] * (product(i, x) / 2 - right[i]);
    }
    return value;
  }

  private double product(int row, double[] x) {
    double sum = 0;
    int start = row * x.length;
    for (int j = 0; j < x.length; j++) {
      sum += matrix[start + j] * x[j];
    }
    return sum;
  }

  @Override
  public int[] support() {
    int[] all = new int[dimension];
    int count = 0;
    for (int i = 0; i < dimension; i++) {
      boolean used = right[i] != 0;
      for (int j = 0; j < dimension && !used; j++) {
        used = matrix[i * dimension + j] != 0;
      }
      if (used) {
        all[count++] = i;
      }
    }
    return Arrays.copyOf(all, count);
  }

  @Override
  public Optional<Curvature> curvature() {
    return Optional.of(Curvature.ofHessian(dimension, matrix));
  }

  @Override
  public String toString() {
    return "Quadratic of " + dimension + " variables";
  }
}
