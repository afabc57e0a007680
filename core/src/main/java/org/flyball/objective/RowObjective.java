package org.flyball.objective;

/**
 * A mean over rows, {@code f(x) = (1/m) sum_j f_j(x)}, whose rows can be asked one by one: what
 * stochastic gradients need. A regularizer, where there is one, is part of every f_j.
 */
public interface RowObjective extends Objective {

  /** The number m of rows; may be 0, and then f is what every row would have in common. */
  int rows();

  /**
   * The mean gradient of some rows, {@code out = (1/count) sum_k grad f_rows[k](x)}: a minibatch.
   *
   * @param rows the rows' numbers in 0..m-1, duplicates welcome; the first {@code count} are used
   * @param count how many, at least 1
   * @param out (d) every entry is written
   */
  void gradient(double[] x, int[] rows, int count, double[] out);

  /**
   * The mean value of some rows and, in the same pass, their mean gradient: what Polyak's step size
   * needs.
   *
   * @param rows as for {@link #gradient(double[], int[], int, double[])}
   * @param count how many, at least 1
   * @param out (d) every entry is written
   * @return {@code (1/count) sum_k f_rows[k](x)}
   */
  double valueAndGradient(double[] x, int[] rows, int count, double[] out);

  /**
   * A weighted sum of some rows' gradients, {@code out = sum_k weights[k] grad f_rows[k](x)}: with
   * weight {@code 1 / (count m p_j)}, the unbiased estimate under importance sampling.
   */
  void gradient(double[] x, int[] rows, double[] weights, int count, double[] out);

  /** L_ij: the Lipschitz constant of {@code grad f_row}. */
  double rowSmoothness(int row);
}
