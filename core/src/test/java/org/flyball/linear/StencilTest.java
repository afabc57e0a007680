package org.flyball.linear;

import static org.flyball.run.Termination.CONVERGED;
import static org.flyball.run.Termination.INDEFINITE;
import static org.flyball.run.Termination.ZERO_DIAGONAL;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.flyball.run.Stop;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StencilTest {

  private static final Stop TIGHT = Stop.below(1e-8);

  private static void assertMessage(String message, Executable action) {
    assertEquals(
        message, assertThrows(IllegalArgumentException.class, action).getMessage(), message);
  }

  private static LinearSystem ones(Stencil stencil) {
    return new LinearSystem(stencil, Textbook.ones(stencil.rows()));
  }

  @Test
  void fivePoint_isTheLaplacian() {
    for (int nx = 1; nx <= 5; nx++) {
      for (int ny = 1; ny <= 5; ny++) {
        assertEquals(Laplacian.fivePoint(nx, ny), Stencil.fivePoint(nx, ny).toSparseMatrix());
      }
    }
  }

  @Test
  void fivePoint_byHand() {
    Stencil a = Stencil.fivePoint(2, 2).withDiagonal(9).withNeighbours(1, 2);
    double[][] dense = {{9, 1, 2, 0}, {1, 9, 0, 2}, {2, 0, 9, 1}, {0, 2, 1, 9}};
    assertEquals(SparseMatrix.of(dense), a.toSparseMatrix());
    double[] out = new double[4];
    a.multiply(new double[] {1, 10, 100, 1000}, out);
    assertArrayEquals(new double[] {219, 2091, 1902, 9120}, out);
  }

  @Test
  void ninePoint_byHand() {
    Stencil a = Stencil.ninePoint(3, 2).withDiagonal(9).withNeighbours(1, 2).withCorners(3, 4);
    double[][] dense = {
      {9, 1, 0, 2, 3, 0},
      {1, 9, 1, 4, 2, 3},
      {0, 1, 9, 0, 4, 2},
      {2, 4, 0, 9, 1, 0},
      {3, 2, 4, 1, 9, 1},
      {0, 3, 2, 0, 1, 9}
    };
    assertEquals(SparseMatrix.of(dense), a.toSparseMatrix());
    assertEquals(9, a.points());
    Stencil five = a.withCorners(0, 0);
    assertEquals(5, five.points());
    assertEquals(
        Stencil.fivePoint(3, 2).withDiagonal(9).withNeighbours(1, 2).toSparseMatrix(),
        five.toSparseMatrix());
  }

  @Test
  void sevenPoint_byHand() {
    Stencil a = Stencil.sevenPoint(2, 1, 2).withDiagonal(9).withNeighbours(1, 5, 3);
    double[][] dense = {{9, 1, 3, 0}, {1, 9, 0, 3}, {3, 0, 9, 1}, {0, 3, 1, 9}};
    assertEquals(SparseMatrix.of(dense), a.toSparseMatrix());
    assertEquals(7, a.points());
    Stencil standard = Stencil.sevenPoint(3, 3, 3);
    SparseMatrix sparse = standard.toSparseMatrix();
    assertEquals(27 + 2 * 54, sparse.entries());
    assertEquals(6, sparse.get(13, 13));
    for (int back : new int[] {1, 3, 9}) {
      assertEquals(-1, sparse.get(13, 13 - back));
      assertEquals(-1, sparse.get(13, 13 + back));
    }
  }

  @Test
  void oneUnknown() {
    for (Stencil a :
        new Stencil[] {
          Stencil.fivePoint(1, 1), Stencil.ninePoint(1, 1), Stencil.sevenPoint(1, 1, 1)
        }) {
      double own = a.diagonal()[0];
      assertEquals(SparseMatrix.of(new double[][] {{own}}), a.toSparseMatrix());
      assertEquals(1 / own, new Sor(1, TIGHT).solve(ones(a)).x()[0], 1e-15);
    }
  }

  @Test
  void shiftedAndTimes_areThoseOfTheSparseMatrix() {
    Stencil a = Stencil.ninePoint(4, 3);
    SparseMatrix sparse = a.toSparseMatrix();
    assertEquals(sparse.shifted(-0.3), a.shifted(-0.3).toSparseMatrix());
    assertEquals(sparse.times(-7).shifted(2), a.times(-7).shifted(2).toSparseMatrix());
    assertSame(sparse, sparse.toSparseMatrix());
  }

  @ParameterizedTest // method file, section 8, item 2
  @CsvSource({
    "10, 1, 223, 172",
    "10, 1.2, 145, 113",
    "10, 1.5, 62, 49",
    "10, 1.560388, 41, 37",
    "10, 1.8, 89, 86",
    "10, 1.9, 187, 178",
    "10, 1.95, 383, 362"
  })
  void sorCounts_areThoseOfTheMethodFile(int side, double omega, int ones, int modular) {
    Stencil a = Stencil.fivePoint(side, side);
    LinearSystem mod = new LinearSystem(a, Textbook.modular(side * side));
    assertEquals(ones, new Sor(omega, TIGHT).solve(ones(a)).steps());
    assertEquals(modular, new Sor(omega, TIGHT).solve(mod).steps());
  }

  @ParameterizedTest
  @CsvSource({"1, 4803", "1.2, 3199", "1.5, 1592", "1.8, 499", "1.9, 204", "1.95, 408"})
  void sorCounts_onFiftyByFifty_areThoseOfTheMethodFile(double omega, int count) {
    assertEquals(count, new Sor(omega, TIGHT).solve(ones(Stencil.fivePoint(50, 50))).steps());
  }

  @ParameterizedTest // method file, section 8, item 3
  @CsvSource({"1, 117, 90", "1.5, 51, 38", "1.560388, 48, 36", "1.9, 152, 159"})
  void ssorCounts_areThoseOfTheMethodFile(double omega, int ones, int modular) {
    Stencil a = Stencil.fivePoint(10, 10);
    LinearSystem mod = new LinearSystem(a, Textbook.modular(100));
    assertEquals(ones, new Ssor(omega, TIGHT).solve(ones(a)).steps());
    assertEquals(modular, new Ssor(omega, TIGHT).solve(mod).steps());
  }

  @Test
  void conjugateGradientCounts_areThoseOfTheMethodFile() {
    LinearSolver cg = new ConjugateGradient(TIGHT);
    LinearSystem ten = new LinearSystem(Stencil.fivePoint(10, 10), Textbook.modular(100));
    LinearSystem thirty = new LinearSystem(Stencil.fivePoint(30, 30), Textbook.modular(900));
    assertEquals(15, cg.solve(ones(Stencil.fivePoint(10, 10))).steps());
    assertEquals(30, cg.solve(ten).steps());
    assertEquals(55, cg.solve(ones(Stencil.fivePoint(30, 30))).steps());
    assertEquals(85, cg.solve(thirty).steps());
  }

  @ParameterizedTest
  @CsvSource({"1, 32", "1.3, 25", "1.5, 21", "1.81625, 23", "1.9, 26"})
  void ssorCgCounts_areThoseOfTheMethodFile(double omega, int count) {
    LinearSystem system = ones(Stencil.fivePoint(30, 30));
    assertEquals(count, (double) new SsorCg(omega, TIGHT).solve(system).steps(), 1);
  }

  @Test
  void anisotropicAndMixedDerivatives_areSolved() {
    Stencil layers = Stencil.fivePoint(20, 30).withNeighbours(-100, -1).withDiagonal(202);
    Stencil mixed = Stencil.fivePoint(20, 30).withCorners(-0.25, 0.25);
    for (Stencil a : new Stencil[] {layers, mixed}) {
      Solution solution = new SsorCg(1.2, TIGHT).solve(ones(a));
      assertEquals(CONVERGED, solution.why());
      double residual = Textbook.residual(a.toSparseMatrix(), Textbook.ones(600), solution.x());
      assertTrue(residual <= 1e-8 * Math.sqrt(600), "residual " + residual);
    }
  }

  @Test
  void flawsOfTheDiagonal_areNamed() {
    Stencil hollow = Stencil.fivePoint(3, 3).withDiagonal(0);
    assertEquals(ZERO_DIAGONAL, new Sor(1, TIGHT).solve(ones(hollow)).why());
    assertEquals(ZERO_DIAGONAL, new SsorCg(1, TIGHT).solve(ones(hollow)).why());
    Stencil negative = Stencil.fivePoint(3, 3).times(-1);
    assertEquals(INDEFINITE, new SsorCg(1, TIGHT).solve(ones(negative)).why());
    assertEquals(INDEFINITE, new ConjugateGradient(TIGHT).solve(ones(negative)).why());
    assertEquals(CONVERGED, new Sor(1, TIGHT).solve(ones(negative)).why());
    assertMessage(
        "SsorPreconditioning: diagonal entry 0 is 0; reorder the equations",
        () -> new SsorPreconditioning(1).of(hollow));
  }

  @Test
  void badSizes_areRefused() {
    assertMessage(
        "Stencil: a grid of 0 x 3 points; every side must be at least 1",
        () -> Stencil.fivePoint(0, 3));
    assertMessage(
        "Stencil: a grid of 3 x -1 points; every side must be at least 1",
        () -> Stencil.ninePoint(3, -1));
    assertMessage(
        "Stencil: a grid of 1 x 1 x 0 points; every side must be at least 1",
        () -> Stencil.sevenPoint(1, 1, 0));
    assertMessage(
        "Stencil: a grid of 65536 x 32768 points is more than an array holds, 2147483647",
        () -> Stencil.fivePoint(65536, 32768));
    // 2^66 is 0 in 64 bits: an unchecked product would let it pass.
    assertMessage(
        "Stencil: a grid of 4194304 x 4194304 x 4194304 points is more than an array holds,"
            + " 2147483647",
        () -> Stencil.sevenPoint(1 << 22, 1 << 22, 1 << 22));
    assertMessage(
        "Stencil: a grid of 1024 x 2048 x 1024 points is more than an array holds, 2147483647",
        () -> Stencil.sevenPoint(1024, 2048, 1024));
    assertEquals(Integer.MAX_VALUE, Stencil.fivePoint(Integer.MAX_VALUE, 1).rows());
    assertMessage(
        "Stencil.toSparseMatrix: Stencil of 5 points on 30000 x 30000 has more entries than an"
            + " array holds, 2147483647",
        () -> Stencil.fivePoint(30000, 30000).toSparseMatrix());
  }

  @Test
  void badArguments_areRefused() {
    Stencil plane = Stencil.fivePoint(3, 2);
    Stencil space = Stencil.sevenPoint(3, 2, 1);
    assertMessage(
        "Stencil: a coefficient is NaN; it must be finite", () -> plane.withDiagonal(Double.NaN));
    assertMessage(
        "Stencil: a coefficient is Infinity; it must be finite",
        () -> plane.times(Double.MAX_VALUE));
    assertMessage(
        "Stencil.shifted: the shift is NaN; it must be finite", () -> plane.shifted(Double.NaN));
    assertMessage(
        "Stencil.withNeighbours: got 2 coefficients for Stencil of 7 points on 3 x 2 x 1",
        () -> space.withNeighbours(1, 2));
    assertMessage(
        "Stencil.withNeighbours: got 3 coefficients for Stencil of 5 points on 3 x 2",
        () -> plane.withNeighbours(1, 2, 3));
    assertMessage(
        "Stencil.withCorners: there are no corners in Stencil of 7 points on 3 x 2 x 1",
        () -> space.withCorners(1, 2));
    assertMessage(
        "Stencil.multiply: x has 5 entries, must have 6",
        () -> plane.multiply(new double[5], new double[6]));
    assertMessage(
        "Stencil.multiply: out has 7 entries, must have 6",
        () -> plane.multiply(new double[6], new double[7]));
    double[] same = new double[6];
    assertMessage(
        "Stencil.multiply: x and out are the same array", () -> plane.multiply(same, same));
    assertMessage(
        "LinearSystem: the right-hand side has 5 entries, must have 6",
        () -> new LinearSystem(plane, new double[5]));
  }

  @Test
  void equality_isOfGridAndCoefficients() {
    Stencil a = Stencil.fivePoint(3, 2);
    assertEquals(a, Stencil.fivePoint(3, 2));
    assertEquals(a.hashCode(), Stencil.fivePoint(3, 2).hashCode());
    assertEquals(a.times(2).shifted(1), a.withDiagonal(9).withNeighbours(-2, -2));
    for (Matrix other :
        new Matrix[] {
          Stencil.fivePoint(2, 3),
          Stencil.fivePoint(3, 3),
          Stencil.sevenPoint(3, 2, 1),
          a.shifted(1),
          a.withCorners(1, 1),
          a.toSparseMatrix()
        }) {
      assertNotEquals(a, other);
    }
    assertNotEquals(Stencil.sevenPoint(3, 2, 1), Stencil.sevenPoint(3, 2, 2));
  }
}
