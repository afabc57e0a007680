package org.flyball.bandit;

import org.flyball.random.Seed;
import org.flyball.random.Xoshiro256;
import org.flyball.run.Snapshot;

/**
 * Thompson sampling with Gaussian beliefs (Agrawal and Goyal, "Further Optimal Regret Bounds for
 * Thompson Sampling", AISTATS 2013): one draw from {@code N(sum_i / (n_i + 1), K^2 / (n_i + 1))}
 * for each arm, and the arm with the least draw is pulled. An arm without losses has the mean 0,
 * the best there can be, so every arm gets its chance.
 *
 * <p><b>When:</b> independent losses with one mean per arm and little noise in units of K; it then
 * settles sooner than {@link TsallisInf}, which is the one to take when the losses may drift.
 *
 * <p>The draws are made once per loss: until a loss comes in it repeats its choice, and its pulls
 * have probability 1 given the draws. With many pulls under way use {@link TsallisInf}.
 *
 * <p>Cost of a pull and its loss with d arms: d Gaussian draws; no allocation but the {@link Pull}.
 *
 * @param scale the unit K of the losses
 */
public record GaussianThompson(LossScale scale) implements Policy {

  /** Losses in units of their running mean. */
  public GaussianThompson() {
    this(LossScale.runningMean());
  }

  /** The same with another unit of the losses. */
  public GaussianThompson withScale(LossScale other) {
    return new GaussianThompson(other);
  }

  @Override
  public Bandit start(int arms, Seed seed) {
    return new Sampler(scale, ArmTotals.start(this, arms), seed.stream()).open();
  }

  @Override
  public Bandit resume(Snapshot snapshot) {
    ArmTotals arms = ArmTotals.resume(this, snapshot);
    int choice = DrawnBandit.saved(snapshot, arms);
    return new Sampler(scale, arms, Xoshiro256.of(snapshot.part("random"))).reopen(choice);
  }

  private static final class Sampler extends DrawnBandit {

    private final LossScale scale;

    Sampler(LossScale scale, ArmTotals totals, Xoshiro256 random) {
      super(totals, random);
      this.scale = scale;
    }

    @Override
    int draw() {
      // Nothing learnt, or all losses 0: any positive unit leaves the order of the draws as it is.
      double unit = totals.unit(scale);
      double deviation = unit > 0 ? unit : 1;
      double least = Double.POSITIVE_INFINITY;
      int choice = 0;
      for (int i = 0; i < arms(); i++) {
        double n = totals.counts[i] + 1.0;
        double draw = totals.totals[i] / n + deviation / Math.sqrt(n) * random.nextGaussian();
        if (draw < least) {
          least = draw;
          choice = i;
        }
      }
      return choice;
    }
  }
}
