package org.flyball.linear;

/** Singular matrices with a null space that is known. */
final class SingularMatrix {

  private SingularMatrix() {}

  /** The 5-point Laplacian with natural boundaries: the constants are its null space. */
  static SparseMatrix neumann(int width, int height) {
    int n = width * height;
    Triplets triplets = new Triplets(n, n);
    for (int i = 0; i < n; i++) {
      if (i % width > 0) {
        edge(triplets, i, i - 1);
      }
      if (i >= width) {
        edge(triplets, i, i - width);
      }
    }
    return triplets.toMatrix();
  }

  private static void edge(Triplets triplets, int i, int j) {
    triplets.add(i, i, 1);
    triplets.add(j, j, 1);
    triplets.add(i, j, -1);
    triplets.add(j, i, -1);
  }
}
