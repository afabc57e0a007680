package org.flyball.bandit;

import java.util.Arrays;

/**
 * Least squares in a box, {@code min ||F theta - y||} with {@code |theta_j| <= bound_j}, for a
 * handful of unknowns and rows that come one at a time.
 *
 * <p>The rows are kept as the triangle R and the right-hand side z of a QR factorization, updated
 * by Givens rotations (Golub and Van Loan): 3 n^2 flops a row, and solving does not depend on their
 * number. R starts as RIDGE times the identity, which makes the answer unique: among the minimisers
 * it is that of least norm, up to RIDGE^2 relative to the squared singular values of F. So the
 * ordinary solution, where the box holds it, is the minimum-norm one.
 *
 * <p>The box is handled by active sets (Lawson and Hanson 1974; Stark and Parker 1995): solve for
 * the free unknowns, walk towards that until the first of them meets its bound, fix it there; when
 * all are inside, free the fixed one whose gradient points inwards the most. The objective falls
 * strictly from one set to the next, so no set comes twice.
 */
final class BoundedLeastSquares {

  static final double RIDGE = 1e-6;

  private final int n;
  private final double[] triangle; // (n x n), row-major, upper
  private final double[] right;

  // Work arrays, meaningless between calls.
  private final double[] row;
  private final boolean[] fixed;
  private final double[] target;
  private final double[] matrix;
  private final double[] vector;
  private final int[] free;

  BoundedLeastSquares(int unknowns) {
    n = unknowns;
    triangle = new double[n * n];
    for (int i = 0; i < n; i++) {
      triangle[i * n + i] = RIDGE;
    }
    right = new double[n];
    row = new double[n];
    fixed = new boolean[n];
    target = new double[n];
    matrix = new double[n * n];
    vector = new double[n];
    free = new int[n];
  }

  /**
   * The same with this state: the n &times; n triangle and the right-hand side, one after another.
   */
  static BoundedLeastSquares of(int unknowns, double[] state, int from) {
    BoundedLeastSquares saved = new BoundedLeastSquares(unknowns);
    System.arraycopy(state, from, saved.triangle, 0, unknowns * unknowns);
    System.arraycopy(state, from + unknowns * unknowns, saved.right, 0, unknowns);
    return saved;
  }

  /** Length of the state of one with this many unknowns. */
  static int stateLength(int unknowns) {
    return unknowns * unknowns + unknowns;
  }

  void save(double[] out, int from) {
    System.arraycopy(triangle, 0, out, from, n * n);
    System.arraycopy(right, 0, out, from + n * n, n);
  }

  /** Takes one more row {@code <features, theta> = value}. */
  void add(double[] features, double value) {
    System.arraycopy(features, 0, row, 0, n);
    double rest = value;
    for (int k = 0; k < n; k++) {
      double b = row[k];
      if (b == 0) {
        continue;
      }
      double a = triangle[k * n + k];
      double length = Math.sqrt(a * a + b * b);
      double c = a / length;
      double s = b / length;
      for (int j = k; j < n; j++) {
        double above = triangle[k * n + j];
        triangle[k * n + j] = c * above + s * row[j];
        row[j] = c * row[j] - s * above;
      }
      double above = right[k];
      right[k] = c * above + s * rest;
      rest = c * rest - s * above;
    }
  }

  /** Fills {@code out} with the minimiser in the box; {@code bound} is positive or 0. */
  void solve(double[] bound, double[] out) {
    for (int i = n - 1; i >= 0; i--) {
      double sum = right[i];
      for (int j = i + 1; j < n; j++) {
        sum -= triangle[i * n + j] * out[j];
      }
      out[i] = sum / triangle[i * n + i];
    }
    boolean inside = true;
    for (int i = 0; i < n; i++) {
      fixed[i] = !(Math.abs(out[i]) <= bound[i]);
      if (fixed[i]) {
        inside = false;
        out[i] = Math.copySign(bound[i], out[i]);
      }
    }
    if (!inside) {
      descend(bound, out);
    }
  }

  private void descend(double[] bound, double[] out) {
    int freed = -1;
    // Each set at most once; the limit only guards against rounding.
    for (int round = 0; round < 50 * n; round++) {
      solveFree(out);
      if (freed >= 0 && target[freed] * Math.signum(out[freed]) >= bound[freed]) {
        fixed[freed] = true; // its gradient was rounding: it wants to leave the box again
        return;
      }
      if (!walk(bound, out)) {
        freed = -1;
        continue;
      }
      freed = release(bound, out);
      if (freed < 0) {
        return;
      }
      fixed[freed] = false;
    }
  }

  /** Goes to the target, or until the first bound; whether the target was reached. */
  private boolean walk(double[] bound, double[] out) {
    double share = 1;
    int first = -1;
    for (int i = 0; i < n; i++) {
      if (!fixed[i] && Math.abs(target[i]) > bound[i]) {
        double to = Math.copySign(bound[i], target[i]);
        double part = (to - out[i]) / (target[i] - out[i]);
        if (first < 0 || part < share) {
          share = part;
          first = i;
        }
      }
    }
    for (int i = 0; i < n; i++) {
      if (!fixed[i]) {
        double moved = first < 0 ? target[i] : out[i] + share * (target[i] - out[i]);
        out[i] = Math.max(-bound[i], Math.min(bound[i], moved));
      }
    }
    if (first < 0) {
      return true;
    }
    out[first] = Math.copySign(bound[first], target[first]);
    fixed[first] = true;
    return false;
  }

  /** The fixed unknown that gains the most by leaving its bound, or -1 if none gains. */
  private int release(double[] bound, double[] out) {
    for (int i = 0; i < n; i++) {
      double sum = -right[i];
      for (int j = i; j < n; j++) {
        sum += triangle[i * n + j] * out[j];
      }
      vector[i] = sum;
    }
    int best = -1;
    double most = 0;
    for (int j = 0; j < n; j++) {
      if (fixed[j] && bound[j] > 0) {
        double gradient = 0;
        double size = 0;
        for (int i = 0; i <= j; i++) {
          double entry = triangle[i * n + j];
          gradient += entry * vector[i];
          size += Math.abs(entry) * (Math.abs(vector[i]) + Math.abs(right[i]));
        }
        double inwards = gradient * Math.signum(out[j]);
        if (inwards > 1e-12 * size && inwards > most) {
          most = inwards;
          best = j;
        }
      }
    }
    return best;
  }

  /** Fills {@code target} with the minimiser over the free unknowns, the others as they are. */
  private void solveFree(double[] out) {
    int count = 0;
    for (int j = 0; j < n; j++) {
      target[j] = out[j];
      if (!fixed[j]) {
        free[count++] = j;
      }
    }
    for (int i = 0; i < n; i++) {
      double sum = right[i];
      for (int j = i; j < n; j++) {
        if (fixed[j]) {
          sum -= triangle[i * n + j] * out[j];
        }
      }
      vector[i] = sum;
      for (int c = 0; c < count; c++) {
        matrix[i * n + c] = free[c] >= i ? triangle[i * n + free[c]] : 0;
      }
    }
    // The columns of R that are left are triangular but for some entries below: rotate them away.
    for (int c = 0; c < count; c++) {
      for (int i = c + 1; i < n && i <= free[c]; i++) {
        rotate(c, i, count);
      }
    }
    for (int c = count - 1; c >= 0; c--) {
      double sum = vector[c];
      for (int k = c + 1; k < count; k++) {
        sum -= matrix[c * n + k] * target[free[k]];
      }
      target[free[c]] = sum / matrix[c * n + c];
    }
  }

  private void rotate(int upper, int lower, int count) {
    double b = matrix[lower * n + upper];
    if (b == 0) {
      return;
    }
    double a = matrix[upper * n + upper];
    double length = Math.sqrt(a * a + b * b);
    double c = a / length;
    double s = b / length;
    for (int k = upper; k < count; k++) {
      double above = matrix[upper * n + k];
      double below = matrix[lower * n + k];
      matrix[upper * n + k] = c * above + s * below;
      matrix[lower * n + k] = c * below - s * above;
    }
    double above = vector[upper];
    vector[upper] = c * above + s * vector[lower];
    vector[lower] = c * vector[lower] - s * above;
  }

  @Override
  public String toString() {
    return "BoundedLeastSquares" + Arrays.toString(right);
  }
}
