package org.flyball.linear;

/**
 * {@link SymmetricSweep} on a scaled stencil; every sum is taken in the order of {@link
 * TriangleSymmetricSweep}.
 */
final class StencilSymmetricSweep implements SymmetricSweep {

  private final StencilLines lines;
  private final double omega;

  StencilSymmetricSweep(StencilLines lines, double omega) {
    this.lines = lines;
    this.omega = omega;
  }

  @Override
  public void solveLower(double[] r, double[] d) {
    double om = omega;
    double chain = om * lines.west;
    int i = 0;
    for (int line = 0; line < lines.lines; line++) {
      int kind = lines.kind(line);
      double previous = 0;
      for (int part = 0; part < 3; part++) {
        int[] o = lines.offsets(kind, part);
        double[] w = lines.weights(kind, part);
        int end = lines.end(line, part);
        switch (o.length) {
          case 0 -> {
            for (; i < end; i++) {
              previous = om * r[i] - chain * previous;
              d[i] = previous;
            }
          }
          case 1 -> {
            int o0 = o[0];
            double w0 = w[0];
            for (; i < end; i++) {
              previous = om * (r[i] - w0 * d[i + o0]) - chain * previous;
              d[i] = previous;
            }
          }
          case 2 -> {
            int o0 = o[0];
            int o1 = o[1];
            double w0 = w[0];
            double w1 = w[1];
            for (; i < end; i++) {
              previous = om * (r[i] - (w0 * d[i + o0] + w1 * d[i + o1])) - chain * previous;
              d[i] = previous;
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
              previous =
                  om * (r[i] - (w0 * d[i + o0] + w1 * d[i + o1] + w2 * d[i + o2]))
                      - chain * previous;
              d[i] = previous;
            }
          }
        }
      }
    }
  }

  @Override
  public void solveUpper(double[] r) {
    double om = omega;
    double chain = om * lines.west;
    int i = lines.size() - 1;
    for (int line = lines.lines - 1; line >= 0; line--) {
      int kind = lines.kind(line);
      double next = 0;
      for (int part = 2; part >= 0; part--) {
        int[] o = lines.offsets(kind, part);
        double[] w = lines.weights(kind, part);
        int first = lines.end(line, part - 1);
        switch (o.length) {
          case 0 -> {
            for (; i >= first; i--) {
              next = om * r[i] - chain * next;
              r[i] = next;
            }
          }
          case 1 -> {
            int o0 = o[0];
            double w0 = w[0];
            for (; i >= first; i--) {
              next = om * r[i] - chain * next;
              r[i] = next;
              r[i + o0] -= w0 * next;
            }
          }
          case 2 -> {
            int o0 = o[0];
            int o1 = o[1];
            double w0 = w[0];
            double w1 = w[1];
            for (; i >= first; i--) {
              next = om * r[i] - chain * next;
              r[i] = next;
              r[i + o0] -= w0 * next;
              r[i + o1] -= w1 * next;
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
              next = om * r[i] - chain * next;
              r[i] = next;
              r[i + o0] -= w0 * next;
              r[i + o1] -= w1 * next;
              r[i + o2] -= w2 * next;
            }
          }
        }
      }
    }
  }

  @Override
  public void backward(double[] d, double[] x, double[] e, double[] work) {
    double om = omega;
    double keep = 1 / om - 1;
    double chain = om * lines.west;
    int i = lines.size() - 1;
    for (int line = lines.lines - 1; line >= 0; line--) {
      int kind = lines.kind(line);
      double next = 0; // d + e of row i + 1
      for (int part = 2; part >= 0; part--) {
        int[] o = lines.offsets(kind, part);
        double[] w = lines.weights(kind, part);
        int first = lines.end(line, part - 1);
        switch (o.length) {
          case 0 -> {
            for (; i >= first; i--) {
              double di = d[i];
              double ei = om * (keep * di + work[i]) - chain * next;
              next = di + ei;
              e[i] = ei;
              x[i] += next;
            }
          }
          case 1 -> {
            int o0 = o[0];
            double w0 = w[0];
            for (; i >= first; i--) {
              double di = d[i];
              double ei = om * (keep * di + work[i]) - chain * next;
              next = di + ei;
              e[i] = ei;
              x[i] += next;
              work[i + o0] -= w0 * next;
            }
          }
          case 2 -> {
            int o0 = o[0];
            int o1 = o[1];
            double w0 = w[0];
            double w1 = w[1];
            for (; i >= first; i--) {
              double di = d[i];
              double ei = om * (keep * di + work[i]) - chain * next;
              next = di + ei;
              e[i] = ei;
              x[i] += next;
              work[i + o0] -= w0 * next;
              work[i + o1] -= w1 * next;
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
              double di = d[i];
              double ei = om * (keep * di + work[i]) - chain * next;
              next = di + ei;
              e[i] = ei;
              x[i] += next;
              work[i + o0] -= w0 * next;
              work[i + o1] -= w1 * next;
              work[i + o2] -= w2 * next;
            }
          }
        }
      }
    }
  }

  @Override
  public void forward(double[] e, double[] r, double[] d) {
    double om = omega;
    double keep = 1 / om - 1;
    double west = lines.west;
    double chain = om * lines.west;
    int i = 0;
    for (int line = 0; line < lines.lines; line++) {
      int kind = lines.kind(line);
      double previousD = 0;
      double previousE = 0;
      for (int part = 0; part < 3; part++) {
        int[] o = lines.offsets(kind, part);
        double[] w = lines.weights(kind, part);
        int end = lines.end(line, part);
        switch (o.length) {
          case 0 -> {
            for (; i < end; i++) {
              double ei = e[i];
              double ri = keep * ei - west * previousE;
              r[i] = ri;
              previousD = om * ri - chain * previousD;
              d[i] = previousD;
              previousE = ei;
            }
          }
          case 1 -> {
            int o0 = o[0];
            double w0 = w[0];
            for (; i < end; i++) {
              double ei = e[i];
              double ri = keep * ei - w0 * e[i + o0] - west * previousE;
              r[i] = ri;
              previousD = om * (ri - w0 * d[i + o0]) - chain * previousD;
              d[i] = previousD;
              previousE = ei;
            }
          }
          case 2 -> {
            int o0 = o[0];
            int o1 = o[1];
            double w0 = w[0];
            double w1 = w[1];
            for (; i < end; i++) {
              double ei = e[i];
              double ri = keep * ei - (w0 * e[i + o0] + w1 * e[i + o1]) - west * previousE;
              r[i] = ri;
              previousD = om * (ri - (w0 * d[i + o0] + w1 * d[i + o1])) - chain * previousD;
              d[i] = previousD;
              previousE = ei;
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
              double ei = e[i];
              double ri =
                  keep * ei - (w0 * e[i + o0] + w1 * e[i + o1] + w2 * e[i + o2]) - west * previousE;
              r[i] = ri;
              previousD =
                  om * (ri - (w0 * d[i + o0] + w1 * d[i + o1] + w2 * d[i + o2]))
                      - chain * previousD;
              d[i] = previousD;
              previousE = ei;
            }
          }
        }
      }
    }
  }
}
