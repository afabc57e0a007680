package org.flyball.linear;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.ejml.data.DMatrixRMaj;
import org.ejml.data.DMatrixSparseCSC;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class SparseMatrixTest {

  /** 3 x 4 with an empty row, an explicit zero and no diagonal in row 0. */
  private static SparseMatrix sample() {
    Triplets triplets = new Triplets(3, 4);
    triplets.add(2, 2, 7);
    triplets.add(0, 3, 2);
    triplets.add(0, 1, -1);
    triplets.add(2, 0, 0);
    return triplets.toMatrix();
  }

  private static void assertMessage(String message, Executable refused) {
    assertEquals(message, assertThrows(IllegalArgumentException.class, refused).getMessage());
  }

  @Test
  void tripletsAreSortedAndZerosKept() {
    SparseMatrix a = sample();
    assertArrayEquals(new int[] {0, 2, 2, 4}, a.rowStart);
    assertArrayEquals(new int[] {1, 3, 0, 2}, a.column);
    assertArrayEquals(new double[] {-1, 2, 0, 7}, a.value);
    assertArrayEquals(new int[] {-1, -1, 3}, a.pattern.diagonal);
    assertArrayEquals(new double[] {0, 0, 7}, a.diagonal());
    assertEquals("SparseMatrix 3 x 4, 4 entries", a.toString());
    assertEquals(2, a.get(0, 3));
    assertEquals(0, a.get(1, 1));
  }

  @Test
  void productsByHand() {
    double[] out = {9, 9, 9};
    sample().multiply(new double[] {1, 2, 3, 4}, out);
    assertArrayEquals(new double[] {6, 0, 21}, out);
    double[] across = {9, 9, 9, 9};
    sample().multiplyTransposed(new double[] {1, 5, 2}, across);
    assertArrayEquals(new double[] {0, -1, 14, 2}, across);
  }

  @Test
  void duplicatesAreSummedInTheOrderTheyCame() {
    Triplets triplets = new Triplets(1, 1);
    triplets.add(0, 0, 1e16);
    triplets.add(0, 0, 1);
    triplets.add(0, 0, -1e16);
    assertEquals(3, triplets.size());
    SparseMatrix a = triplets.toMatrix();
    assertEquals(1, a.entries());
    assertEquals(0, a.get(0, 0)); // 1e16 + 1 rounds to 1e16
    triplets.add(0, 0, 5); // and on it goes: the matrix made before is left alone
    assertEquals(0, a.get(0, 0));
    assertEquals(5, triplets.toMatrix().get(0, 0));
  }

  @Test
  void rowsMayComeUnsortedWithDuplicates() {
    SparseMatrix a =
        SparseMatrix.ofRows(
            2, 3, new int[] {0, 3, 4}, new int[] {2, 0, 2, 1}, new double[] {1, 2, 3, 4});
    assertEquals(SparseMatrix.of(new double[][] {{2, 0, 4}, {0, 4, 0}}), a);
  }

  @Test
  void rowsThatAreNoneAreRefused() {
    double[] v = {1, 2};
    int[] c = {0, 1};
    assertMessage(
        "SparseMatrix: rowStart has 2 entries, must have 2 rows and one more",
        () -> SparseMatrix.ofRows(2, 2, new int[] {0, 2}, c, v));
    assertMessage(
        "SparseMatrix: rowStart has 0 entries, must have -1 rows and one more",
        () -> SparseMatrix.ofRows(-1, 2, new int[0], c, v));
    assertMessage(
        "SparseMatrix: rowStart goes from 0 to 1, must go from 0 to the number of columns (2) and of values (2)",
        () -> SparseMatrix.ofRows(1, 2, new int[] {0, 1}, c, v));
    assertMessage(
        "SparseMatrix: rowStart goes from 0 to 3 in row 0; it must not fall nor pass 2",
        () -> SparseMatrix.ofRows(2, 2, new int[] {0, 3, 2}, c, v));
    assertMessage(
        "SparseMatrix: rowStart goes from 0 to -1 in row 0; it must not fall nor pass 2",
        () -> SparseMatrix.ofRows(2, 2, new int[] {0, -1, 2}, c, v));
    assertMessage(
        "Triplets: entry (0, 2) is outside the 1 x 2 matrix",
        () -> SparseMatrix.ofRows(1, 2, new int[] {0, 2}, new int[] {0, 2}, v));
    assertMessage(
        "SparseMatrix: row 1 has 1 entries, must have 2",
        () -> SparseMatrix.of(new double[][] {{1, 2}, {3}}));
  }

  @Test
  void whatIsNotFiniteIsRefusedWithItsPlace() {
    assertMessage(
        "SparseMatrix: entry (1, 0) is NaN; it must be finite",
        () -> SparseMatrix.of(new double[][] {{1, 2}, {Double.NaN, 3}}));
    assertMessage(
        "SparseMatrix: entry (0, 1) is -Infinity; it must be finite",
        () -> SparseMatrix.of(new DMatrixRMaj(new double[][] {{1, Double.NEGATIVE_INFINITY}})));
    Triplets triplets = new Triplets(2, 2);
    triplets.add(1, 1, Double.MAX_VALUE);
    triplets.add(1, 1, Double.MAX_VALUE);
    assertMessage("SparseMatrix: entry (1, 1) is Infinity; it must be finite", triplets::toMatrix);
  }

  @Test
  void shapesAndPlacesOutOfRangeAreRefused() {
    assertMessage("Triplets: the shape -1 x 2 is negative", () -> new Triplets(-1, 2));
    assertMessage(
        "Triplets: the shape 1 x 2147483647 is over the limit of 2147483638 rows and columns",
        () -> new Triplets(1, Integer.MAX_VALUE));
    Triplets triplets = new Triplets(2, 3);
    assertMessage(
        "Triplets: entry (2, 0) is outside the 2 x 3 matrix", () -> triplets.add(2, 0, 1));
    assertMessage(
        "Triplets: entry (0, -1) is outside the 2 x 3 matrix", () -> triplets.add(0, -1, 1));
    assertMessage("SparseMatrix: (0, 4) is outside the 3 x 4 matrix", () -> sample().get(0, 4));
    assertMessage(
        "SparseMatrix.multiply: x has 3 entries, must have 4",
        () -> sample().multiply(new double[3], new double[3]));
    assertMessage(
        "SparseMatrix.multiplyTransposed: out has 3 entries, must have 4",
        () -> sample().multiplyTransposed(new double[3], new double[3]));
    double[] same = {1};
    SparseMatrix one = SparseMatrix.of(new double[][] {{2}});
    assertMessage(
        "SparseMatrix.multiply: x and out are the same array", () -> one.multiply(same, same));
    assertMessage(
        "SparseMatrix.multiplyTransposed: x and out are the same array",
        () -> one.multiplyTransposed(same, same));
  }

  /** Capacities that wrap as ints: 1.5e9 + 0.75e9 is negative. */
  @Test
  void tripletsGrowUpToTheLongestArray() {
    assertEquals(40, Triplets.grown(16));
    assertEquals(Integer.MAX_VALUE - 8, Triplets.grown(1_500_000_000));
    assertEquals(Integer.MAX_VALUE - 8, Triplets.grown(Integer.MAX_VALUE - 9));
    assertMessage(
        "Triplets: more than 2147483639 entries", () -> Triplets.grown(Integer.MAX_VALUE - 8));
  }

  @Test
  void shiftSharesThePatternAndFillsAMissingDiagonal() {
    SparseMatrix full = SparseMatrix.of(new double[][] {{1, 2}, {3, 4}});
    SparseMatrix shifted = full.shifted(10);
    assertSame(full.column, shifted.column);
    assertTrue(full.sharesPatternWith(shifted));
    assertEquals(SparseMatrix.of(new double[][] {{11, 2}, {3, 14}}), shifted);
    assertEquals(1, full.get(0, 0));

    SparseMatrix hollow = SparseMatrix.of(new double[][] {{0, 2}, {3, 4}});
    SparseMatrix filled = hollow.shifted(-4);
    assertFalse(hollow.sharesPatternWith(filled));
    assertEquals(4, filled.entries());
    assertArrayEquals(new double[] {-4, 0}, filled.diagonal());
    assertTrue(filled.sharesPatternWith(filled.shifted(1)));
  }

  @Test
  void shiftsThatCannotBeAreRefused() {
    assertMessage(
        "SparseMatrix.shifted: the matrix must be square, got 3 x 4", () -> sample().shifted(1));
    SparseMatrix a = SparseMatrix.of(new double[][] {{1, 0}, {0, Double.MAX_VALUE}});
    assertMessage(
        "SparseMatrix.shifted: the shift is NaN; it must be finite", () -> a.shifted(Double.NaN));
    assertMessage(
        "SparseMatrix: entry (1, 1) is Infinity; it must be finite", () -> a.shifted(1e308));
  }

  @Test
  void multipleSharesThePattern() {
    SparseMatrix a = sample();
    SparseMatrix twice = a.times(-2);
    assertTrue(a.sharesPatternWith(twice));
    assertArrayEquals(new double[] {2, -4, -0.0, -14}, twice.value);
    assertMessage(
        "SparseMatrix: entry (0, 1) is -Infinity; it must be finite",
        () -> a.times(Double.POSITIVE_INFINITY));
  }

  @Test
  void asymmetryIsTheLargestDifference() {
    assertEquals(0.5, SparseMatrix.of(new double[][] {{1, 2}, {2.5, 4}}).asymmetry());
    assertEquals(3, SparseMatrix.of(new double[][] {{0, -3}, {0, 0}}).asymmetry());
    assertEquals(Double.POSITIVE_INFINITY, sample().asymmetry());
    assertFalse(sample().isSymmetric());
    assertTrue(SparseMatrix.of(new double[][] {{0, 2}, {2, 0}}).isSymmetric());
    // A zero that is stored on one side only is still equal to the zero that is not.
    Triplets oneSided = new Triplets(2, 2);
    oneSided.add(0, 1, 0);
    assertTrue(oneSided.toMatrix().isSymmetric());
  }

  @Test
  void emptyMatricesWork() {
    SparseMatrix none = new Triplets(0, 0).toMatrix();
    none.multiply(new double[0], new double[0]);
    none.multiplyTransposed(new double[0], new double[0]);
    assertEquals(none, none.transpose());
    assertEquals(none, none.shifted(3));
    assertTrue(none.isSymmetric());
    assertEquals(none, SparseMatrix.of(none.toCsc()));
    assertEquals(none, SparseMatrix.of(new double[0][]));
    assertEquals(0, none.diagonal().length);
    SparseMatrix flat = new Triplets(0, 3).toMatrix();
    double[] out = {1, 2, 3};
    flat.multiplyTransposed(new double[0], out);
    assertArrayEquals(new double[3], out);
    assertEquals(new Triplets(3, 0).toMatrix(), flat.transpose());
  }

  @Test
  void equalityIsOfShapePatternAndBits() {
    assertEquals(sample(), sample());
    assertEquals(sample().hashCode(), sample().hashCode());
    assertNotEquals(new Triplets(1, 2).toMatrix(), new Triplets(1, 3).toMatrix());
    assertNotEquals(
        SparseMatrix.of(new double[][] {{1, 0}}), SparseMatrix.of(new double[][] {{0, 1}}));
  }

  @Test
  void bridgesKeepWhatIsThere() {
    SparseMatrix a = sample();
    DMatrixSparseCSC csc = a.toCsc();
    assertEquals(4, csc.nz_length);
    assertTrue(csc.indicesSorted);
    assertEquals(a, SparseMatrix.of(csc));
    SparseMatrix nonzero = SparseMatrix.of(a.toDense());
    assertEquals(3, nonzero.entries());
    assertEquals(nonzero, SparseMatrix.of(a.asRealMatrix()));
    assertEquals(nonzero, SparseMatrix.of(new Array2DRowRealMatrix(a.asRealMatrix().getData())));
  }

  @Test
  void laplacianByHand() {
    assertEquals(
        SparseMatrix.of(
            new double[][] {
              {4, -1, -1, 0},
              {-1, 4, 0, -1},
              {-1, 0, 4, -1},
              {0, -1, -1, 4}
            }),
        Laplacian.fivePoint(2, 2));
    SparseMatrix line = SparseMatrix.of(new double[][] {{4, -1, 0}, {-1, 4, -1}, {0, -1, 4}});
    assertEquals(line, Laplacian.fivePoint(3, 1));
    assertEquals(line, Laplacian.fivePoint(1, 3));
    assertEquals(new Triplets(0, 0).toMatrix(), Laplacian.fivePoint(0, 7));
    assertMessage(
        "Laplacian: a grid of 65536 x 65536 points is not between 0 and 4e8 points",
        () -> Laplacian.fivePoint(65536, 65536));
    assertMessage(
        "Laplacian: a grid of -1 x 3 points is not between 0 and 4e8 points",
        () -> Laplacian.fivePoint(-1, 3));
  }
}
