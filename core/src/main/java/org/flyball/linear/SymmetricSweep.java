package org.flyball.linear;

/**
 * The two halves of a symmetric SOR step on a scaled matrix {@code T = I + L + U}, each in half a
 * pass over its entries, for one omega.
 *
 * <p>With {@code keep = 1/omega - 1}, and r the residual before the step: the forward half has
 * {@code (I/omega + L) d = r} and leaves {@code keep d - U d}; so the backward half, {@code
 * (I/omega + U) e = keep d - U d}, needs U (d + e) and no product with d alone (Conrad and Wallach
 * 1979). It leaves the residual {@code keep e - L e}, and L e is gathered while the forward half of
 * the next step reads L anyway.
 */
interface SymmetricSweep {

  /** {@code (I/omega + L) d = r}; r and d may be the same array. */
  void solveLower(double[] r, double[] d);

  /** {@code (I/omega + U) e = r}, in place. */
  void solveUpper(double[] r);

  /**
   * The backward half: {@code (I/omega + U) e = keep d - U d}, and {@code x += d + e}.
   *
   * @param d the update of the forward half
   * @param x in and out: the iterate before the step, the iterate after it
   * @param e out: the update of the backward half
   * @param work zeros before; anything after
   */
  void backward(double[] d, double[] x, double[] e, double[] work);

  /**
   * The residual {@code r = keep e - L e} that a backward half left, and the forward half of the
   * next step, {@code (I/omega + L) d = r}.
   */
  void forward(double[] e, double[] r, double[] d);
}
