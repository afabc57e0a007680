package org.flyball.compress;

import org.flyball.random.Draws;
import org.flyball.random.Seed;

/**
 * One subspace iteration towards rank r, the vector read as a matrix M: P = orth(M Q) for a fresh
 * Gaussian Q, C(M) = P P' M (Vogels, Karimireddy and Jaggi 2019, arXiv 1905.13727, without its warm
 * start, which would be state).
 *
 * <p>A projection, so ||C(v) - v|| never exceeds ||v||; there is no proven alpha, so none is
 * promised. The mean error of many draws was at most 1 - r / min(rows, columns) wherever it was
 * tested, that of {@link RankR}; single draws do much worse. Cost: 2 r rows columns
 * multiplications, and as many additions, for each of two products.
 *
 * @param rows rows of the matrix
 * @param columns columns of the matrix; rows times columns is the dimension
 * @param rank r, at least 1
 */
public record PowerSgd(int rows, int columns, int rank) implements Compressor {

  private static final double DEPENDENT = 1e-10; // a column this much shorter adds rounding only

  /** Checks the shape. */
  public PowerSgd {
    MatrixShape.check("PowerSgd", rows, columns, rank);
  }

  @Override
  public Guarantee guarantee(int dimension) {
    MatrixShape.dimension(this, rows, columns, dimension);
    return Guarantee.none(Trait.NONEXPANSIVE, Trait.HOMOGENEOUS);
  }

  @Override
  public Compression start(int dimension, Seed seed) {
    MatrixShape.dimension(this, rows, columns, dimension);
    int wanted = Math.min(rank, Math.min(rows, columns));
    Draws draws = new Draws(seed);
    double[] matrix = new double[dimension];
    double[] left = new double[rows * wanted];
    double[] right = new double[columns * wanted];
    return (vector, round, out) -> {
      out.zero(dimension);
      Vectors.check(this, vector, dimension, round);
      int exponent = Vectors.normalize(vector, matrix);
      if (exponent == Vectors.ZERO) {
        return;
      }
      draws.start(round);
      for (int i = 0; i < right.length; i++) {
        right[i] = draws.nextGaussian();
      }
      image(matrix, right, left, wanted);
      int used = orthonormalize(left, wanted);
      MatrixShape.pack(left, rows, wanted, used);
      project(matrix, left, right, used, exponent);
      out.factors(rows, columns, used, left, right);
    };
  }

  /** left = M right. */
  private void image(double[] matrix, double[] right, double[] left, int wanted) {
    for (int i = 0; i < rows; i++) {
      for (int q = 0; q < wanted; q++) {
        double sum = 0;
        for (int j = 0; j < columns; j++) {
          sum += matrix[i * columns + j] * right[j * wanted + q];
        }
        left[i * wanted + q] = sum;
      }
    }
  }

  /** right = 2^exponent M' left. */
  private void project(double[] matrix, double[] left, double[] right, int used, int exponent) {
    for (int j = 0; j < columns; j++) {
      for (int q = 0; q < used; q++) {
        double sum = 0;
        for (int i = 0; i < rows; i++) {
          sum += matrix[i * columns + j] * left[i * used + q];
        }
        right[j * used + q] = Math.scalb(sum, exponent);
      }
    }
  }

  /**
   * Gram-Schmidt, twice for each column; dependent columns are left out. How many remain, in front.
   */
  private int orthonormalize(double[] left, int wanted) {
    int used = 0;
    for (int q = 0; q < wanted; q++) {
      double before = Math.sqrt(dot(left, q, q, wanted));
      for (int pass = 0; pass < 2; pass++) {
        for (int p = 0; p < used; p++) {
          double share = dot(left, p, q, wanted);
          for (int i = 0; i < rows; i++) {
            left[i * wanted + q] -= share * left[i * wanted + p];
          }
        }
      }
      double after = Math.sqrt(dot(left, q, q, wanted));
      if (after > DEPENDENT * before) {
        for (int i = 0; i < rows; i++) {
          left[i * wanted + used] = left[i * wanted + q] / after;
        }
        used++;
      }
    }
    return used;
  }

  private double dot(double[] left, int p, int q, int wanted) {
    double sum = 0;
    for (int i = 0; i < rows; i++) {
      sum += left[i * wanted + p] * left[i * wanted + q];
    }
    return sum;
  }
}
