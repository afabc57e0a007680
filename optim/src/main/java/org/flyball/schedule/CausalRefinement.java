package org.flyball.schedule;

import java.io.Serializable;
import java.util.Arrays;
import org.flyball.run.Checks;

/**
 * Refinement within one run: each step size comes from the norm just seen and a forecast of those
 * to come, and the bound holds whatever the norms turn out to be. Of the sum S of weights that is
 * left, 1 at first, the t-th gradient takes
 *
 * <pre>
 *   w_t = S G_t^-2 / (G_t^-2 + sum_{p &gt; t} Ghat_p^-2),   eta_t = gamma w_t (S - w_t),   S := S - w_t,
 *
 *   f(x_T) - f(u) &lt;= D^2 / (2 gamma) + (gamma / 2) sum_t w_t^2 G_t^2.
 * </pre>
 *
 * <p>A good forecast is the norms of an earlier run; constant norms give linear decay where the
 * norms are constant. Only ratios to the forecast matter beside {@code base}, so a wrong level is
 * forgiven as far as gamma is. For stochastic gradients the weights depend on the noise they weigh,
 * and the bound is a guide rather than a theorem.
 *
 * <pre>{@code
 * CausalRefinement.State state = CausalRefinement.of(forecast, 1.0).start();
 * state = state.observe(norm(gradient)); // immutable: keep it to resume
 * double stepSize = state.stepSize();
 * }</pre>
 */
public final class CausalRefinement implements Serializable {

  private static final long serialVersionUID = 1L;

  /** A norm counts as no less than this times its forecast, or it would take all that is left. */
  private static final double FLOOR = 1e-3;

  private final double[] forecast;

  /** {@code sum_{p > t} Ghat_p^-2}. */
  private final double[] later;

  private final double base;

  private CausalRefinement(double[] forecast, double[] later, double base) {
    this.forecast = forecast;
    this.later = later;
    this.base = base;
  }

  /**
   * With gamma at its best if the forecast is right: {@code gamma = D sqrt(sum Ghat^-2)}.
   *
   * @param forecast Ghat_1 .. Ghat_T, finite and positive; not written
   * @param distance D
   */
  public static CausalRefinement of(double[] forecast, double distance) {
    Values.positive(distance, "CausalRefinement: distance");
    Checks.that(forecast.length > 0, "CausalRefinement: the forecast is empty");
    double[] norms = forecast.clone();
    CertifiedSteps.requireNorms(norms);
    double[] later = new double[norms.length];
    double sum = 0;
    for (int t = norms.length - 1; t >= 0; t--) {
      later[t] = sum;
      sum += 1 / (norms[t] * norms[t]);
    }
    Checks.that(
        sum < Double.POSITIVE_INFINITY,
        "CausalRefinement: the least norm %s is too small to square",
        Arrays.stream(norms).min().orElse(0));
    return new CausalRefinement(norms, later, distance * Math.sqrt(sum));
  }

  /** The same with another gamma. */
  public CausalRefinement withBase(double gamma) {
    Values.positive(gamma, "CausalRefinement: base");
    return new CausalRefinement(forecast, later, gamma);
  }

  /** Gamma. */
  public double base() {
    return base;
  }

  /** The state before the first gradient. */
  public State start() {
    return new State(this, 0, Double.NaN, 1, 0);
  }

  /**
   * What is known after some gradients.
   *
   * @param recipe whose state it is
   * @param observed how many norms were seen
   * @param stepSize to use with the gradient just seen; 0 for the last one, NaN before the first
   * @param remaining S, the sum of weights that is left
   * @param spent {@code sum w_t^2 G_t^2} so far
   */
  public record State(
      CausalRefinement recipe, int observed, double stepSize, double remaining, double spent)
      implements Serializable {

    /**
     * The state after one more gradient.
     *
     * @param norm of the gradient, finite, not negative
     */
    public State observe(double norm) {
      int t = observed;
      Checks.that(
          t < recipe.forecast.length,
          "CausalRefinement: all %s gradients of the forecast have been seen",
          recipe.forecast.length);
      Values.rate(norm, "CausalRefinement: norm");
      double counted = Math.max(norm, FLOOR * recipe.forecast[t]);
      double own = 1 / (counted * counted);
      boolean last = t == recipe.forecast.length - 1;
      double weight = last ? remaining : remaining * (own / (own + recipe.later[t]));
      double left = remaining - weight;
      return new State(
          recipe, t + 1, recipe.base * weight * left, left, spent + weight * weight * norm * norm);
    }

    /**
     * The bound on {@code f(x_T) - f(u)} once all gradients have been seen.
     *
     * @param distance D
     */
    public double bound(double distance) {
      return distance * distance / (2 * recipe.base) + recipe.base / 2 * spent;
    }
  }
}
