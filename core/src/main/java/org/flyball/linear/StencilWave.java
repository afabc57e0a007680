package org.flyball.linear;

/**
 * Four lines of a stencil without corners, swept together: line l is at place p - l while the first
 * is at place p. The north of a row is what the line before it found one turn ago, and the south of
 * a row is found with its east, so neither goes through memory between the four lines; and a row's
 * residual is written once, when it is final but for the lines after the four.
 */
final class StencilWave {

  /** How many lines go together. */
  static final int LINES = 4;

  private static final int SHORTEST = 8;

  private StencilWave() {}

  /** Whether this line and the next ones have the same earlier neighbours, a north among them. */
  static boolean fits(StencilLines s, int line) {
    int inPlane = line % s.plane;
    return !s.corners
        && s.length >= SHORTEST
        && inPlane > 0
        && inPlane + LINES <= s.plane
        && (s.lines == s.plane || line >= s.plane);
  }

  static void sweep(StencilLines s, int line, double omega, double[] x, double[] r, double[] d) {
    int length = s.length;
    for (int l = 0; l < LINES; l++) {
      StencilSweep.cells(s, line + l, 0, LINES - l, omega, x, r, d);
    }
    int kind = s.kind(line);
    double[] w = s.weights(kind, 1);
    if (w.length == 1) {
      plane(line * length, length, omega, s.west, w[0], x, r, d);
    } else {
      space(line * length, length, s.offsets(kind, 1)[0], omega, s.west, w, x, r, d);
    }
    for (int l = 0; l < LINES; l++) {
      StencilSweep.cells(s, line + l, length - l, length, omega, x, r, d);
    }
  }

  private static void plane(
      int p0,
      int length,
      double omega,
      double west,
      double north,
      double[] x,
      double[] r,
      double[] d) {
    double keep = 1 / omega - 1;
    double chain = omega * west;
    int above = p0 - length;
    int p1 = p0 + length - 1;
    int p2 = p1 + length - 1;
    int p3 = p2 + length - 1;
    double d0 = d[p0 + 3]; // the last update of each line
    double d1 = d[p1 + 3];
    double d2 = d[p2 + 3];
    double d3 = d[p3 + 3];
    for (int p = LINES; p < length; p++) {
      double e0 = omega * (r[p0 + p] - north * d[above + p]) - chain * d0;
      x[p0 + p] += e0;
      r[above + p] -= north * e0;
      double e1 = omega * (r[p1 + p] - north * d0) - chain * d1;
      x[p1 + p] += e1;
      r[p0 + p - 1] = (keep * d0 - west * e0) - north * e1;
      double e2 = omega * (r[p2 + p] - north * d1) - chain * d2;
      x[p2 + p] += e2;
      r[p1 + p - 1] = (keep * d1 - west * e1) - north * e2;
      double e3 = omega * (r[p3 + p] - north * d2) - chain * d3;
      x[p3 + p] += e3;
      r[p2 + p - 1] = (keep * d2 - west * e2) - north * e3;
      r[p3 + p - 1] = keep * d3 - west * e3;
      d[p3 + p] = e3;
      d0 = e0;
      d1 = e1;
      d2 = e2;
      d3 = e3;
    }
    d[p0 + length - 1] = d0;
    d[p1 + length - 1] = d1;
    d[p2 + length - 1] = d2;
  }

  private static void space(
      int p0,
      int length,
      int back,
      double omega,
      double west,
      double[] w,
      double[] x,
      double[] r,
      double[] d) {
    double below = w[0];
    double north = w[1];
    double keep = 1 / omega - 1;
    double chain = omega * west;
    int above = p0 - length;
    int p1 = p0 + length - 1;
    int p2 = p1 + length - 1;
    int p3 = p2 + length - 1;
    int b0 = p0 + back;
    int b1 = p1 + back;
    int b2 = p2 + back;
    int b3 = p3 + back;
    double d0 = d[p0 + 3];
    double d1 = d[p1 + 3];
    double d2 = d[p2 + 3];
    double d3 = d[p3 + 3];
    for (int p = LINES; p < length; p++) {
      double e0 = omega * (r[p0 + p] - (below * d[b0 + p] + north * d[above + p])) - chain * d0;
      double e1 = omega * (r[p1 + p] - (below * d[b1 + p] + north * d0)) - chain * d1;
      double e2 = omega * (r[p2 + p] - (below * d[b2 + p] + north * d1)) - chain * d2;
      double e3 = omega * (r[p3 + p] - (below * d[b3 + p] + north * d2)) - chain * d3;
      r[b0 + p] -= below * e0;
      r[b1 + p] -= below * e1;
      r[b2 + p] -= below * e2;
      r[b3 + p] -= below * e3;
      r[above + p] -= north * e0;
      r[p0 + p - 1] = (keep * d0 - west * e0) - north * e1;
      r[p1 + p - 1] = (keep * d1 - west * e1) - north * e2;
      r[p2 + p - 1] = (keep * d2 - west * e2) - north * e3;
      r[p3 + p - 1] = keep * d3 - west * e3;
      d[p0 + p] = e0;
      d[p1 + p] = e1;
      d[p2 + p] = e2;
      d[p3 + p] = e3;
      x[p0 + p] += e0;
      x[p1 + p] += e1;
      x[p2 + p] += e2;
      x[p3 + p] += e3;
      d0 = e0;
      d1 = e1;
      d2 = e2;
      d3 = e3;
    }
  }
}
