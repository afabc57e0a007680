package org.flyball.linear;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class LaplacianTest {

  @Test
  void lShaped_hasTheSizesOfTheFourthFigure() {
    assertEquals(75, Laplacian.lShaped(10).rows());
    assertEquals(675, Laplacian.lShaped(30).rows());
    assertEquals(100, Laplacian.fivePoint(10, 10).rows());
    assertEquals(900, Laplacian.fivePoint(30, 30).rows());
  }

  @Test
  void lShaped_ofSideThree_byHand() {
    // 0 . .    the removed quarter of an odd side is the larger one, as x <= 0 and y <= 0 in
    // 1 . .    MATLAB's numgrid, whose middle line is at 0
    // 2 3 4
    SparseMatrix expected =
        SparseMatrix.of(
            new double[][] {
              {4, -1, 0, 0, 0},
              {-1, 4, -1, 0, 0},
              {0, -1, 4, -1, 0},
              {0, 0, -1, 4, -1},
              {0, 0, 0, -1, 4}
            });
    assertEquals(expected, Laplacian.lShaped(3));
    // 0 .
    // 1 2
    SparseMatrix two = SparseMatrix.of(new double[][] {{4, -1, 0}, {-1, 4, -1}, {0, -1, 4}});
    assertEquals(two, Laplacian.lShaped(2));
    assertEquals(0, Laplacian.lShaped(1).rows());
    assertEquals(0, Laplacian.lShaped(0).rows());
    assertThrows(IllegalArgumentException.class, () -> Laplacian.lShaped(-1));
    assertThrows(IllegalArgumentException.class, () -> Laplacian.lShaped(30_000));
  }

  @Test
  void lShaped_isTheSquareWithoutItsQuarter() {
    for (int side : new int[] {4, 7, 10}) {
      int kept = side / 2;
      int[] place = new int[side * side];
      int n = 0;
      for (int i = 0; i < side * side; i++) {
        place[i] = i / side < side - kept && i % side >= kept ? -1 : n++;
      }
      Triplets triplets = new Triplets(n, n);
      Laplacian.fivePoint(side, side)
          .forEach(
              (i, j, v) -> {
                if (place[i] >= 0 && place[j] >= 0) {
                  triplets.add(place[i], place[j], v);
                }
              });
      SparseMatrix grid = Laplacian.lShaped(side);
      assertEquals(triplets.toMatrix(), grid);
      assertTrue(grid.isSymmetric() && Young.isConsistentlyOrdered(grid));
    }
  }
}
