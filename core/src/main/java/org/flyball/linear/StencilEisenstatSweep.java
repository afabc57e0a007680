package org.flyball.linear;

/**
 * {@link EisenstatSweep} on a scaled stencil; every sum is taken in the order of {@link
 * TriangleEisenstatSweep}.
 */
final class StencilEisenstatSweep implements EisenstatSweep {

  private final StencilLines s;
  private final double omega;

  StencilEisenstatSweep(StencilLines lines, double omega) {
    this.s = lines;
    this.omega = omega;
  }

  @Override
  public void backward(
      double alpha, double beta, double[] x, double[] q, double[] u, double[] t, double[] s) {
    StencilLines lines = this.s;
    double om = omega;
    double chain = om * lines.west;
    int i = lines.size() - 1;
    for (int line = lines.lines - 1; line >= 0; line--) {
      int kind = lines.kind(line);
      double next = 0; // t[i + 1]
      for (int part = 2; part >= 0; part--) {
        int[] o = lines.offsets(kind, part);
        double[] w = lines.weights(kind, part);
        for (int first = lines.end(line, part - 1); i >= first; i--) {
          x[i] += alpha * t[i];
          double ui = q[i] + beta * u[i];
          u[i] = ui;
          next = om * (ui + s[i]) - chain * next;
          t[i] = next;
          for (int k = 0; k < o.length; k++) {
            s[i + o[k]] -= w[k] * next;
          }
        }
      }
    }
  }

  @Override
  public double forward(double[] u, double[] t, double[] s, double[] image) {
    StencilLines lines = this.s;
    double om = omega;
    double kappa = 2 / om - 1;
    double own = 1 - 1 / om;
    double west = lines.west;
    double chain = om * west;
    double curvature = 0;
    int i = 0;
    for (int line = 0; line < lines.lines; line++) {
      int kind = lines.kind(line);
      double previousT = 0;
      double previousS = 0;
      for (int part = 0; part < 3; part++) {
        int[] o = lines.offsets(kind, part);
        double[] w = lines.weights(kind, part);
        for (int end = lines.end(line, part); i < end; i++) {
          double sumS = 0;
          double sumT = 0;
          for (int k = 0; k < o.length; k++) {
            sumS += w[k] * s[i + o[k]];
            sumT += w[k] * t[i + o[k]];
          }
          double ui = u[i];
          double ti = t[i];
          double si = om * (ui - kappa * ti - sumS) - chain * previousS;
          image[i] = own * ti + ui + sumT + west * previousT;
          s[i] = si;
          curvature += ui * (ti + si);
          previousT = ti;
          previousS = si;
        }
      }
    }
    return curvature;
  }
}
