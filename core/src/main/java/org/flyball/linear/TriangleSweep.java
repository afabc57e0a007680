package org.flyball.linear;

/**
 * {@link BlockSweep} over a triangle. Two sweeps at once pay where rows come in long runs of one or
 * two entries (stencils on a grid): with more entries a row the chain is no longer what binds.
 */
final class TriangleSweep implements BlockSweep {

  private final RowBlocks blocks;
  private final TriangleRows rows;
  private final LowerTriangle shape;
  private final double[] lower;
  private final double[] upper;
  private final double[] west;
  private final double[] weight;
  private final double evenWeight; // of all rows, or -1
  private final boolean paired;

  private final int[] run; // these three of TriangleBlocks
  private final int[] runEnd;
  private final int[] entry;

  TriangleSweep(
      ScaledTriangles triangles,
      double[] weight,
      double evenWeight,
      TriangleRows rows,
      TriangleBlocks where) {
    shape = triangles.shape();
    lower = triangles.lower();
    upper = triangles.upper();
    west = triangles.westLower();
    this.weight = weight;
    this.evenWeight = evenWeight;
    this.rows = rows;
    blocks = where.rows;
    run = where.run;
    runEnd = where.runEnd;
    entry = where.entry;
    paired = lower == triangles.upper() && where.pairable;
  }

  @Override
  public RowBlocks blocks() {
    return blocks;
  }

  @Override
  public boolean interleaves() {
    return paired;
  }

  @Override
  public double bytesPerRow() {
    int values = lower == upper ? 1 : 2;
    double perEntry = Integer.BYTES + values * Double.BYTES;
    // x, r, d read and written, the weight of the norm, and west once or twice
    return perEntry * shape.column.length / Math.max(1, weight.length)
        + (7 + values) * Double.BYTES;
  }

  @Override
  public void sweep(int block, double omega, double[] x, double[] r, double[] d) {
    rows.sweep(
        blocks.start(block),
        blocks.end(block),
        run[block],
        runEnd[block],
        entry[block],
        omega,
        x,
        r,
        d);
  }

  @Override
  public void addSquares(int block, double[] r, double[] sums, int at) {
    int from = blocks.start(block);
    int to = blocks.end(block);
    if (evenWeight > 0) {
      WeightedNorms.addSquares(r, evenWeight, from, to, sums, at);
    } else {
      WeightedNorms.addSquares(r, weight, from, to, sums, at);
    }
  }

  @Override
  public void sweepTwo(int ahead, int behind, double omega, double[] x, double[] r, double[] d) {
    int i = blocks.start(ahead);
    int j = blocks.start(behind);
    int count = shape.runEntries[run[ahead]];
    // Whole blocks of one and the same length of rows, or not at all.
    int n = Math.min(blocks.end(ahead) - i, blocks.end(behind) - j);
    if (!paired
        || n < blocks.rows
        || j == 0
        || count < 1
        || count > 2
        || count != shape.runEntries[run[behind]]
        || runEnd[ahead] < i + n
        || runEnd[behind] < j + n
        || i + n == weight.length) {
      BlockSweep.super.sweepTwo(ahead, behind, omega, x, r, d);
    } else if (count == 1) {
      pair1(i, entry[ahead], j, entry[behind], n, omega, x, r, d);
    } else {
      pair2(i, entry[ahead], j, entry[behind], n, omega, x, r, d);
    }
  }

  private void pair1(
      int i, int k, int j, int m, int n, double omega, double[] x, double[] r, double[] d) {
    int[] col = shape.column;
    double[] low = lower;
    double[] west = this.west;
    double keep = 1 / omega - 1;
    double previousA = d[i - 1];
    double previousB = d[j - 1];
    double pendingA = keep * previousA;
    double pendingB = keep * previousB;
    for (int t = 0; t < n; t++) {
      int cA = col[k + t];
      double vA = low[k + t];
      double wA = west[i + t];
      double dA = omega * (r[i + t] - vA * d[cA]) - omega * wA * previousA;
      int cB = col[m + t];
      double vB = low[m + t];
      double wB = west[j + t];
      double dB = omega * (r[j + t] - vB * d[cB]) - omega * wB * previousB;
      r[i + t - 1] = pendingA - wA * dA;
      r[cA] -= vA * dA;
      d[i + t] = dA;
      x[i + t] += dA;
      pendingA = keep * dA;
      previousA = dA;
      r[j + t - 1] = pendingB - wB * dB;
      r[cB] -= vB * dB;
      d[j + t] = dB;
      x[j + t] += dB;
      pendingB = keep * dB;
      previousB = dB;
    }
  }

  private void pair2(
      int i, int k, int j, int m, int n, double omega, double[] x, double[] r, double[] d) {
    int[] col = shape.column;
    double[] low = lower;
    double[] west = this.west;
    double keep = 1 / omega - 1;
    double previousA = d[i - 1];
    double previousB = d[j - 1];
    double pendingA = keep * previousA;
    double pendingB = keep * previousB;
    for (int t = 0; t < n; t++) {
      int a0 = col[k + 2 * t];
      int a1 = col[k + 2 * t + 1];
      double va0 = low[k + 2 * t];
      double va1 = low[k + 2 * t + 1];
      double wA = west[i + t];
      double restA = r[i + t] - (va0 * d[a0] + va1 * d[a1]);
      double dA = omega * restA - omega * wA * previousA;
      int b0 = col[m + 2 * t];
      int b1 = col[m + 2 * t + 1];
      double vb0 = low[m + 2 * t];
      double vb1 = low[m + 2 * t + 1];
      double wB = west[j + t];
      double restB = r[j + t] - (vb0 * d[b0] + vb1 * d[b1]);
      double dB = omega * restB - omega * wB * previousB;
      r[i + t - 1] = pendingA - wA * dA;
      r[a0] -= va0 * dA;
      r[a1] -= va1 * dA;
      d[i + t] = dA;
      x[i + t] += dA;
      pendingA = keep * dA;
      previousA = dA;
      r[j + t - 1] = pendingB - wB * dB;
      r[b0] -= vb0 * dB;
      r[b1] -= vb1 * dB;
      d[j + t] = dB;
      x[j + t] += dB;
      pendingB = keep * dB;
      previousB = dB;
    }
  }
}
