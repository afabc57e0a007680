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

  /** One SOR sweep from the last row to the first. */
  public static void sweepBack(SparseMatrix a, double omega, double[] b, double[] x) {
    for (int i = x.length - 1; i >= 0; i--) {
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

  /** P^-1 r with SSOR's P: one forward and one backward sweep on A z = r from z = 0. */
  public static double[] ssor(SparseMatrix a, double omega, double[] r) {
    double[] z = new double[r.length];
    sweep(a, omega, r, z);
    sweepBack(a, omega, r, z);
    return z;
  }

  /** Preconditioned conjugate gradients as every textbook has them, in the standard form. */
  public static final class ConjugateGradients {

    /** The iterate. */
    public final double[] x;

    private final SparseMatrix a;
    private final Preconditioner preconditioner;
    private final double[] r;
    private final double[] z;
    private final double[] p;
    private final double[] image;
    private double progress;

    /** Starts at x0. */
    public ConjugateGradients(
        SparseMatrix a, Preconditioner preconditioner, double[] b, double[] x0) {
      this.a = a;
      this.preconditioner = preconditioner;
      int n = b.length;
      x = x0.clone();
      r = new double[n];
      z = new double[n];
      image = new double[n];
      a.multiply(x, image);
      for (int i = 0; i < n; i++) {
        r[i] = b[i] - image[i];
      }
      preconditioner.apply(r, z);
      p = z.clone();
      progress = dot(r, z);
    }

    /** One step. */
    public void step() {
      a.multiply(p, image);
      double alpha = progress / dot(p, image);
      for (int i = 0; i < x.length; i++) {
        x[i] += alpha * p[i];
        r[i] -= alpha * image[i];
      }
      preconditioner.apply(r, z);
      double next = dot(r, z);
      for (int i = 0; i < x.length; i++) {
        p[i] = z[i] + next / progress * p[i];
      }
      progress = next;
    }

    /** ||r||_2 as carried along. */
    public double residual() {
      return Math.sqrt(dot(r, r));
    }

    /** Steps until ||r|| is at most this; how many. */
    public int count(double target) {
      int steps = 0;
      while (residual() > target) {
        step();
        steps++;
      }
      return steps;
    }

    private static double dot(double[] a, double[] b) {
      double sum = 0;
      for (int i = 0; i < a.length; i++) {
        sum += a[i] * b[i];
      }
      return sum;
    }
  }
}
