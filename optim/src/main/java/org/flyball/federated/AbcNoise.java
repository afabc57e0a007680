package org.flyball.federated;

import org.flyball.objective.FiniteSum;
import org.flyball.objective.RowObjective;
import org.flyball.objective.Smoothness;
import org.flyball.run.Checks;

/**
 * How much single rows' gradients may scatter on each client, the ABC assumption (arXiv
 * 2110.03294): with f_i^inf a number below all values of f_i,
 *
 * <pre>
 * E ||grad f_ij(x)||^2 &lt;= 2 A_i (f_i(x) - f_i^inf) + B_i ||grad f_i(x)||^2 + C_i     for every x
 * </pre>
 *
 * <p>It allows noise that grows with f, as that of real rows does: bounded variance is A = 0, B =
 * 1, C = sigma^2, and holds for least squares with no sigma. {@link #uniform} and {@link
 * #byRowSmoothness} know the constants of finite sums.
 *
 * @param a A_i, at least 0; (n), shared, do not write
 * @param b B_i, at least 0; (n)
 * @param c C_i, at least 0; (n)
 * @param lowest f_i^inf, or any number below it; (n)
 */
public record AbcNoise(double[] a, double[] b, double[] c, double[] lowest) {

  /** Checks lengths and signs. */
  public AbcNoise {
    check("A_i", a, a.length);
    check("B_i", b, a.length);
    check("C_i", c, a.length);
    Checks.length(lowest, a.length, "AbcNoise: lowest");
    Checks.finite(lowest, "AbcNoise: lowest");
  }

  /**
   * Rows drawn uniformly, as {@link Estimate.Minibatch} does: {@code A_i = max_j L_ij}, B_i = 1,
   * {@code C_i = 2 A_i (f_i^inf - (1/m) sum_j f_ij^inf)} (derived).
   *
   * @param f of {@link RowObjective}s with at least one row each
   * @param lowest f_i^inf or numbers below, (n)
   * @param rowsAbove a number that no f_ij is ever below, often 0
   */
  public static AbcNoise uniform(FiniteSum f, double[] lowest, double rowsAbove) {
    return ofRows(f, lowest, rowsAbove, Drawing.UNIFORM);
  }

  /**
   * Rows drawn with probabilities in proportion to L_ij, gradients divided by m p_j: the same with
   * {@code A_i = (1/m) sum_j L_ij} (arXiv 2110.03294). For an estimate of your own, {@link
   * RowObjective#gradient(double[], int[], double[], int, double[])}.
   */
  public static AbcNoise byRowSmoothness(FiniteSum f, double[] lowest, double rowsAbove) {
    return ofRows(f, lowest, rowsAbove, Drawing.BY_SMOOTHNESS);
  }

  private enum Drawing {
    UNIFORM,
    BY_SMOOTHNESS
  }

  private static AbcNoise ofRows(FiniteSum f, double[] lowest, double rowsAbove, Drawing drawing) {
    int n = f.size();
    Checks.length(lowest, n, "AbcNoise: lowest");
    Checks.that(Double.isFinite(rowsAbove), "AbcNoise: rowsAbove must be finite");
    double[] a = new double[n];
    double[] b = new double[n];
    double[] c = new double[n];
    double[] above = new double[n];
    for (int i = 0; i < n; i++) {
      Checks.that(
          f.client(i) instanceof RowObjective rows && rows.rows() > 0,
          "AbcNoise: client %s has no rows to draw; give its A, B and C yourself",
          i);
      RowObjective rows = (RowObjective) f.client(i);
      for (int j = 0; j < rows.rows(); j++) {
        double l = rows.rowSmoothness(j);
        a[i] = drawing == Drawing.UNIFORM ? Math.max(a[i], l) : a[i] + l / rows.rows();
      }
      b[i] = 1;
      above[i] = Math.max(lowest[i], rowsAbove); // f_i is a mean of what is above
      c[i] = 2 * a[i] * (above[i] - rowsAbove);
    }
    return new AbcNoise(a, b, c, above);
  }

  private static void check(String name, double[] values, int n) {
    Checks.length(values, n, "AbcNoise: " + name);
    for (int i = 0; i < n; i++) {
      if (!(values[i] >= 0 && values[i] < Double.POSITIVE_INFINITY)) {
        Checks.that(
            false,
            "AbcNoise: %s of client %s is %s, must be at least 0 and finite",
            name,
            i,
            values[i]);
      }
    }
  }

  /** {@code 2 (A_i + L_i max(0, B_i - 1))}: the variance is at most this times f_i - f_i^inf. */
  double growth(int client, Smoothness smoothness) {
    return 2 * (a[client] + smoothness.client(client) * Math.max(0, b[client] - 1));
  }
}
