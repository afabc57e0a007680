package org.flyball.linear;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A sparse matrix scaled to unit diagonal, and the sweep that relaxes it.
 *
 * <p>A symmetric matrix with a positive diagonal stays symmetric, and its triangle is stored once:
 * about 12 bytes per pair of entries instead of 24.
 */
final class ScaledTriangles implements ScaledMatrix {

  private final int zeroDiagonalRow;

  /** {@code sqrt|d_i|}; x = x' / root, and the residual is r_i = sign_i root_i r'_i. */
  private final double[] root;

  /** {@code |d_i|}, the weights that make the norm of the scaled residual that of the true one. */
  private final double[] weight;

  /** The weight of every row if they are equal, else -1. */
  private final double evenWeight;

  private final boolean[] negative;
  private final LowerTriangle shape;
  private final double[] lower;
  private final double[] upper;
  private final double[] westLower;
  private final double[] westUpper;
  private final TriangleRows rows;
  private @Nullable TriangleSweep blocked; // made on demand; immutable, so races are harmless

  /**
   * Scales a matrix.
   *
   * @param old of a matrix with the same pattern, whose arrays are to be used and which nobody uses
   *     any more; null for none
   */
  ScaledTriangles(SparseMatrix matrix, @Nullable ScaledTriangles old) {
    int n = matrix.rows();
    shape = matrix.pattern.lower();
    int entries = shape.column.length;
    root = old == null ? new double[n] : old.root;
    weight = old == null ? new double[n] : old.weight;
    negative = old == null ? new boolean[n] : old.negative;
    lower = old == null ? new double[entries] : old.lower;
    westLower = old == null ? new double[n] : old.westLower;
    int zero = -1;
    double even = -1;
    for (int i = n - 1; i >= 0; i--) {
      double d = matrix.diagonal(i);
      weight[i] = Math.abs(d);
      root[i] = Math.sqrt(weight[i]);
      negative[i] = d < 0;
      zero = d == 0 ? i : zero;
      even = i == n - 1 || weight[i] == even ? weight[i] : -1;
    }
    zeroDiagonalRow = zero;
    evenWeight = even;
    if (fillLower(matrix.value)) {
      upper = lower;
      westUpper = westLower;
    } else {
      upper = old == null || old.upper == lower ? new double[entries] : old.upper;
      westUpper = old == null || old.westUpper == westLower ? new double[n] : old.westUpper;
      fillUpper(matrix.value);
    }
    rows = new TriangleRows(shape, lower, upper, westLower, westUpper);
  }

  /** Writes L; whether U is its transpose. */
  private boolean fillLower(double[] value) {
    boolean symmetric = true;
    int k = 0;
    int i = 0;
    for (int run = 0; run < shape.runRows.length; run++) {
      for (int end = i + shape.runRows[run]; i < end; i++) {
        for (int last = k + shape.runEntries[run]; k < last; k++) {
          int j = shape.column[k];
          double v = scaled(value, shape.lowerSource[k], i, j);
          lower[k] = v;
          symmetric = symmetric && v == scaled(value, shape.upperSource[k], j, i);
        }
        if (i > 0) {
          double v = scaled(value, shape.westLowerSource[i], i, i - 1);
          westLower[i] = v;
          symmetric = symmetric && v == scaled(value, shape.westUpperSource[i], i - 1, i);
        }
      }
    }
    return symmetric;
  }

  private void fillUpper(double[] value) {
    int k = 0;
    int i = 0;
    for (int run = 0; run < shape.runRows.length; run++) {
      for (int end = i + shape.runRows[run]; i < end; i++) {
        for (int last = k + shape.runEntries[run]; k < last; k++) {
          upper[k] = scaled(value, shape.upperSource[k], shape.column[k], i);
        }
        if (i > 0) {
          westUpper[i] = scaled(value, shape.westUpperSource[i], i - 1, i);
        }
      }
    }
  }

  private double scaled(double[] value, int place, int i, int j) {
    if (place < 0) {
      return 0;
    }
    // The product of the roots is symmetric in i and j, so equal entries stay equal bit for bit;
    // where it leaves the range of a double, dividing twice does not.
    double product = root[i] * root[j];
    double v =
        product >= Double.MIN_NORMAL && product <= Double.MAX_VALUE
            ? value[place] / product
            : value[place] / Math.max(root[i], root[j]) / Math.min(root[i], root[j]);
    return negative[i] ? -v : v;
  }

  /** {@code |d_i|}, the weights of the norm of the scaled residual. */
  double[] weight() {
    return weight;
  }

  /** The places of all entries off the diagonal, for kernels in other classes. */
  LowerTriangle shape() {
    return shape;
  }

  /** L west of "west", in the order of {@link LowerTriangle#column}. */
  double[] lower() {
    return lower;
  }

  /** U in the order of L; the same array if T is symmetric. */
  double[] upper() {
    return upper;
  }

  /** The entries (i, i-1), per row. */
  double[] westLower() {
    return westLower;
  }

  /** The entries (i-1, i), per row; the same array if T is symmetric. */
  double[] westUpper() {
    return westUpper;
  }

  @Override
  public int zeroDiagonalRow() {
    return zeroDiagonalRow;
  }

  @Override
  public int negativeDiagonalRow() {
    for (int i = 0; i < negative.length; i++) {
      if (negative[i]) {
        return i;
      }
    }
    return -1;
  }

  @Override
  public void scale(double[] r) {
    for (int i = 0; i < r.length; i++) {
      r[i] = (negative[i] ? -r[i] : r[i]) / root[i];
    }
  }

  @Override
  public void scaleIterate(double[] x) {
    for (int i = 0; i < x.length; i++) {
      x[i] *= root[i];
    }
  }

  @Override
  public void unscale(double factor, double[] x, double[] out) {
    for (int i = 0; i < out.length; i++) {
      out[i] = factor * x[i] / root[i];
    }
  }

  @Override
  public double norm(double[] r) {
    // Equal weights need no trip to memory; the roundings are the same.
    return evenWeight > 0
        ? WeightedNorms.weightedNorm(r, evenWeight)
        : WeightedNorms.norm(r, weight);
  }

  @Override
  public double retreat(double alpha, double[] v, double[] r) {
    double[] w = weight;
    double s0 = 0;
    double s1 = 0;
    int i = 0;
    for (int end = r.length - 1; i < end; i += 2) {
      double ra = r[i] - alpha * v[i];
      double rb = r[i + 1] - alpha * v[i + 1];
      r[i] = ra;
      r[i + 1] = rb;
      s0 += w[i] * ra * ra;
      s1 += w[i + 1] * rb * rb;
    }
    if (i < r.length) {
      r[i] -= alpha * v[i];
      s0 += w[i] * r[i] * r[i];
    }
    return WeightedNorms.norm(r, w, s0 + s1);
  }

  @Override
  public SymmetricSweep symmetricSweep(double omega) {
    return new TriangleSymmetricSweep(this, omega);
  }

  @Override
  public EisenstatSweep eisenstatSweep(double omega) {
    return new TriangleEisenstatSweep(this, omega);
  }

  @Override
  public void sweep(double omega, double[] x, double[] r, double[] d) {
    int firstRun = shape.runRows.length > 0 ? shape.runRows[0] : 0;
    rows.sweep(0, root.length, 0, firstRun, 0, omega, x, r, d);
  }

  @Override
  public boolean mayInterleave() {
    return upper == lower;
  }

  @Override
  public Optional<BlockSweep> inBlocks(int blockRows) {
    TriangleSweep ready = blocked;
    if (ready == null || ready.blocks().rows != blockRows) {
      ready = new TriangleSweep(this, weight, evenWeight, rows, shape.blocks(blockRows));
      blocked = ready;
    }
    return Optional.of(ready);
  }
}
