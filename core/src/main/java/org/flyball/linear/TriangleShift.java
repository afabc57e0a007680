package org.flyball.linear;

import org.flyball.run.Monitor;
import org.flyball.run.Run;

/** {@code h(t) = ||K - t I||_2^2 - (t + 1/2)^2}, and its root nu; see {@link SsorSpectrum}. */
final class TriangleShift {

  private static final int MOST_SECANTS = 40;
  private static final double ERROR = 1e-9;

  private final SparseMatrix lower;
  private final double[] image;
  private final double[] shifted;

  TriangleShift(SparseMatrix matrix) {
    int n = matrix.rows();
    double[] d = matrix.diagonal();
    Triplets triplets = new Triplets(n, n);
    matrix.forEach(
        (i, j, v) -> {
          if (j < i) {
            triplets.add(i, j, v / Math.sqrt(d[i]) / Math.sqrt(d[j]));
          }
        });
    lower = triplets.toMatrix();
    image = new double[n];
    shifted = new double[n];
  }

  /** {@code x -> (K - t I)(K - t I)^T x}. */
  private LinearOperator squared(double t) {
    return (x, out) -> {
      lower.multiplyTransposed(x, image);
      for (int i = 0; i < x.length; i++) {
        shifted[i] = image[i] - t * x[i];
      }
      lower.multiply(shifted, out);
      for (int i = 0; i < x.length; i++) {
        out[i] -= t * shifted[i];
      }
    };
  }

  Eigenvalue nu(Spectrum jacobi, Lanczos lanczos, Monitor monitor) {
    int n = lower.rows();
    double steepest = jacobi.largest().atMost();
    double flattest = jacobi.smallest().atLeast();
    double left = -0.25;
    double height = height(left, lanczos, monitor);
    double t = left + Math.max(0, height) / steepest;
    double slope = steepest;
    for (int k = 0; k < MOST_SECANTS && t > left; k++) {
      double now = height(t, lanczos, monitor);
      if (!(now < height)) {
        break; // rounding, or a monitor that has seen enough
      }
      slope = (height - now) / (t - left);
      left = t;
      height = now;
      double move = height / slope;
      if (!(move > 1e-13 * (1 + Math.abs(t)))) {
        break;
      }
      t = left + move;
    }
    double value = left + height / slope;
    // The Ritz values are from inside, so h is at least what was found, but for rounding.
    double rounding = 1e-14 * (1 + steepest);
    double atLeast = left + (height - rounding) / (height > rounding ? steepest : floor(flattest));
    // h is at most "above" at the root found, and falls at least by "flattest" per unit.
    double centre = value + 0.5;
    double wanted = lanczos.accuracy() * Math.abs(value) * flattest / (centre * centre);
    Lanczos sharper =
        new Lanczos(
            Math.min(0.5, Math.max(1e-7, wanted)),
            lanczos.maxSteps(),
            lanczos.failure(),
            lanczos.seed().child("nu"));
    Run<Spectrum> run = sharper.start(squared(value), n, Lanczos.Ends.LARGEST);
    double above = run.finish(monitor).largest().atMost() - centre * centre;
    double atMost = flattest > 0 ? value + Math.max(0, above) / flattest : Double.POSITIVE_INFINITY;
    return new Eigenvalue(
        value,
        Math.abs(height) / floor(flattest),
        Math.max(-0.25, Math.min(atLeast, value)),
        atMost);
  }

  private static double floor(double slope) {
    return Math.max(slope, Double.MIN_NORMAL);
  }

  /** h(t), by Lanczos until the largest Ritz value has an error that its square makes vanish. */
  private double height(double t, Lanczos lanczos, Monitor monitor) {
    LanczosProcess process =
        new LanczosProcess(squared(t), lower.rows(), lanczos.seed().child("height").stream());
    double value = 0;
    long next = 8;
    boolean wanted = true;
    while (wanted && process.step()) {
      int done = process.known().size();
      if (done >= next || process.isExhausted() || done >= lanczos.maxSteps()) {
        Tridiagonal.Ritz ritz = process.known().end(1);
        value = process.unit() * ritz.value();
        wanted =
            ritz.error() > ERROR * process.known().norm()
                && done < lanczos.maxSteps()
                && monitor.observe(done, ritz.error());
        next = done + Math.max(8, done / 16L);
      }
    }
    return value - (t + 0.5) * (t + 0.5);
  }
}
