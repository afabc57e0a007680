package org.flyball.linear;

/**
 * {@link SymmetricSweep} on a scaled stencil; every sum is taken in the order of {@link
 * TriangleSymmetricSweep}.
 */
final class StencilSymmetricSweep implements SymmetricSweep {

  private final StencilLines s;
  private final double omega;

  StencilSymmetricSweep(StencilLines lines, double omega) {
    this.s = lines;
    this.omega = omega;
  }

  @Override
  public void solveLower(double[] r, double[] d) {
    double chain = omega * s.west;
    int i = 0;
    for (int line = 0; line < s.lines; line++) {
      int kind = s.kind(line);
      double previous = 0;
      for (int part = 0; part < 3; part++) {
        int[] o = s.offsets(kind, part);
        double[] w = s.weights(kind, part);
        for (int end = s.end(line, part); i < end; i++) {
          double sum = 0;
          for (int q = 0; q < o.length; q++) {
            sum += w[q] * d[i + o[q]];
          }
          previous = omega * (r[i] - sum) - chain * previous;
          d[i] = previous;
        }
      }
    }
  }

  @Override
  public void solveUpper(double[] r) {
    double chain = omega * s.west;
    int i = s.size() - 1;
    for (int line = s.lines - 1; line >= 0; line--) {
      int kind = s.kind(line);
      double next = 0;
      for (int part = 2; part >= 0; part--) {
        int[] o = s.offsets(kind, part);
        double[] w = s.weights(kind, part);
        for (int first = s.end(line, part - 1); i >= first; i--) {
          next = omega * r[i] - chain * next;
          r[i] = next;
          for (int q = o.length - 1; q >= 0; q--) {
            r[i + o[q]] -= w[q] * next;
          }
        }
      }
    }
  }

  @Override
  public void backward(double[] d, double[] x, double[] e, double[] work) {
    double keep = 1 / omega - 1;
    double chain = omega * s.west;
    int i = s.size() - 1;
    for (int line = s.lines - 1; line >= 0; line--) {
      int kind = s.kind(line);
      double next = 0; // d + e of row i + 1
      for (int part = 2; part >= 0; part--) {
        int[] o = s.offsets(kind, part);
        double[] w = s.weights(kind, part);
        for (int first = s.end(line, part - 1); i >= first; i--) {
          double di = d[i];
          double ei = omega * (keep * di + work[i]) - chain * next;
          next = di + ei;
          e[i] = ei;
          x[i] += next;
          for (int q = o.length - 1; q >= 0; q--) {
            work[i + o[q]] -= w[q] * next;
          }
        }
      }
    }
  }

  @Override
  public void forward(double[] e, double[] r, double[] d) {
    double keep = 1 / omega - 1;
    double west = s.west;
    double chain = omega * west;
    int i = 0;
    for (int line = 0; line < s.lines; line++) {
      int kind = s.kind(line);
      double previousD = 0;
      double previousE = 0;
      for (int part = 0; part < 3; part++) {
        int[] o = s.offsets(kind, part);
        double[] w = s.weights(kind, part);
        for (int end = s.end(line, part); i < end; i++) {
          double sumD = 0;
          double sumE = 0;
          for (int q = 0; q < o.length; q++) {
            sumD += w[q] * d[i + o[q]];
            sumE += w[q] * e[i + o[q]];
          }
          double ei = e[i];
          double ri = keep * ei - sumE - west * previousE;
          r[i] = ri;
          previousD = omega * (ri - sumD) - chain * previousD;
          d[i] = previousD;
          previousE = ei;
        }
      }
    }
  }
}
