package org.flyball.federated;

/** Which constant stands for the clients' smoothness in a step size 1 / (L + constant xi). */
public enum Analysis {
  /** L_QM: the first analysis of EF21 (arXiv 2106.05203). */
  QUADRATIC_MEAN,
  /** L_AM, never above L_QM (arXiv 2402.10774); with unequal alpha_i, (1/n) sum L_i xi(alpha_i). */
  ARITHMETIC_MEAN,
  /** The smaller of L_+ and L_+,w: what the Hessians say, not only their norms. */
  CURVATURE,
  /**
   * Who depends on which variable (arXiv 2305.15264), with the paper's weights and L_+ or with the
   * best weights and the L_i, whichever gives the longer step; Top-k's alpha in as many dimensions
   * as a client has variables. Starts that are zero or dense keep what it needs.
   */
  RARE_FEATURES
}
