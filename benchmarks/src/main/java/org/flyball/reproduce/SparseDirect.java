package org.flyball.reproduce;

import org.ejml.data.DMatrixRMaj;
import org.ejml.data.DMatrixSparseCSC;
import org.ejml.interfaces.linsol.LinearSolverSparse;
import org.ejml.sparse.FillReducing;
import org.ejml.sparse.csc.factory.LinearSolverFactory_DSCC;
import org.flyball.linear.LinearSystem;
import org.flyball.linear.SparseMatrix;
import org.flyball.run.Checks;

/**
 * EJML's sparse Cholesky factorization for matrices of one pattern: analysed once, factored anew
 * for each. EJML has no ordering that reduces fill; on a square grid nested dissection is a dozen
 * lines (George 1973). Not for several threads.
 */
final class SparseDirect {

  private static final int SMALL = 4;

  private final int[] place; // of each unknown in the new order
  private final DMatrixSparseCSC permuted;
  private final int[] where; // of each entry of the matrix, in its order, in the permuted one
  private final LinearSolverSparse<DMatrixSparseCSC, DMatrixRMaj> solver =
      LinearSolverFactory_DSCC.cholesky(FillReducing.NONE);
  private final DMatrixRMaj right;
  private final DMatrixRMaj left;

  /**
   * For matrices with the pattern of this one.
   *
   * @param pattern a 5-point stencil on {@code side} &times; {@code side} points, row by row
   */
  SparseDirect(SparseMatrix pattern, int side) {
    place = new int[side * side];
    dissect(0, side, 0, side, side, new int[1]);
    int n = place.length;
    right = new DMatrixRMaj(n, 1);
    left = new DMatrixRMaj(n, 1);
    where = new int[pattern.entries()];
    permuted = new DMatrixSparseCSC(n, n, pattern.entries());
    int[] count = new int[n];
    pattern.forEach((i, j, v) -> count[place[j]]++);
    for (int j = 0; j < n; j++) {
      permuted.col_idx[j + 1] = permuted.col_idx[j] + count[j];
    }
    permuted.nz_length = pattern.entries();
    int[] next = permuted.col_idx.clone();
    int[] entry = {0};
    pattern.forEach(
        (i, j, v) -> {
          int at = next[place[j]]++;
          permuted.nz_rows[at] = place[i];
          permuted.nz_values[at] = v;
          where[entry[0]++] = at;
        });
  }

  /** Numbers the points of a rectangle: both halves, then the line between them. */
  private void dissect(int x0, int x1, int y0, int y1, int side, int[] next) {
    int width = x1 - x0;
    int height = y1 - y0;
    if (width <= SMALL && height <= SMALL) {
      for (int y = y0; y < y1; y++) {
        for (int x = x0; x < x1; x++) {
          place[y * side + x] = next[0]++;
        }
      }
    } else if (width >= height) {
      int middle = (x0 + x1) / 2;
      dissect(x0, middle, y0, y1, side, next);
      dissect(middle + 1, x1, y0, y1, side, next);
      for (int y = y0; y < y1; y++) {
        place[y * side + middle] = next[0]++;
      }
    } else {
      int middle = (y0 + y1) / 2;
      dissect(x0, x1, y0, middle, side, next);
      dissect(x0, x1, middle + 1, y1, side, next);
      for (int x = x0; x < x1; x++) {
        place[middle * side + x] = next[0]++;
      }
    }
  }

  /** The solution; fresh. */
  double[] solve(LinearSystem system) {
    int[] entry = {0};
    system
        .matrix()
        .toSparseMatrix()
        .forEach((i, j, v) -> permuted.nz_values[where[entry[0]++]] = v);
    Checks.that(solver.setA(permuted), "SparseDirect: the matrix is not positive definite");
    solver.setStructureLocked(true);
    double[] b = system.rightHandSide();
    for (int i = 0; i < b.length; i++) {
      right.data[place[i]] = b[i];
    }
    solver.solve(right, left);
    double[] x = new double[b.length];
    for (int i = 0; i < x.length; i++) {
      x[i] = left.data[place[i]];
    }
    return x;
  }
}
