package org.flyball.linear;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.apache.commons.math3.exception.DimensionMismatchException;
import org.apache.commons.math3.exception.OutOfRangeException;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.ConjugateGradient;
import org.apache.commons.math3.linear.RealLinearOperator;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.RealVector;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.flyball.random.ForAll;
import org.flyball.random.Seed;
import org.flyball.random.Xoshiro256;
import org.junit.jupiter.api.Test;

/** Dense EJML for the algebra, commons-math3 for the view it sees. */
class SparseMatrixOracleTest {

  private static final double EPSILON = 0x1p-53;

  /** Any shape up to 12 x 12, with empty rows, duplicates and, now and then, zeros. */
  private static Triplets triplets(Xoshiro256 random, int rows, int columns, DMatrixRMaj dense) {
    Triplets triplets = new Triplets(rows, columns);
    for (int k = random.nextInt(50); k > 0; k--) {
      int i = random.nextInt(rows);
      int j = random.nextInt(columns);
      double v = random.nextInt(8) == 0 ? 0 : random.nextGaussian();
      triplets.add(i, j, v);
      dense.add(i, j, v);
    }
    return triplets;
  }

  private static double[] vector(Xoshiro256 random, int n) {
    double[] x = new double[n];
    for (int i = 0; i < n; i++) {
      x[i] = random.nextGaussian();
    }
    return x;
  }

  /** |fl(a.x) - a.x| is at most n u |a|.|x| (Higham 2002), here for two sums of 12 terms. */
  private static void assertProduct(DMatrixRMaj a, double[] x, double[] product) {
    for (int i = 0; i < a.numRows; i++) {
      double exact = 0;
      double size = 0;
      for (int j = 0; j < a.numCols; j++) {
        exact += a.get(i, j) * x[j];
        size += Math.abs(a.get(i, j) * x[j]);
      }
      assertEquals(exact, product[i], 2 * 13 * EPSILON * size);
    }
  }

  @Test
  void agreesWithTheDenseMatrix() {
    ForAll.cases(
        1000,
        Seed.of(70),
        random -> {
          int rows = 1 + random.nextInt(12);
          int columns = 1 + random.nextInt(12);
          DMatrixRMaj dense = new DMatrixRMaj(rows, columns);
          SparseMatrix a = triplets(random, rows, columns, dense).toMatrix();
          assertArrayEquals(dense.data, a.toDense().data);

          double[] x = vector(random, columns);
          double[] out = vector(random, rows);
          a.multiply(x, out);
          assertProduct(dense, x, out);

          DMatrixRMaj across = CommonOps_DDRM.transpose(dense, null);
          double[] y = vector(random, rows);
          double[] back = vector(random, columns);
          a.multiplyTransposed(y, back);
          assertProduct(across, y, back);
          assertArrayEquals(across.data, a.transpose().toDense().data);
          assertEquals(a, a.transpose().transpose());
          assertEquals(a, SparseMatrix.of(a.toCsc()));
          assertEquals(a, SparseMatrix.ofRows(rows, columns, a.rowStart, a.column, a.value));

          double[] byTranspose = new double[columns];
          a.transpose().multiply(y, byTranspose);
          assertArrayEquals(byTranspose, back); // the same terms in the same order
        });
  }

  @Test
  void shiftAndAsymmetryAgreeWithTheDenseMatrix() {
    ForAll.cases(
        1000,
        Seed.of(71),
        random -> {
          int n = 1 + random.nextInt(12);
          DMatrixRMaj dense = new DMatrixRMaj(n, n);
          SparseMatrix a = triplets(random, n, n, dense).toMatrix();
          double c = random.nextGaussian();
          SparseMatrix shifted = a.shifted(c);
          double worst = 0;
          for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
              worst = Math.max(worst, Math.abs(dense.get(i, j) - dense.get(j, i)));
              assertEquals(dense.get(i, j) + (i == j ? c : 0), shifted.get(i, j));
            }
          }
          assertEquals(worst, a.asymmetry());
          assertEquals(worst == 0, a.isSymmetric());
        });
  }

  @Test
  void viewAgreesWithTheDenseMatrixOfCommonsMath() {
    ForAll.cases(
        Seed.of(72),
        random -> {
          int rows = 1 + random.nextInt(12);
          int columns = 1 + random.nextInt(12);
          DMatrixRMaj dense = new DMatrixRMaj(rows, columns);
          RealMatrix view = triplets(random, rows, columns, dense).toMatrix().asRealMatrix();
          RealMatrix theirs = new Array2DRowRealMatrix(view.getData());
          assertEquals(theirs, view.copy());
          assertEquals(theirs.transpose(), view.transpose().copy());
          RealMatrix right = new Array2DRowRealMatrix(columns, 3);
          RealMatrix left = new Array2DRowRealMatrix(2, rows);
          for (int j = 0; j < 3; j++) {
            right.setColumn(j, vector(random, columns));
          }
          for (int i = 0; i < 2; i++) {
            left.setRow(i, vector(random, rows));
          }
          // At most 12 terms of size below 6 * 6 * 7 each, twice.
          double error = 2 * 13 * EPSILON * 12 * 252;
          assertTrue(theirs.multiply(right).subtract(view.multiply(right)).getNorm() <= 3 * error);
          assertTrue(left.multiply(theirs).subtract(view.preMultiply(left)).getNorm() <= 2 * error);
          double[] y = vector(random, rows);
          assertArrayEquals(theirs.preMultiply(y), view.preMultiply(y), error);
        });
  }

  @Test
  void viewIsReadOnlyAndChecksItsArguments() {
    RealMatrix view = Laplacian.fivePoint(2, 1).asRealMatrix();
    assertThrows(UnsupportedOperationException.class, () -> view.setEntry(0, 0, 1));
    assertThrows(UnsupportedOperationException.class, () -> view.setRow(0, new double[2]));
    assertThrows(OutOfRangeException.class, () -> view.getEntry(2, 0));
    assertThrows(DimensionMismatchException.class, () -> view.operate(new double[3]));
    assertThrows(DimensionMismatchException.class, () -> view.preMultiply(new double[1]));
    assertThrows(
        DimensionMismatchException.class, () -> view.multiply(new Array2DRowRealMatrix(3, 1)));
    RealMatrix copy = view.copy();
    copy.setEntry(0, 0, 9);
    assertEquals(4, view.getEntry(0, 0));
  }

  @Test
  void conjugateGradientOfCommonsMathRunsOnTheView() {
    SparseMatrix a = Laplacian.fivePoint(20, 15);
    double[] x = vector(Seed.of(73).stream(), a.rows());
    double[] b = new double[a.rows()];
    a.multiply(x, b);
    double delta = 1e-12;
    RealVector found =
        new ConjugateGradient(1000, delta, true)
            .solve((RealLinearOperator) a.asRealMatrix(), new ArrayRealVector(b));
    // ||x - found|| <= ||r|| / lambda_min, ||r|| <= delta ||b||; lambda_min = 4 - 4 beta, see
    // Laplacian; the updated residual that CG watches may differ from the true one: factor 10.
    double beta = (Math.cos(Math.PI / 21) + Math.cos(Math.PI / 16)) / 2;
    double limit = 10 * delta * new ArrayRealVector(b).getNorm() / (4 - 4 * beta);
    assertTrue(found.getDistance(new ArrayRealVector(x)) <= limit);
  }

  @Test
  void laplacianHasTheKnownEigenvalues() {
    // Eigenvector (k, l) of the grid: sin(k pi x / (w + 1)) sin(l pi y / (h + 1)).
    ForAll.cases(
        Seed.of(74),
        random -> {
          int w = 1 + random.nextInt(8);
          int h = 1 + random.nextInt(8);
          int k = 1 + random.nextInt(w);
          int l = 1 + random.nextInt(h);
          double[] v = new double[w * h];
          for (int i = 0; i < v.length; i++) {
            v[i] =
                Math.sin(k * Math.PI * (i % w + 1) / (w + 1))
                    * Math.sin(l * Math.PI * (i / w + 1) / (h + 1));
          }
          double lambda =
              4 - 2 * Math.cos(k * Math.PI / (w + 1)) - 2 * Math.cos(l * Math.PI / (h + 1));
          SparseMatrix a = Laplacian.fivePoint(w, h);
          double[] out = new double[v.length];
          a.multiply(v, out);
          for (int i = 0; i < v.length; i++) {
            // Sines of angles up to 8 pi carry 8 pi u each, in eight terms, and their roundings.
            assertEquals(lambda * v[i], out[i], 8 * 2 * 30 * EPSILON);
          }
        });
  }
}
