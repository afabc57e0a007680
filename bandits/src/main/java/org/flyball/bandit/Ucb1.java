package org.flyball.bandit;

import org.flyball.random.Seed;
import org.flyball.run.Snapshot;

/**
 * UCB1 (Auer, Cesa-Bianchi and Fischer 2002) for losses: every arm once, then the arm with the
 * least {@code mean_i - K sqrt(2 log n / n_i)}, n losses in all, n_i of arm i; ties go to the first
 * arm. Regret {@code O(log T)} if the losses of an arm are independent with one mean for ever
 * ({@link RegretBound#ucb1}), linear in T if they are not. Kept as a baseline.
 *
 * <p>It draws no random numbers: its pulls have probability 1, and until a loss comes in it repeats
 * its choice. With many pulls under way use {@link TsallisInf}.
 *
 * <p>Cost of a pull and its loss with d arms: d square roots and divisions; no allocation but the
 * {@link Pull}.
 *
 * @param scale the unit K of the losses
 */
public record Ucb1(LossScale scale) implements Policy {

  /** Losses in units of their running mean. */
  public Ucb1() {
    this(LossScale.runningMean());
  }

  /** The same with another unit of the losses. */
  public Ucb1 withScale(LossScale other) {
    return new Ucb1(other);
  }

  @Override
  public Bandit start(int arms, Seed seed) {
    return new Index(scale, ArmTotals.start(this, arms));
  }

  @Override
  public Bandit resume(Snapshot snapshot) {
    return new Index(scale, ArmTotals.resume(this, snapshot));
  }

  private static final class Index extends MeanBandit {

    private final LossScale scale;

    Index(LossScale scale, ArmTotals totals) {
      super(totals);
      this.scale = scale;
    }

    @Override
    int choice() {
      long[] counts = totals.counts;
      for (int i = 0; i < counts.length; i++) {
        if (counts[i] == 0) {
          return i;
        }
      }
      double width = totals.unit(scale) * Math.sqrt(2 * StrictMath.log((double) totals.learnt()));
      int best = 0;
      double least = Double.POSITIVE_INFINITY;
      for (int i = 0; i < counts.length; i++) {
        double index = totals.totals[i] / counts[i] - width / Math.sqrt((double) counts[i]);
        if (index < least) {
          least = index;
          best = i;
        }
      }
      return best;
    }
  }
}
