package org.flyball.linear;

import org.flyball.run.Checks;

/** The model problems of the field: finite-difference Laplacians with zero boundary values. */
public final class Laplacian {

  private Laplacian() {}

  /**
   * The 5-point Laplacian on {@code width} &times; {@code height} interior points, row by row:
   * diagonal 4, neighbours -1. Symmetric positive definite and consistently ordered, with {@code
   * beta = (cos(pi/(width+1)) + cos(pi/(height+1))) / 2}.
   */
  public static SparseMatrix fivePoint(int width, int height) {
    Checks.that(
        width >= 0 && height >= 0 && (long) width * height <= Integer.MAX_VALUE / 5,
        "Laplacian: a grid of %s x %s points is not between 0 and 4e8 points",
        width,
        height);
    int n = width * height;
    int[] rowStart = new int[n + 1];
    int entries = n == 0 ? 0 : 5 * n - 2 * width - 2 * height;
    int[] column = new int[entries];
    double[] value = new double[entries];
    int k = 0;
    for (int i = 0; i < n; i++) {
      int x = i % width;
      k = put(i >= width, i - width, -1, k, column, value);
      k = put(x > 0, i - 1, -1, k, column, value);
      k = put(true, i, 4, k, column, value);
      k = put(x < width - 1, i + 1, -1, k, column, value);
      k = put(i + width < n, i + width, -1, k, column, value);
      rowStart[i + 1] = k;
    }
    return SparseMatrix.adopt(n, n, rowStart, column, value);
  }

  /**
   * The 5-point Laplacian on an L: {@code side} &times; {@code side} interior points without one
   * quarter, the upper right, row by row; as MATLAB's {@code delsq(numgrid('L', side + 2))}. Its
   * side is {@code side / 2}, rounded up. Consistently ordered; the corner inside has a singular
   * eigenvector, and no closed form is known. Sides 10 and 30 give the n = 75 and 675 of Figure 4
   * of arXiv 2310.02246; its "S", for square, is {@code fivePoint(side, side)}.
   */
  public static SparseMatrix lShaped(int side) {
    Checks.that(
        side >= 0 && (long) side * side <= Integer.MAX_VALUE / 5,
        "Laplacian: an L of side %s is not between 0 and 20724",
        side);
    int kept = side / 2;
    int shortRows = side - kept;
    int corner = shortRows * kept;
    int n = corner + kept * side;
    Triplets triplets = new Triplets(n, n);
    for (int y = 0; y < side; y++) {
      int width = y < shortRows ? kept : side;
      int first = y < shortRows ? y * kept : corner + (y - shortRows) * side;
      // A neighbour above the widening is one short row away.
      int above = y <= shortRows ? kept : side;
      for (int x = 0; x < width; x++) {
        int i = first + x;
        triplets.add(i, i, 4);
        if (x > 0) {
          triplets.add(i, i - 1, -1);
          triplets.add(i - 1, i, -1);
        }
        if (y > 0 && (y != shortRows || x < kept)) {
          triplets.add(i, i - above, -1);
          triplets.add(i - above, i, -1);
        }
      }
    }
    return triplets.toMatrix();
  }

  private static int put(
      boolean present, int where, double what, int k, int[] column, double[] value) {
    if (!present) {
      return k;
    }
    column[k] = where;
    value[k] = what;
    return k + 1;
  }
}
