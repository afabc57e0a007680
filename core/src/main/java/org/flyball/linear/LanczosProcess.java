package org.flyball.linear;

import java.util.random.RandomGenerator;

/**
 * The Lanczos process on a symmetric operator, from a start that is standard normal (Golub and Van
 * Loan), without reorthogonalisation, which the ends of the spectrum do not need. Everything is
 * divided by a power of two near the norm of the first product, so that operators of any size are
 * in range.
 */
final class LanczosProcess {

  private final LinearOperator operator;
  private final double startNorm;
  private final Tridiagonal known = new Tridiagonal();
  private double[] v;
  private double[] previous;
  private double[] w;
  private double unit;
  private double coupling;
  private boolean exhausted;
  private boolean finite = true;

  /**
   * @param n at least 1
   * @param random from {@code org.flyball.random}: at least its Gaussians, two of which in a row
   *     are not 0
   */
  LanczosProcess(LinearOperator operator, int n, RandomGenerator random) {
    this.operator = operator;
    v = new double[n];
    for (int i = 0; i < n; i++) {
      v[i] = random.nextGaussian();
    }
    startNorm = Vectors.norm(v);
    divide(v, startNorm);
    previous = new double[n];
    w = new double[n];
  }

  /** One step, unless there is none left to do. Cost: one product and 10 n flops. */
  boolean step() {
    if (exhausted || !finite) {
      return false;
    }
    operator.apply(v, w);
    if (known.size() == 0) {
      unit = KrylovRun.unit(Vectors.norm(w));
    }
    double before = coupling;
    for (int i = 0; i < w.length; i++) {
      w[i] = w[i] / unit - before * previous[i];
    }
    double diagonal = Vectors.dot(w, v);
    for (int i = 0; i < w.length; i++) {
      w[i] -= diagonal * v[i];
    }
    double next = Vectors.norm(w);
    if (!Double.isFinite(diagonal) || !Double.isFinite(next)) {
      finite = false;
      return false;
    }
    known.add(diagonal, next);
    coupling = next;
    exhausted = next <= 1e-14 * known.norm();
    if (!exhausted) {
      double[] oldest = previous;
      previous = v;
      v = w;
      divide(v, next);
      w = oldest;
    }
    return true;
  }

  /** Whether the products were finite so far. */
  boolean isFinite() {
    return finite;
  }

  /** Whether the vectors span a space that the operator does not leave: nothing is left to find. */
  boolean isExhausted() {
    return exhausted;
  }

  /** What is known, in units of {@link #unit()}. */
  Tridiagonal known() {
    return known;
  }

  /** A power of two. */
  double unit() {
    return unit;
  }

  /** The norm of the start before it was made 1. */
  double startNorm() {
    return startNorm;
  }

  private static void divide(double[] v, double by) {
    for (int i = 0; i < v.length; i++) {
      v[i] /= by;
    }
  }
}
