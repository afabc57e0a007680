package org.flyball.bandit;

/**
 * How the loss of the one arm that was pulled becomes an unbiased estimate of the losses of all
 * arms. {@code p} are the probabilities of the pull, {@code I} the arm pulled, {@code eta} the
 * learning rate and {@code K} the {@linkplain LossScale loss scale} at that moment.
 */
public enum Estimator {

  /** {@code loss / p_I} for arm I, 0 for the others. Variance up to {@code K^2 / p_i} per arm. */
  IMPORTANCE_WEIGHTED,

  /**
   * {@code B_i + 1[i = I] (loss - B_i) / p_i} with the baseline {@code B_i = K / 2} where {@code
   * p_i >= eta^2} and 0 elsewhere (Zimmert and Seldin 2021). Half the distance to the truth at
   * losses in [0, K], hence a quarter of the variance and twice the learning rate. Arms that are
   * hardly ever pulled get no baseline: a negative estimate {@code -B_i / p_i} could undo the
   * regulariser.
   */
  REDUCED_VARIANCE,

  /**
   * The same with the baseline {@code B_i = min(mean loss of arm i so far, K sqrt(p_i) / eta)}: a
   * control variate, measured. The nearer it is to the loss to come, the less the estimate varies,
   * and it is unbiased whatever it is. The second term keeps a rare arm's negative estimate from
   * undoing the regulariser. Ours, with a proof of its worst case at {@link
   * RegretBound#measuredBaseline}.
   */
  MEASURED_BASELINE
}
