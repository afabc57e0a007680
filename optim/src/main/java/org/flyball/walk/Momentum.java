package org.flyball.walk;

/** How theta moves on what the token evaluates. */
public enum Momentum {
  /** {@code theta += beta H}. */
  NONE,
  /**
   * The heavy ball, with a running mean m of H: {@code theta += beta m, m += beta (H - m)}, both
   * with the old values. For a gain of exponent below 1: at 1 the modes of the pair decay like
   * {@code e^(-t/2)} at best, too slowly for an error of 1/n unless the scale is above 1.
   *
   * <p>It filters what a self-repellent walk takes back, so that it is better before the limit. In
   * the limit the trace of its covariance is that of plain steps: in the eigenbasis of a symmetric
   * Hessian with eigenvalues L,
   *
   * <pre>
   * plain       V_pq = U_pq / (L_p + L_q)
   * heavy ball  V_pq = U_pq / (L_p + L_q + (L_p - L_q)^2 / 2)
   * </pre>
   */
  HEAVY_BALL
}
