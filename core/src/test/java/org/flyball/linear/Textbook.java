package org.flyball.linear;

import java.util.Arrays;

/** Plain textbook versions of the kernels, as slow and as clear as the formulas. */
public final class Textbook {

  private Textbook() {}

  /** One SOR sweep, x_i from the newest values of all others. */
  public static void sweep(SparseMatrix a, double omega, double[] b, double[] x) {
    for (int i = 0; i < x.length; i++) {
      double sum = b[i];
      double diagonal = 0;
      for (int k = a.rowStart[i]; k < a.rowStart[i + 1]; k++) {
        if (a.column[k] == i) {
          diagonal = a.value[k];
        } else {
          sum -= a.value[k] * x[a.column[k]];
        }
      }
      x[i] = (1 - omega) * x[i] + omega * sum / diagonal;
    }
  }

  /** ||b - A x||_2. */
  public static double residual(SparseMatrix a, double[] b, double[] x) {
    double sum = 0;
    for (int i = 0; i < x.length; i++) {
      double r = b[i];
      for (int k = a.rowStart[i]; k < a.rowStart[i + 1]; k++) {
        r -= a.value[k] * x[a.column[k]];
      }
      sum += r * r;
    }
    return Math.sqrt(sum);
  }

  /** The paper's count: the first k with ||r_k|| <= tolerance ||r_0||, from x = 0. */
  public static int count(SparseMatrix a, double omega, double[] b, double tolerance) {
    double[] x = new double[b.length];
    double target = tolerance * residual(a, b, x);
    int k = 0;
    while (residual(a, b, x) > target) {
      sweep(a, omega, b, x);
      k++;
    }
    return k;
  }

  /** (1, 1, ..., 1). */
  public static double[] ones(int n) {
    double[] b = new double[n];
    Arrays.fill(b, 1);
    return b;
  }

  /** b_i = (7 i mod 11) - 5, i from 1. */
  public static double[] modular(int n) {
    double[] b = new double[n];
    for (int i = 0; i < n; i++) {
      b[i] = (7 * (i + 1)) % 11 - 5;
    }
    return b;
  }
}
