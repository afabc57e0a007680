package org.flyball.bandit;

import org.flyball.random.Seed;
import org.flyball.run.Snapshot;

/**
 * Exp3 (Auer, Cesa-Bianchi, Freund and Schapire 2002) in the form without extra exploration: {@code
 * p_i} proportional to {@code exp(-eta k_i / K)}, importance weighting, {@code eta_t = sqrt(log d /
 * (d t))}. Regret {@code 2 K sqrt(d T log d)} (Bubeck and Cesa-Bianchi 2012) whether or not the
 * losses are easy: kept as a baseline, {@link TsallisInf} is better in theory and in every
 * measurement we have.
 *
 * <p>Cost of a pull and its loss with d arms: d exponentials; no allocation but the {@link Pull}.
 *
 * @param rate the learning rate; its base is {@code sqrt(log d / d)}
 * @param scale the unit K of the losses
 */
public record Exp3(LearningRate rate, LossScale scale) implements Policy {

  /** No horizon, losses in units of their running mean. */
  public Exp3() {
    this(LearningRate.anytime(), LossScale.runningMean());
  }

  /** The same with another learning rate. */
  public Exp3 withRate(LearningRate other) {
    return new Exp3(other, scale);
  }

  /** The same with another unit of the losses. */
  public Exp3 withScale(LossScale other) {
    return new Exp3(rate, other);
  }

  @Override
  public Bandit start(int arms, Seed seed) {
    return new EstimatingBandit(rule(), base(arms), arms, seed.stream());
  }

  @Override
  public Bandit resume(Snapshot snapshot) {
    int arms = EstimatingBandit.arms(this, snapshot);
    return EstimatingBandit.resume(rule(), base(arms), snapshot);
  }

  private static double base(int arms) {
    return Math.sqrt(StrictMath.log(arms) / arms);
  }

  private EstimatingBandit.Rule rule() {
    return new EstimatingBandit.Rule(
        this, Estimator.IMPORTANCE_WEIGHTED, rate, scale, Exp3::exponential);
  }

  private static void exponential(double[] cumulative, double factor, double[] out) {
    double least = cumulative[0];
    for (double k : cumulative) {
      least = Math.min(least, k);
    }
    double sum = 0;
    for (int i = 0; i < out.length; i++) {
      out[i] = StrictMath.exp((least - cumulative[i]) * factor);
      sum += out[i];
    }
    for (int i = 0; i < out.length; i++) {
      out[i] /= sum;
    }
  }
}
