package org.flyball.linear;

/**
 * {@link EisenstatSweep} on a scaled stencil; every sum is taken in the order of {@link
 * TriangleEisenstatSweep}.
 */
final class StencilEisenstatSweep implements EisenstatSweep {

  private final StencilLines lines;
  private final double omega;

  StencilEisenstatSweep(StencilLines lines, double omega) {
    this.lines = lines;
    this.omega = omega;
  }

  @Override
  public void backward(
      double alpha, double beta, double[] x, double[] q, double[] u, double[] t, double[] s) {
    double om = omega;
    double chain = om * lines.west;
    int i = lines.size() - 1;
    for (int line = lines.lines - 1; line >= 0; line--) {
      int kind = lines.kind(line);
      double next = 0; // t[i + 1]
      for (int part = 2; part >= 0; part--) {
        int[] o = lines.offsets(kind, part);
        double[] w = lines.weights(kind, part);
        int first = lines.end(line, part - 1);
        switch (o.length) {
          case 0 -> {
            for (; i >= first; i--) {
              x[i] += alpha * t[i];
              double ui = q[i] + beta * u[i];
              u[i] = ui;
              next = om * (ui + s[i]) - chain * next;
              t[i] = next;
            }
          }
          case 1 -> {
            int o0 = o[0];
            double w0 = w[0];
            for (; i >= first; i--) {
              x[i] += alpha * t[i];
              double ui = q[i] + beta * u[i];
              u[i] = ui;
              next = om * (ui + s[i]) - chain * next;
              t[i] = next;
              s[i + o0] -= w0 * next;
            }
          }
          case 2 -> {
            int o0 = o[0];
            int o1 = o[1];
            double w0 = w[0];
            double w1 = w[1];
            for (; i >= first; i--) {
              x[i] += alpha * t[i];
              double ui = q[i] + beta * u[i];
              u[i] = ui;
              next = om * (ui + s[i]) - chain * next;
              t[i] = next;
              s[i + o0] -= w0 * next;
              s[i + o1] -= w1 * next;
            }
          }
          default -> {
            int o0 = o[0];
            int o1 = o[1];
            int o2 = o[2];
            double w0 = w[0];
            double w1 = w[1];
            double w2 = w[2];
            for (; i >= first; i--) {
              x[i] += alpha * t[i];
              double ui = q[i] + beta * u[i];
              u[i] = ui;
              next = om * (ui + s[i]) - chain * next;
              t[i] = next;
              s[i + o0] -= w0 * next;
              s[i + o1] -= w1 * next;
              s[i + o2] -= w2 * next;
            }
          }
        }
      }
    }
  }

  @Override
  public double forward(double[] u, double[] t, double[] s, double[] image) {
    double om = omega;
    double kappa = 2 / om - 1;
    double own = 1 - 1 / om;
    double west = lines.west;
    double chain = om * lines.west;
    double curvature = 0;
    int i = 0;
    for (int line = 0; line < lines.lines; line++) {
      int kind = lines.kind(line);
      double previousT = 0;
      double previousS = 0;
      for (int part = 0; part < 3; part++) {
        int[] o = lines.offsets(kind, part);
        double[] w = lines.weights(kind, part);
        int end = lines.end(line, part);
        switch (o.length) {
          case 0 -> {
            for (; i < end; i++) {
              double ui = u[i];
              double ti = t[i];
              double si = om * (ui - kappa * ti) - chain * previousS;
              image[i] = own * ti + ui + west * previousT;
              s[i] = si;
              curvature += ui * (ti + si);
              previousT = ti;
              previousS = si;
            }
          }
          case 1 -> {
            int o0 = o[0];
            double w0 = w[0];
            for (; i < end; i++) {
              double ui = u[i];
              double ti = t[i];
              double si = om * (ui - kappa * ti - w0 * s[i + o0]) - chain * previousS;
              image[i] = own * ti + ui + w0 * t[i + o0] + west * previousT;
              s[i] = si;
              curvature += ui * (ti + si);
              previousT = ti;
              previousS = si;
            }
          }
          case 2 -> {
            int o0 = o[0];
            int o1 = o[1];
            double w0 = w[0];
            double w1 = w[1];
            for (; i < end; i++) {
              double ui = u[i];
              double ti = t[i];
              double si =
                  om * (ui - kappa * ti - (w0 * s[i + o0] + w1 * s[i + o1])) - chain * previousS;
              image[i] = own * ti + ui + (w0 * t[i + o0] + w1 * t[i + o1]) + west * previousT;
              s[i] = si;
              curvature += ui * (ti + si);
              previousT = ti;
              previousS = si;
            }
          }
          default -> {
            int o0 = o[0];
            int o1 = o[1];
            int o2 = o[2];
            double w0 = w[0];
            double w1 = w[1];
            double w2 = w[2];
            for (; i < end; i++) {
              double ui = u[i];
              double ti = t[i];
              double si =
                  om * (ui - kappa * ti - (w0 * s[i + o0] + w1 * s[i + o1] + w2 * s[i + o2]))
                      - chain * previousS;
              image[i] =
                  own * ti
                      + ui
                      + (w0 * t[i + o0] + w1 * t[i + o1] + w2 * t[i + o2])
                      + west * previousT;
              s[i] = si;
              curvature += ui * (ti + si);
              previousT = ti;
              previousS = si;
            }
          }
        }
      }
    }
    return curvature;
  }
}
