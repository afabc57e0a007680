package org.flyball.bandit;

import java.util.Optional;
import org.flyball.random.Seed;
import org.flyball.run.Snapshot;

/**
 * Tsallis-INF with alpha = 1/2 (Zimmert and Seldin 2021): optimal, up to constants, both against an
 * adversary and when one arm is best on average, without knowing which of the two it faces.
 *
 * <pre>
 * p = argmin over the simplex of &lt;k, p&gt; - (4 K / eta) sum sqrt(p_i)
 *   = 4 / (eta (k_i / K - x))^2        with the x &lt; min k / K that makes them sum to 1
 * I ~ p,  k_i &lt;- k_i + estimate_i(loss of I)
 * </pre>
 *
 * <p><b>When:</b> the default. Losses may drift, depend on past choices of others, or come late.
 * <b>When not:</b> if a context predicts the losses, use {@link ChebCb} or {@link Binned}; if
 * neighbouring arms cost alike, {@link SmoothThompson}; if all losses are seen, not only that of
 * the pulled arm, this wastes them.
 *
 * <p><b>Cost</b> of a pull and its loss with d arms: 4 to 7 Newton steps, each d divisions and 5 d
 * other flops over 8 d bytes; 0.4 microseconds at d = 20, 0.1 milliseconds at d = 10 000. No
 * allocation but the {@link Pull} itself, and a new array of d baselines in the rounds in which an
 * arm gains or loses its baseline, or in every round where baselines are measured. Only +, -,
 * &times;, / and square roots are used, so the pulls are the same on every machine.
 *
 * <p><b>Late losses.</b> The round t of the learning rate counts losses learnt, not pulls: a pull
 * that is never learnt changes nothing but the random stream, and pulls made in a batch share their
 * probabilities.
 *
 * @param estimator how one loss becomes an estimate of all; {@code K / 2} is the baseline of the
 *     arms that have one, unless measured, with the K of the moment of the pull
 * @param rate the learning rate; its base is 2 for importance weighting, 4 otherwise
 * @param scale the unit K of the losses
 * @param headStart what the first arms are ahead of the others
 */
public record TsallisInf(
    Estimator estimator, LearningRate rate, LossScale scale, HeadStart headStart)
    implements Policy {

  /** Without a head start. */
  public TsallisInf(Estimator estimator, LearningRate rate, LossScale scale) {
    this(estimator, rate, scale, HeadStart.NONE);
  }

  /** Reduced variance, no horizon, losses in units of their running mean. */
  public TsallisInf() {
    this(Estimator.REDUCED_VARIANCE, LearningRate.anytime(), LossScale.runningMean());
  }

  /** The same with another estimator. */
  public TsallisInf withEstimator(Estimator other) {
    return new TsallisInf(other, rate, scale, headStart);
  }

  /** The same with another learning rate. */
  public TsallisInf withRate(LearningRate other) {
    return new TsallisInf(estimator, other, scale, headStart);
  }

  /** The same with another unit of the losses. */
  public TsallisInf withScale(LossScale other) {
    return new TsallisInf(estimator, rate, other, headStart);
  }

  /** The same with another head start. */
  public TsallisInf withHeadStart(HeadStart other) {
    return new TsallisInf(estimator, rate, scale, other);
  }

  @Override
  public Bandit start(int arms, Seed seed) {
    return new EstimatingBandit(rule(), base(), arms, seed.stream());
  }

  @Override
  public Bandit resume(Snapshot snapshot) {
    EstimatingBandit.arms(this, snapshot);
    return EstimatingBandit.resume(rule(), base(), snapshot);
  }

  /**
   * What is proved about the expected regret of this recipe against any losses within the known
   * scale; empty where nothing is: with the running mean, reduced variance at a constant rate,
   * measured baselines at any but the anytime rate, or a head start without those.
   *
   * @param arms d, at least 1
   * @param rounds T, at least 1
   */
  public Optional<RegretBound> regretBound(int arms, long rounds) {
    if (!(scale instanceof LossScale.Known known)) {
      return Optional.empty();
    }
    double bound = known.bound();
    if (estimator == Estimator.MEASURED_BASELINE) {
      return rate instanceof LearningRate.Anytime
          ? Optional.of(RegretBound.measuredBaseline(arms, rounds, bound, headStart.size()))
          : Optional.empty();
    }
    if (headStart.arms() > 0) {
      return Optional.empty();
    }
    boolean reduced = estimator == Estimator.REDUCED_VARIANCE;
    if (rate instanceof LearningRate.Anytime) {
      return Optional.of(
          reduced
              ? RegretBound.reducedVariance(arms, rounds, bound)
              : RegretBound.importanceWeighted(arms, rounds, bound));
    }
    if (!reduced) {
      double eta = rate.at(0, base());
      return Optional.of(RegretBound.importanceWeightedConstant(arms, rounds, bound, eta));
    }
    return rate instanceof LearningRate.Horizon horizon && horizon.rounds() == rounds
        ? Optional.of(RegretBound.reducedVarianceHorizon(arms, rounds, bound))
        : Optional.empty();
  }

  private double base() {
    return estimator == Estimator.IMPORTANCE_WEIGHTED ? 2 : 4;
  }

  private EstimatingBandit.Rule rule() {
    EstimatingBandit.Weights weights =
        headStart.arms() == 0 ? TsallisWeights::fill : headStart::fill;
    return new EstimatingBandit.Rule(this, estimator, rate, scale, weights);
  }
}
