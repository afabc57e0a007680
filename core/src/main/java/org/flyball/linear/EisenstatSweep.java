package org.flyball.linear;

/**
 * The two substitutions of an SSOR-CG step in Eisenstat's form, on a symmetric matrix scaled to
 * unit diagonal, {@code T = I + L + L^T}, for one omega.
 *
 * <p>With {@code W = I/omega + L} and {@code kappa = 2/omega - 1}: {@code T = W + W^T - kappa I}
 * (Eisenstat 1981), so for a direction {@code t = W^-T u}
 *
 * <pre>
 * W^-1 T t = t + s,    s = W^-1 (u - kappa t)
 * T t      = W t + u - kappa t = (1 - 1/omega) t + u + L t
 * </pre>
 *
 * One backward substitution gives t; one forward substitution gives s, and gathers L t from the
 * entries that it loads anyway: T t with no product.
 */
interface EisenstatSweep {

  /**
   * Moves x and takes the next direction: {@code x += alpha t}, {@code u <- q + beta u}, {@code t
   * <- W^-T u}. Rows go backwards, and a row spreads its t over the earlier ones, so that L is read
   * by rows here too.
   *
   * @param s zeros before; anything after
   */
  void backward(
      double alpha, double beta, double[] x, double[] q, double[] u, double[] t, double[] s);

  /**
   * {@code s = W^-1 (u - kappa t)} and {@code image = T t}.
   *
   * @return the curvature {@code t^T T t = u^T (t + s)}
   */
  double forward(double[] u, double[] t, double[] s, double[] image);
}
