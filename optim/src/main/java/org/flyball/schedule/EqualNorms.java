package org.flyball.schedule;

/**
 * The certificate's kernel for distance 1 and norms all 1, where it is the exact worst case and
 * needs no search. For weights with {@code eta_t = w_t S_{t+1}} (see {@link WorstCase})
 *
 * <pre>
 *   sum_t w_t^2 = S_1^2 - 2 sum_t eta_t,   so   B = (1 / S_1^2 + S_1^2) / 2 - sum_t eta_t
 * </pre>
 *
 * <p>depends on S_1 alone and falls as S_1 comes down to 1. The least S_1 that any weights have is
 * m_1 of {@code m_T = 0}, {@code m_t = 2 sqrt(eta_t)} where {@code m_{t+1} <= sqrt(eta_t)}, else
 * {@code m_{t+1} + eta_t / m_{t+1}}: the least value of {@code S + eta_t / S} over {@code S >=
 * m_{t+1}}. So S_1 is {@code max(1, m_1)}. That a convex function reaches the bound is proved in
 * docs/schedule-certificate.md.
 *
 * <p>The sum of squares is added up, not taken as the difference, which would lose six digits at a
 * million steps: backwards to the first t with {@code m_{t+1} <= sqrt(eta_t)}, from there on
 * forwards with {@code S_{t+1} = (S_t + sqrt(S_t^2 - 4 eta_t)) / 2}.
 */
final class EqualNorms {

  private final double total;
  private final double squares;
  private final double sum;

  /**
   * A kernel.
   *
   * @param steps not negative, the last positive; may be empty
   */
  EqualNorms(double[] steps) {
    double least = 0;
    double early = 0; // the squares before the tight step
    int tight = 0;
    double all = 0;
    for (int t = steps.length - 1; t >= 0; t--) {
      double eta = steps[t];
      double root = Math.sqrt(eta);
      all += eta;
      if (eta > 0 && least <= root) {
        least = 2 * root;
        early = eta;
        tight = t + 1;
      } else if (eta > 0) {
        double weight = eta / least;
        least += weight;
        early += weight * weight;
      }
    }
    double after = tight == 0 ? 0 : Math.sqrt(steps[tight - 1]);
    for (int t = tight; t < steps.length; t++) {
      double next = (after + Math.sqrt(Math.max(0, after * after - 4 * steps[t]))) / 2;
      double weight = steps[t] / next;
      early += weight * weight;
      after = next;
    }
    total = least;
    squares = early + after * after;
    sum = all;
  }

  /** The worst case of the steps as they are. */
  double bound() {
    return total > 1 ? 1 / (2 * total * total) + squares / 2 : 1 - sum;
  }

  /** The worst case of the steps at their best scale. */
  double tuned() {
    return total > 0 ? Math.sqrt(squares) / total : 1;
  }

  /** Which is this. */
  double scale() {
    return total > 0 ? 1 / (Math.sqrt(squares) * total) : 1;
  }
}
