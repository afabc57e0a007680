package org.flyball.bandit;

import org.flyball.random.Seed;
import org.flyball.random.Xoshiro256;
import org.flyball.run.Checks;
import org.flyball.run.Snapshot;

/**
 * Thompson sampling with Gaussian beliefs (Agrawal and Goyal, "Further Optimal Regret Bounds for
 * Thompson Sampling", AISTATS 2013, Algorithm 2): one draw from {@code N(sum_i / (n_i + 1), K^2 /
 * (n_i + 1))} for each arm, and the arm with the least draw is pulled. An arm without losses has
 * the mean 0, the best there can be, so every arm gets its chance.
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
    Sampler sampler = new Sampler(scale, ArmTotals.start(this, arms), seed.stream(), 0);
    sampler.sample();
    return sampler;
  }

  @Override
  public Bandit restore(Snapshot snapshot) {
    ArmTotals arms = ArmTotals.restore(this, snapshot);
    long choice = EstimatingBandit.single(snapshot.longs("choice"), "GaussianThompson");
    Checks.that(
        choice >= 0 && choice < arms.arms(),
        "GaussianThompson: the snapshot chose arm %s of %s",
        choice,
        arms.arms());
    return new Sampler(scale, arms, Xoshiro256.of(snapshot.part("random")), (int) choice);
  }

  private static final class Sampler implements Bandit {

    private final LossScale scale;
    private final ArmTotals arms;
    private final Xoshiro256 random;
    private int choice;

    Sampler(LossScale scale, ArmTotals arms, Xoshiro256 random, int choice) {
      this.scale = scale;
      this.arms = arms;
      this.random = random;
      this.choice = choice;
    }

    private void sample() {
      // Nothing learnt, or all losses 0: any positive unit leaves the order of the draws as it is.
      double unit = arms.unit(scale);
      double deviation = unit > 0 ? unit : 1;
      double least = Double.POSITIVE_INFINITY;
      for (int i = 0; i < arms(); i++) {
        double n = arms.counts[i] + 1.0;
        double draw = arms.totals[i] / n + deviation / Math.sqrt(n) * random.nextGaussian();
        if (draw < least) {
          least = draw;
          choice = i;
        }
      }
    }

    @Override
    public Pull pull() {
      return new Pull(choice, 1);
    }

    @Override
    public void learn(Pull pull, double loss) {
      arms.learn(pull, loss);
      sample();
    }

    @Override
    public int arms() {
      return arms.arms();
    }

    @Override
    public double[] probabilities() {
      double[] certain = new double[arms()];
      certain[choice] = 1;
      return certain;
    }

    @Override
    public Snapshot snapshot() {
      return arms.snapshot().withLongs("choice", choice).with("random", random.snapshot());
    }
  }
}
