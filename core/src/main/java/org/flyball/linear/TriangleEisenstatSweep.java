package org.flyball.linear;

/** {@link EisenstatSweep} on {@link ScaledTriangles}. */
final class TriangleEisenstatSweep implements EisenstatSweep {

  private final double omega;
  private final LowerTriangle shape;
  private final double[] lower;
  private final double[] west;

  TriangleEisenstatSweep(ScaledTriangles triangles, double omega) {
    this.omega = omega;
    shape = triangles.shape();
    lower = triangles.lower();
    west = triangles.westLower();
  }

  @Override
  public void backward(
      double alpha, double beta, double[] x, double[] q, double[] u, double[] t, double[] s) {
    int[] col = shape.column;
    double[] low = lower;
    double[] w = west;
    double om = omega;
    double coupling = 0; // omega times the entry (i, i + 1)
    double next = 0; // t[i + 1]
    int k = col.length;
    int i = t.length - 1;
    int first = t.length;
    for (int run = shape.runRows.length - 1; run >= 0; run--) {
      first -= shape.runRows[run];
      switch (shape.runEntries[run]) {
        case 1 -> {
          for (; i >= first; i--) {
            x[i] += alpha * t[i];
            double ui = q[i] + beta * u[i];
            u[i] = ui;
            next = om * (ui + s[i]) - coupling * next;
            t[i] = next;
            k--;
            s[col[k]] -= low[k] * next;
            coupling = om * w[i];
          }
        }
        case 2 -> {
          for (; i >= first; i--) {
            x[i] += alpha * t[i];
            double ui = q[i] + beta * u[i];
            u[i] = ui;
            next = om * (ui + s[i]) - coupling * next;
            t[i] = next;
            k -= 2;
            s[col[k]] -= low[k] * next;
            s[col[k + 1]] -= low[k + 1] * next;
            coupling = om * w[i];
          }
        }
        default -> {
          int count = shape.runEntries[run];
          for (; i >= first; i--) {
            x[i] += alpha * t[i];
            double ui = q[i] + beta * u[i];
            u[i] = ui;
            next = om * (ui + s[i]) - coupling * next;
            t[i] = next;
            k -= count;
            for (int c = 0; c < count; c++) {
              s[col[k + c]] -= low[k + c] * next;
            }
            coupling = om * w[i];
          }
        }
      }
    }
  }

  @Override
  public double forward(double[] u, double[] t, double[] s, double[] image) {
    int[] col = shape.column;
    double[] low = lower;
    double[] w = west;
    double om = omega;
    double kappa = 2 / om - 1;
    double own = 1 - 1 / om;
    double previousT = 0;
    double previousS = 0;
    double curvature = 0;
    int k = 0;
    int i = 0;
    int end = 0;
    for (int run = 0; run < shape.runRows.length; run++) {
      end += shape.runRows[run];
      switch (shape.runEntries[run]) {
        case 1 -> {
          for (; i < end; i++, k++) {
            int c = col[k];
            double l = low[k];
            double wi = w[i];
            double ui = u[i];
            double ti = t[i];
            double si = om * (ui - kappa * ti - l * s[c]) - om * wi * previousS;
            image[i] = own * ti + ui + l * t[c] + wi * previousT;
            s[i] = si;
            curvature += ui * (ti + si);
            previousT = ti;
            previousS = si;
          }
        }
        case 2 -> {
          for (; i < end; i++, k += 2) {
            int c0 = col[k];
            int c1 = col[k + 1];
            double l0 = low[k];
            double l1 = low[k + 1];
            double wi = w[i];
            double ui = u[i];
            double ti = t[i];
            double si = om * (ui - kappa * ti - (l0 * s[c0] + l1 * s[c1])) - om * wi * previousS;
            image[i] = own * ti + ui + (l0 * t[c0] + l1 * t[c1]) + wi * previousT;
            s[i] = si;
            curvature += ui * (ti + si);
            previousT = ti;
            previousS = si;
          }
        }
        default -> {
          int count = shape.runEntries[run];
          for (; i < end; i++, k += count) {
            double sumS = 0;
            double sumT = 0;
            for (int c = 0; c < count; c++) {
              sumS += low[k + c] * s[col[k + c]];
              sumT += low[k + c] * t[col[k + c]];
            }
            double wi = w[i];
            double ui = u[i];
            double ti = t[i];
            double si = om * (ui - kappa * ti - sumS) - om * wi * previousS;
            image[i] = own * ti + ui + sumT + wi * previousT;
            s[i] = si;
            curvature += ui * (ti + si);
            previousT = ti;
            previousS = si;
          }
        }
      }
    }
    return curvature;
  }
}
