package org.flyball.bandit;

import org.flyball.run.Certificate;
import org.flyball.run.Checks;

/**
 * What a theorem promises about the regret of a bandit: the expected sum of its losses minus that
 * of the arm with the least sum. d arms, T rounds, losses in [0, K], every loss learnt before the
 * next pull, {@link LossScale#known known} scale K.
 *
 * <pre>{@code
 * Certificate kept = RegretBound.reducedVariance(20, 5_000, 1.0).check(meanRegretOfManyRuns);
 * }</pre>
 *
 * <p>The promises are about the mean over the bandit's random draws: one run may exceed them.
 *
 * @param formula the bound in letters
 * @param source where it is proved
 * @param value the bound, in units of the losses
 */
public record RegretBound(String formula, String source, double value) {

  private static final String TSALLIS =
      "Zimmert and Seldin, Tsallis-INF, JMLR 22 (2021), arXiv 1807.07623, Theorem 1";

  /** {@code K (4 sqrt(d T) + 1)}: Tsallis-INF, importance weighted, anytime, any losses. */
  public static RegretBound importanceWeighted(int arms, long rounds, double scale) {
    check(arms, rounds, scale);
    return new RegretBound("K (4 sqrt(d T) + 1)", TSALLIS, scale * (4 * root(arms, rounds) + 1));
  }

  /**
   * {@code K (4 (sqrt(d) - 1) / eta + eta T sqrt(d) / 2)}: Tsallis-INF, importance weighted, one
   * rate eta, any losses.
   *
   * <p>Proof. With {@code F(p) = -(4 / eta) sum sqrt(p_i)} the regret is at most {@code F(vertex) -
   * F(uniform)}, the first term, plus per round the sum over i of {@code (eta / 2) p_i^(3/2) x_i^2
   * / (1 + r_i)}, {@code r_i = (eta / 2) x_i sqrt(p_i) > -1}, for the estimate x (this is the exact
   * Bregman divergence of the conjugate). Here {@code x_I = loss / p_I >= 0}: at most {@code (eta /
   * 2) sum sqrt(p_i) <= (eta / 2) sqrt(d)} in the mean.
   *
   * <p>At {@code eta = sqrt(8 / T)} this is below {@code 2 K sqrt(2 d T)} (Abernethy, Lee and
   * Tewari 2015). At {@code eta = 1 / sqrt(T)}, the rate given in arXiv 2310.02246 with that bound,
   * it is {@code 4.5 K sqrt(d T)} with the regulariser as it is normalised here, and the smaller
   * bound is then broken: one arm at loss 0, 99 at 1, costs {@code 3.4 sqrt(d T)} (measured).
   *
   * @param eta the rate, positive
   */
  public static RegretBound importanceWeightedConstant(
      int arms, long rounds, double scale, double eta) {
    check(arms, rounds, scale);
    Checks.that(eta > 0, "RegretBound: eta must be positive, got %s", eta);
    double d = Math.sqrt(arms);
    return new RegretBound(
        "K (4 (sqrt(d) - 1) / eta + eta T sqrt(d) / 2)",
        "Abernethy, Lee and Tewari, Fighting Bandits with a New Kind of Smoothness, NeurIPS 2015;"
            + " the proof for any rate is in the Javadoc of RegretBound.importanceWeightedConstant",
        scale * (4 * (d - 1) / eta + eta * rounds * d / 2));
  }

  /**
   * {@code K (2 sqrt(d T) + 14 d log T + 16)}: Tsallis-INF, reduced variance, anytime, any losses.
   * The published constant is 10 in place of 14; a formal verification of the proof needs 14.
   */
  public static RegretBound reducedVariance(int arms, long rounds, double scale) {
    check(arms, rounds, scale);
    double logarithmic = 14.0 * arms * StrictMath.log((double) rounds);
    return new RegretBound(
        "K (2 sqrt(d T) + 14 d log T + 16)",
        TSALLIS + " (constant 14 as formally verified)",
        scale * (2 * root(arms, rounds) + logarithmic + 16));
  }

  /**
   * {@code K (sqrt(2 d T) - sqrt(T / 2) + 16 d + 171 d / T)} for T of at least 32, K T below:
   * Tsallis-INF, reduced variance, {@link LearningRate#horizon horizon T}, any losses.
   *
   * <p>Proof, for {@code eta = sqrt(32 / T) <= 1} and K = 1, as at {@link
   * #importanceWeightedConstant}. Estimates may be shifted by a constant: subtract 1/2 from all.
   *
   * <ul>
   *   <li>{@code p_i >= eta^2}: {@code x_i = 0} unless {@code i = I}, then {@code |x_i| <= 1 / (2
   *       p_i)} and {@code r_i >= -eta / (4 sqrt(p_i)) >= -1/4}: at most {@code (eta / 8) sqrt(p_i)
   *       + eta^2 / 24} in the mean.
   *   <li>{@code p_i < eta^2}: {@code x_i = -1/2} unless {@code i = I}: at most {@code eta^4 / 6};
   *       else {@code x_i <= 1 / p_i}: at most {@code (eta / 2) sqrt(p_i) <= eta^2 / 2} in the
   *       mean.
   * </ul>
   *
   * A round costs at most {@code (eta / 8) sqrt(d) + d (eta^2 / 2 + eta^4 / 6)}; T rounds and the
   * start, {@code 4 (sqrt(d) - 1) / eta}, give the bound. The two leading terms balance at just
   * this eta: half the baseline's distance, a quarter of the variance, twice the rate of importance
   * weighting.
   */
  public static RegretBound reducedVarianceHorizon(int arms, long rounds, double scale) {
    check(arms, rounds, scale);
    double value =
        Math.sqrt(2.0) * root(arms, rounds)
            - Math.sqrt(rounds / 2.0)
            + 16.0 * arms
            + 171.0 * arms / rounds;
    return new RegretBound(
        "K (sqrt(2 d T) - sqrt(T / 2) + 16 d + 171 d / T)",
        "derived: Javadoc of RegretBound.reducedVarianceHorizon",
        scale * (rounds < 32 ? rounds : value));
  }

  /**
   * {@code K (sum over the other arms of (log T + 3) / gap_i + 28 d log T + 1.5 sqrt(d) + 32 + 2 /
   * least gap)}: Tsallis-INF, reduced variance, anytime, if one arm is best in the mean of every
   * round by fixed gaps. It covers the stochastically constrained adversary: means may move as long
   * as the gaps stay.
   *
   * @param gaps how much more each arm loses than the best, divided by K; exactly one is 0, the
   *     others in (0, 1]
   */
  public static RegretBound reducedVarianceWithGaps(double[] gaps, long rounds, double scale) {
    double logarithm = StrictMath.log((double) rounds);
    double sum = 0;
    double least = Double.POSITIVE_INFINITY;
    for (double gap : suboptimal(gaps, rounds, scale)) {
      sum += (logarithm + 3) / gap;
      least = Math.min(least, gap);
    }
    double rest = 28 * gaps.length * logarithm + 1.5 * Math.sqrt(gaps.length) + 32 + 2 / least;
    return new RegretBound(
        "K (sum (log T + 3) / gap_i + 28 d log T + 1.5 sqrt(d) + 32 + 2 / least gap)",
        TSALLIS + ", stochastic part (constants as formally verified)",
        scale * (sum + rest));
  }

  /**
   * {@code K ((9 + size) sqrt(d T) + 3 sqrt(T))}: Tsallis-INF with {@linkplain
   * Estimator#MEASURED_BASELINE measured baselines} and a {@linkplain HeadStart head start},
   * anytime, any losses, against each arm; against those with the head start size is 0 in it.
   *
   * <p>Proof, K = 1, {@code eta_t = 4 / sqrt(t)}. The regulariser of round t is {@code -sqrt(t) sum
   * sqrt(p_i) + h_t} times the sum of the p_i without the head start, {@code h_t = size sqrt(d t)}.
   * Follow the regularised leader pays for it
   *
   * <ul>
   *   <li>{@code (sqrt(d) - 1) sqrt(T)} for the roots, as ever, and {@code h_T} at an arm without
   *       the head start, 0 at one with it: as h grows, its changes are gains;
   *   <li>per round the sum over i of {@code (eta / 2) p_i^(3/2) x_i^2 / (1 + r_i)}, {@code r_i =
   *       (eta / 2) x_i sqrt(p_i)}, as at {@link #importanceWeightedConstant}: a linear term does
   *       not change a Bregman divergence.
   * </ul>
   *
   * For any {@code B_i} in {@code [0, min(1, sqrt(p_i) / eta)]}: if i is not pulled, {@code x_i =
   * B_i}: at most {@code (eta / 2) p_i^(3/2)}. If it is pulled, {@code -B_i / p_i <= x_i <= 1 /
   * p_i}, so {@code r_i >= -1/2}: at most {@code eta / sqrt(p_i)}, and {@code eta sqrt(p_i)} in the
   * mean. A round costs at most {@code eta (sqrt(d) + 1/2)}, T rounds {@code 8 sqrt(d T) + 4
   * sqrt(T)}.
   *
   * @param size of the head start; 0 for none
   */
  public static RegretBound measuredBaseline(int arms, long rounds, double scale, double size) {
    check(arms, rounds, scale);
    Checks.that(size >= 0, "RegretBound: the size must be at least 0, got %s", size);
    double value = (9 + size) * root(arms, rounds) + 3 * Math.sqrt((double) rounds);
    return new RegretBound(
        "K ((9 + size) sqrt(d T) + 3 sqrt(T))",
        "derived: Javadoc of RegretBound.measuredBaseline",
        scale * value);
  }

  /** {@code 2 K sqrt(d T log d)}: Exp3, anytime, any losses. */
  public static RegretBound exp3(int arms, long rounds, double scale) {
    check(arms, rounds, scale);
    return new RegretBound(
        "2 K sqrt(d T log d)",
        "Bubeck and Cesa-Bianchi, Regret Analysis of Bandit Problems, 2012",
        2 * scale * root(arms, rounds) * Math.sqrt(StrictMath.log(arms)));
  }

  /**
   * {@code K (8 log T sum 1 / gap_i + (1 + pi^2 / 3) sum gap_i)}: UCB1, if the losses of each arm
   * are independent with one distribution for ever.
   *
   * @param gaps as in {@link #reducedVarianceWithGaps}
   */
  public static RegretBound ucb1(double[] gaps, long rounds, double scale) {
    double sum = 0;
    for (double gap : suboptimal(gaps, rounds, scale)) {
      sum += 8 * StrictMath.log((double) rounds) / gap + (1 + Math.PI * Math.PI / 3) * gap;
    }
    return new RegretBound(
        "K (8 log T sum 1 / gap_i + (1 + pi^2 / 3) sum gap_i)",
        "Auer, Cesa-Bianchi and Fischer, Machine Learning 47 (2002), on UCB1",
        scale * sum);
  }

  /**
   * The promise beside a measured regret.
   *
   * @param regret the mean over runs of the bandit's sum of losses minus the best arm's
   */
  public Certificate check(double regret) {
    return Certificate.atMost("expected regret at most " + formula, source, value, regret);
  }

  private static double root(int arms, long rounds) {
    return Math.sqrt((double) arms * rounds);
  }

  private static double[] suboptimal(double[] gaps, long rounds, double scale) {
    check(gaps.length, rounds, scale);
    double[] others = new double[gaps.length - 1];
    int count = 0;
    for (double gap : gaps) {
      Checks.that(gap >= 0 && gap <= 1, "RegretBound: a gap must be in [0, 1], got %s", gap);
      if (gap > 0) {
        Checks.that(count < others.length, "RegretBound: no gap is 0; the best arm's must be");
        others[count++] = gap;
      }
    }
    Checks.that(
        count == others.length,
        "RegretBound: %s arms have gap 0; the theorem wants one best arm",
        gaps.length - count);
    return others;
  }

  private static void check(int arms, long rounds, double scale) {
    Checks.that(arms >= 1, "RegretBound: needs at least 1 arm, got %s", arms);
    Checks.that(rounds >= 1, "RegretBound: needs at least 1 round, got %s", rounds);
    Checks.that(
        scale > 0 && scale < Double.POSITIVE_INFINITY,
        "RegretBound: the loss scale must be positive and finite, got %s",
        scale);
  }
}
