package org.flyball.linear;

/** {@link SymmetricSweep} on {@link ScaledTriangles}. */
final class TriangleSymmetricSweep implements SymmetricSweep {

  private final double omega;
  private final LowerTriangle shape;
  private final double[] lower;
  private final double[] upper;
  private final double[] westLower;
  private final double[] westUpper;

  TriangleSymmetricSweep(ScaledTriangles triangles, double omega) {
    this.omega = omega;
    shape = triangles.shape();
    lower = triangles.lower();
    upper = triangles.upper();
    westLower = triangles.westLower();
    westUpper = triangles.westUpper();
  }

  @Override
  public void solveLower(double[] r, double[] d) {
    int[] col = shape.column;
    double[] low = lower;
    double[] west = westLower;
    double previous = 0;
    int k = 0;
    int i = 0;
    int end = 0;
    for (int run = 0; run < shape.runRows.length; run++) {
      end += shape.runRows[run];
      int count = shape.runEntries[run];
      for (; i < end; i++) {
        double sum = 0;
        for (int last = k + count; k < last; k++) {
          sum += low[k] * d[col[k]];
        }
        previous = omega * (r[i] - sum) - omega * west[i] * previous;
        d[i] = previous;
      }
    }
  }

  @Override
  public void solveUpper(double[] r) {
    int[] col = shape.column;
    double[] up = upper;
    double[] east = westUpper;
    double coupling = 0; // omega times the entry (i, i + 1)
    double next = 0;
    int k = col.length;
    int i = r.length - 1;
    int first = r.length;
    for (int run = shape.runRows.length - 1; run >= 0; run--) {
      first -= shape.runRows[run];
      int count = shape.runEntries[run];
      for (; i >= first; i--) {
        next = omega * r[i] - coupling * next;
        r[i] = next;
        for (int start = k - count; k > start; ) {
          k--;
          r[col[k]] -= up[k] * next;
        }
        coupling = omega * east[i];
      }
    }
  }

  @Override
  public void backward(double[] d, double[] x, double[] e, double[] work) {
    int[] col = shape.column;
    double[] up = upper;
    double[] east = westUpper;
    double keep = 1 / omega - 1;
    double coupling = 0;
    double next = 0; // d + e of row i + 1
    int k = col.length;
    int i = d.length - 1;
    int first = d.length;
    for (int run = shape.runRows.length - 1; run >= 0; run--) {
      first -= shape.runRows[run];
      int count = shape.runEntries[run];
      for (; i >= first; i--) {
        double di = d[i];
        double ei = omega * (keep * di + work[i]) - coupling * next;
        next = di + ei;
        e[i] = ei;
        x[i] += next;
        for (int start = k - count; k > start; ) {
          k--;
          work[col[k]] -= up[k] * next;
        }
        coupling = omega * east[i];
      }
    }
  }

  @Override
  public void forward(double[] e, double[] r, double[] d) {
    int[] col = shape.column;
    double[] low = lower;
    double[] west = westLower;
    double keep = 1 / omega - 1;
    double previousD = 0;
    double previousE = 0;
    int k = 0;
    int i = 0;
    int end = 0;
    for (int run = 0; run < shape.runRows.length; run++) {
      end += shape.runRows[run];
      int count = shape.runEntries[run];
      for (; i < end; i++) {
        double sumD = 0;
        double sumE = 0;
        for (int last = k + count; k < last; k++) {
          sumD += low[k] * d[col[k]];
          sumE += low[k] * e[col[k]];
        }
        double ei = e[i];
        double ri = keep * ei - sumE - west[i] * previousE;
        r[i] = ri;
        previousD = omega * (ri - sumD) - omega * west[i] * previousD;
        d[i] = previousD;
        previousE = ei;
      }
    }
  }
}
