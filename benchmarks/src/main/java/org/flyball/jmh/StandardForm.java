package org.flyball.jmh;

import org.flyball.linear.SparseMatrix;

/**
 * SSOR-preconditioned conjugate gradients in the standard form over compressed rows, written as in
 * a textbook but with care: the place of the diagonal known, no division in the loops, no
 * allocation per step.
 */
final class StandardForm {

  private final int[] rowStart;
  private final int[] diagonal;
  private final int[] column;
  private final double[] value;
  private final double[] scale; // omega / d_i
  private final double constant; // (2 - omega) / omega
  private final double[] x;
  private final double[] r;
  private final double[] z;
  private final double[] p;
  private final double[] image;

  StandardForm(SparseMatrix matrix, double omega) {
    int n = matrix.rows();
    rowStart = new int[n + 1];
    diagonal = new int[n];
    column = new int[matrix.entries()];
    value = new double[matrix.entries()];
    scale = new double[n];
    int[] next = {0};
    matrix.forEach(
        (i, j, v) -> {
          if (i == j) {
            diagonal[i] = next[0];
            scale[i] = omega / v;
          }
          column[next[0]] = j;
          value[next[0]] = v;
          rowStart[i + 1] = ++next[0];
        });
    constant = (2 - omega) / omega;
    x = new double[n];
    r = new double[n];
    z = new double[n];
    p = new double[n];
    image = new double[n];
  }

  /** Takes some steps from zero; the norm of the residual then. */
  double solve(double[] b, int steps) {
    for (int i = 0; i < x.length; i++) {
      x[i] = 0;
      r[i] = b[i];
    }
    precondition();
    System.arraycopy(z, 0, p, 0, p.length);
    double progress = dot(r, z);
    double norm = 0;
    for (int step = 0; step < steps; step++) {
      multiply();
      double alpha = progress / dot(p, image);
      for (int i = 0; i < x.length; i++) {
        x[i] += alpha * p[i];
        r[i] -= alpha * image[i];
      }
      norm = Math.sqrt(dot(r, r));
      precondition();
      double now = dot(r, z);
      double beta = now / progress;
      progress = now;
      for (int i = 0; i < x.length; i++) {
        p[i] = z[i] + beta * p[i];
      }
    }
    return norm;
  }

  private void multiply() {
    for (int i = 0; i < x.length; i++) {
      double sum = 0;
      for (int k = rowStart[i]; k < rowStart[i + 1]; k++) {
        sum += value[k] * p[column[k]];
      }
      image[i] = sum;
    }
  }

  /** z = P^-1 r. */
  private void precondition() {
    for (int i = 0; i < x.length; i++) {
      double sum = r[i];
      for (int k = rowStart[i]; k < diagonal[i]; k++) {
        sum -= value[k] * z[column[k]];
      }
      z[i] = scale[i] * sum;
    }
    for (int i = x.length - 1; i >= 0; i--) {
      double sum = 0;
      for (int k = diagonal[i] + 1; k < rowStart[i + 1]; k++) {
        sum += value[k] * z[column[k]];
      }
      // W^T z = D y constant: the diagonal of W is d / omega.
      z[i] = constant * value[diagonal[i]] * scale[i] * z[i] - scale[i] * sum;
    }
  }

  static double dot(double[] a, double[] b) {
    double s0 = 0;
    double s1 = 0;
    double s2 = 0;
    double s3 = 0;
    int i = 0;
    for (int end = a.length - 3; i < end; i += 4) {
      s0 += a[i] * b[i];
      s1 += a[i + 1] * b[i + 1];
      s2 += a[i + 2] * b[i + 2];
      s3 += a[i + 3] * b[i + 3];
    }
    for (; i < a.length; i++) {
      s0 += a[i] * b[i];
    }
    return (s0 + s1) + (s2 + s3);
  }
}
