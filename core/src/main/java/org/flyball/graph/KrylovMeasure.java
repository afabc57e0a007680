package org.flyball.graph;

import java.util.Arrays;
import org.flyball.linear.Vectors;

/**
 * How one function spreads over the modes of a chain, and what other functions have in common with
 * it there: nodes lambda_k and weights {@code w_kp} so that {@code sum_k f(lambda_k) w_kp} is
 * {@code v^T f(S) v_p}.
 *
 * <p>After k steps of the Lanczos process from v, the eigenvalues of its tridiagonal matrix and the
 * squares of their eigenvectors' first entries are Gauss's quadrature for v's measure (Golub and
 * Meurant, "Matrices, Moments and Quadrature", 1994): exact for polynomials of degree 2 k - 1, and
 * for {@code f = 1 / (1 - lambda)} what k steps of conjugate gradients give, error squared. For v_p
 * the dot products with the basis are recorded as it passes; nothing else of it is stored.
 *
 * <p>Every step takes the part along sqrt(mu) out afresh: its eigenvalue 1 is the pole.
 */
final class KrylovMeasure {

  /** Poles nearer to the spectrum's lower end than this are of no concern: alpha = 1e7. */
  private static final double BELOW = 1e-7;

  final double[] eigenvalue;

  /** w_kp at {@code k * columns + p}. */
  final double[] weight;

  final int columns;
  private final double norm;
  private final double gapAtLeast;
  private final double[] alpha;
  private final double[] beta;

  private KrylovMeasure(
      double[] eigenvalue,
      double[] weight,
      int columns,
      double norm,
      double gapAtLeast,
      double[] alpha,
      double[] beta) {
    this.eigenvalue = eigenvalue;
    this.weight = weight;
    this.columns = columns;
    this.norm = norm;
    this.gapAtLeast = gapAtLeast;
    this.alpha = alpha;
    this.beta = beta;
  }

  /** Nodes and weights that are known exactly. */
  static KrylovMeasure exact(double[] eigenvalue, double[] weight, int columns, double gap) {
    return new KrylovMeasure(
        eigenvalue, weight, columns, 0, gap, new double[] {0}, new double[] {0});
  }

  /** v_q against all of v; where that is itself alone, half the steps do: the error is squared. */
  static KrylovMeasure of(SymmetricChain chain, double[][] v, int q, double gapAtLeast) {
    int columns = v.length;
    double largest = 0;
    for (double entry : v[q]) {
      largest = Math.max(largest, Math.abs(entry));
    }
    if (largest == 0) {
      return exact(new double[0], new double[0], columns, gapAtLeast);
    }
    return new LanczosPass(chain, v, q, gapAtLeast, largest).run();
  }

  /** What is left out of {@code v^T (1 - S)^-1 v} at most. */
  double leftOutAbove() {
    double r = norm * residual(alpha, beta, alpha.length, 1, -1);
    return r * r / gapAtLeast;
  }

  /** The residual norm of {@code (1 + c (1 + S)) w = v}. */
  double residualBelow(double c) {
    return norm * residual(alpha, beta, alpha.length, 1 + c, c);
  }

  double norm() {
    return norm;
  }

  /** The relative residual norm of {@code (shift + factor T) z = e_1} after k steps. */
  private static double residual(
      double[] alpha, double[] beta, int k, double shift, double factor) {
    double y = 1;
    double pivot = shift + factor * alpha[0];
    for (int j = 1; j < k; j++) {
      double coupling = factor * beta[j - 1];
      y *= -coupling / pivot;
      pivot = shift + factor * alpha[j] - coupling * coupling / pivot;
    }
    return pivot > 0 ? Math.abs(factor * beta[k - 1] * y / pivot) : Double.POSITIVE_INFINITY;
  }

  /** The process itself, and when it has seen enough. */
  private static final class LanczosPass {

    private final SymmetricChain chain;
    private final double[][] others;
    private final int own;
    private final double gapAtLeast;
    private final double largest;
    private final End above = new End(1, -1);
    private final End below = new End(1 + BELOW, 1);
    private double[] alpha = new double[64];
    private double[] beta = new double[64];
    private double[] shared = new double[64];
    private int steps;

    LanczosPass(
        SymmetricChain chain, double[][] others, int own, double gapAtLeast, double largest) {
      this.chain = chain;
      this.others = others;
      this.own = own;
      this.gapAtLeast = gapAtLeast;
      this.largest = largest;
    }

    KrylovMeasure run() {
      int n = chain.nodes();
      double[] now = new double[n];
      for (int i = 0; i < n; i++) {
        now[i] = others[own][i] / largest; // so that no square over- or underflows
      }
      double length = Vectors.norm(now);
      scale(now, 1 / length);
      double norm = length * largest;
      double[] before = new double[n];
      double[] next = new double[n];
      double coupling = 0;
      int limit = (int) Math.min(100_000, 200 + 20L * n);
      do {
        record(now, norm);
        chain.matrix().multiply(now, next);
        double diagonal = 0;
        for (int i = 0; i < n; i++) {
          next[i] -= coupling * before[i];
          diagonal += now[i] * next[i];
        }
        for (int i = 0; i < n; i++) {
          next[i] -= diagonal * now[i];
        }
        chain.project(next);
        coupling = Vectors.norm(next);
        alpha[steps] = diagonal;
        beta[steps] = coupling;
        steps++;
        above.step(diagonal, coupling);
        below.step(diagonal, coupling);
        if (coupling > 0) {
          scale(next, 1 / coupling);
        }
        double[] spare = before;
        before = now;
        now = next;
        next = spare;
      } while (coupling > 0 && steps < limit && !enough());
      return close(norm);
    }

    private void record(double[] now, double norm) {
      int columns = others.length;
      if (steps == alpha.length) {
        alpha = Arrays.copyOf(alpha, 2 * steps);
        beta = Arrays.copyOf(beta, 2 * steps);
      }
      if (columns * (steps + 1) > shared.length) {
        shared = Arrays.copyOf(shared, Math.max(2 * shared.length, columns * 64));
      }
      for (int p = 0; p < columns; p++) {
        // For v itself the dot products are known, whatever orthogonality gets lost.
        shared[steps * columns + p] =
            p == own ? (steps == 0 ? norm : 0) : Vectors.dot(now, others[p]);
      }
    }

    private boolean enough() {
      if (others.length == 1) {
        return above.square() <= 1e-17 * gapAtLeast * above.value
            && below.square() <= 1e-17 * BELOW * below.value;
      }
      return above.residual <= 1e-15 * above.value && below.residual <= 1e-15 * below.value;
    }

    private KrylovMeasure close(double norm) {
      int columns = others.length;
      int rows = columns + 1;
      double[] z = new double[steps * rows];
      for (int k = 0; k < steps; k++) {
        System.arraycopy(shared, k * columns, z, k * rows, columns);
      }
      z[columns] = 1; // e_1, so the last row becomes the eigenvectors' first entries
      double[] eigenvalue = Arrays.copyOf(alpha, steps);
      TridiagonalModes.diagonalise(eigenvalue, Arrays.copyOf(beta, steps), z, rows);
      double[] weight = new double[steps * columns];
      for (int k = 0; k < steps; k++) {
        double mine = norm * z[k * rows + columns];
        for (int p = 0; p < columns; p++) {
          weight[k * columns + p] = p == own ? mine * mine : mine * z[k * rows + p];
        }
      }
      return new KrylovMeasure(
          eigenvalue,
          weight,
          columns,
          norm,
          gapAtLeast,
          Arrays.copyOf(alpha, steps),
          Arrays.copyOf(beta, steps));
    }
  }

  /** {@code (shift + factor T) z = e_1}, followed as T grows: z's first entry and the residual. */
  private static final class End {

    private final double shift;
    private final double factor;
    private double pivot;
    private double y;
    private double lastCoupling;
    double value;
    double residual;

    End(double shift, double factor) {
      this.shift = shift;
      this.factor = factor;
    }

    void step(double diagonal, double coupling) {
      if (pivot == 0) {
        y = 1;
        pivot = shift + factor * diagonal;
      } else {
        y *= -lastCoupling / pivot;
        pivot = shift + factor * diagonal - lastCoupling * lastCoupling / pivot;
      }
      lastCoupling = factor * coupling;
      value += y * y / pivot;
      residual = pivot > 0 ? Math.abs(lastCoupling * y / pivot) : Double.POSITIVE_INFINITY;
    }

    double square() {
      return residual * residual;
    }
  }

  private static void scale(double[] v, double factor) {
    for (int i = 0; i < v.length; i++) {
      v[i] *= factor;
    }
  }
}
