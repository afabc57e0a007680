package org.flyball.linear;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.ejml.data.DMatrixRMaj;
import org.ejml.data.DMatrixSparseCSC;
import org.flyball.run.Stop;
import org.junit.jupiter.api.Test;

class LinearSystemTest {

  private static final double[][] A = {{4, 1, 0}, {1, 3, 1}, {0, 1, 5}};
  private static final double[] B = {1, 2, 3};

  @Test
  void takesTheTypesOfEjmlAndCommonsMath() {
    double[] expected = solve(new LinearSystem(SparseMatrix.of(A), B));
    DMatrixSparseCSC sparse = SparseMatrix.of(A).toCsc();
    DMatrixRMaj column = new DMatrixRMaj(3, 1, true, 1, 2, 3);
    DMatrixRMaj row = new DMatrixRMaj(1, 3, true, 1, 2, 3);
    assertArrayEquals(expected, solve(LinearSystem.of(sparse, column)));
    assertArrayEquals(expected, solve(LinearSystem.of(sparse, row)));
    assertArrayEquals(expected, solve(LinearSystem.of(new DMatrixRMaj(A), column)));
    assertArrayEquals(
        expected, solve(LinearSystem.of(new Array2DRowRealMatrix(A), new ArrayRealVector(B))));
  }

  private static double[] solve(LinearSystem system) {
    return new SsorCg(1, Stop.below(1e-10)).solve(system).x();
  }

  @Test
  void laterChanges_doNotReachIn() {
    DMatrixRMaj b = new DMatrixRMaj(3, 1, true, 1, 2, 3);
    LinearSystem system = LinearSystem.of(new DMatrixRMaj(A), b);
    b.set(0, 0, 9);
    assertArrayEquals(B, system.rightHandSide());
  }

  @Test
  void wrongShapes() {
    String message =
        assertThrows(
                IllegalArgumentException.class,
                () -> LinearSystem.of(new DMatrixRMaj(A), new DMatrixRMaj(2, 2)))
            .getMessage();
    assertEquals(
        "LinearSystem: the right-hand side must be a single column or row, got 2 x 2", message);
    assertThrows(
        IllegalArgumentException.class,
        () -> LinearSystem.of(new DMatrixRMaj(A), new DMatrixRMaj(2, 1)));
  }
}
