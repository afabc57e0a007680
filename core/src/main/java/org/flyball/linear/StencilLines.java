package org.flyball.linear;

import java.util.Arrays;

/**
 * A stencil as kernels see it: lines of equal length, coefficients that do not change along the
 * inside of a line, and neighbours on earlier lines at fixed offsets. Sides of one point are left
 * out first, so that "west" is the neighbour i - 1 and the others are farther away, as in {@link
 * LowerTriangle}.
 *
 * <p>Which earlier neighbours a row has depends on its line's kind (what lines there are before it)
 * and, if there are corners, on its part of the line: head, inside or tail. Turning the grid around
 * makes later neighbours of earlier ones: row i has the neighbour i + o where row n - 1 - i has i -
 * o.
 */
final class StencilLines {

  private static final int NORTH = 1;
  private static final int BELOW = 2;

  /** Unknowns in a line. */
  final int length;

  /** Number of lines. */
  final int lines;

  /** Lines in a plane; all of them if there is one plane. */
  final int plane;

  final double diagonal;

  /** The coefficient of i - 1 and i + 1. */
  final double west;

  /** Whether there are neighbours at the corners of a row's square. */
  final boolean corners;

  /** By kind and part: how far back the neighbours on earlier lines are, farthest first. */
  private final int[][] offset;

  private final double[][] weight;

  /**
   * @param before weights of the neighbours on earlier lines: below, and on the last line west to
   *     east
   */
  private StencilLines(
      int length, int lines, int plane, double diagonal, double west, double[] before) {
    this.length = length;
    this.lines = lines;
    this.plane = plane;
    this.diagonal = diagonal;
    this.west = west;
    offset = new int[12][];
    weight = new double[12][];
    corners = before[1] != 0 || before[3] != 0;
    int[] back = {-length * plane, -length - 1, -length, -length + 1};
    int[] line = {BELOW, NORTH, NORTH, NORTH};
    for (int kind = 0; kind < 4; kind++) {
      for (int part = 0; part < 3; part++) {
        if (part > 0 && !corners) {
          offset[3 * kind + part] = offset[3 * kind];
          weight[3 * kind + part] = weight[3 * kind];
          continue;
        }
        int[] o = new int[4];
        double[] w = new double[4];
        int count = 0;
        for (int q = 0; q < 4; q++) {
          boolean corner = q == 1 || q == 3;
          boolean there = corner ? corners && part != (q == 1 ? 0 : 2) : true;
          if (there && (kind & line[q]) != 0) {
            o[count] = back[q];
            w[count++] = before[q];
          }
        }
        offset[3 * kind + part] = Arrays.copyOf(o, count);
        weight[3 * kind + part] = Arrays.copyOf(w, count);
      }
    }
  }

  /**
   * @param side points along x, y, z
   * @param coefficient diagonal, along x, y, z, falling corners, rising corners
   */
  static StencilLines of(int[] side, double[] coefficient) {
    int[] extent = {1, 1, 1};
    double[] along = new double[3];
    int count = 0;
    for (int q = 0; q < 3; q++) {
      if (side[q] > 1) {
        along[count] = coefficient[q + 1];
        extent[count++] = side[q];
      }
    }
    boolean plane = side[0] > 1 && side[1] > 1;
    double[] before = {along[2], plane ? coefficient[4] : 0, along[1], plane ? coefficient[5] : 0};
    return new StencilLines(
        extent[0], extent[1] * extent[2], extent[1], coefficient[0], along[0], before);
  }

  /** The same with unit diagonal, in the variables of {@link ScaledMatrix}. */
  StencilLines scaled() {
    return new StencilLines(this);
  }

  private StencilLines(StencilLines unscaled) {
    length = unscaled.length;
    lines = unscaled.lines;
    plane = unscaled.plane;
    corners = unscaled.corners;
    offset = unscaled.offset;
    diagonal = 1;
    west = unscaled.scaled(unscaled.west);
    weight = new double[unscaled.weight.length][];
    for (int q = 0; q < weight.length; q++) {
      if (q % 3 > 0 && !corners) {
        weight[q] = weight[q - 1];
        continue;
      }
      weight[q] = unscaled.weight[q].clone();
      for (int p = 0; p < weight[q].length; p++) {
        weight[q][p] = unscaled.scaled(weight[q][p]);
      }
    }
  }

  /** The same operations as in ScaledTriangles, for the same bits. */
  private double scaled(double value) {
    double root = Math.sqrt(Math.abs(diagonal));
    double product = root * root;
    double v =
        product >= Double.MIN_NORMAL && product <= Double.MAX_VALUE
            ? value / product
            : value / root / root;
    return diagonal < 0 ? -v : v;
  }

  int size() {
    return length * lines;
  }

  /** What kinds of lines there are before this one. */
  int kind(int line) {
    return (line % plane > 0 ? NORTH : 0) | (line >= plane ? BELOW : 0);
  }

  /** Of a place within a line: 0 head, 1 inside, 2 tail. */
  int part(int place) {
    return place == 0 ? 0 : place == length - 1 ? 2 : 1;
  }

  /**
   * Where a part of a line ends, in rows; part -1 ends where the line begins. Without corners there
   * is no need to tell head and tail from the inside.
   */
  int end(int line, int part) {
    int start = line * length;
    if (part < 0) {
      return start;
    }
    if (!corners) {
      return part == 0 ? start : start + length;
    }
    return part == 0 ? start + 1 : part == 1 ? start + length - 1 : start + length;
  }

  int[] offsets(int kind, int part) {
    return offset[3 * kind + part];
  }

  double[] weights(int kind, int part) {
    return weight[3 * kind + part];
  }
}
