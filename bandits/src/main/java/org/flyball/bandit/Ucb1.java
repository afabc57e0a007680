package org.flyball.bandit;

import java.util.Arrays;
import org.flyball.random.Seed;
import org.flyball.run.Checks;
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
    Checks.that(arms >= 1, "Ucb1: needs at least 1 arm, got %s", arms);
    return new Index(this, new double[arms], new long[arms]);
  }

  @Override
  public Bandit restore(Snapshot snapshot) {
    int arms = EstimatingBandit.arms(this, snapshot);
    double[] totals = snapshot.doubles("cumulative");
    long[] counts = snapshot.longs("counts");
    Checks.that(
        arms >= 1 && counts.length == arms,
        "Ucb1: the snapshot has %s arms and %s counts",
        arms,
        counts.length);
    Checks.finite(totals, "Ucb1: the snapshot's cumulative losses");
    for (int i = 0; i < arms; i++) {
      Checks.that(
          counts[i] >= 0 && totals[i] >= 0, "Ucb1: the snapshot's arm %s has a negative entry", i);
    }
    return new Index(this, totals, counts);
  }

  private static final class Index implements Bandit {

    private final Ucb1 policy;
    private final double[] totals;
    private final long[] counts;

    Index(Ucb1 policy, double[] totals, long[] counts) {
      this.policy = policy;
      this.totals = totals;
      this.counts = counts;
    }

    @Override
    public Pull pull() {
      return new Pull(choice(), 1);
    }

    private int choice() {
      double total = 0;
      long learnt = 0;
      for (int i = 0; i < totals.length; i++) {
        if (counts[i] == 0) {
          return i;
        }
        total += totals[i];
        learnt += counts[i];
      }
      double width =
          policy.scale.of(total, learnt) * Math.sqrt(2 * StrictMath.log((double) learnt));
      int best = 0;
      double least = Double.POSITIVE_INFINITY;
      for (int i = 0; i < totals.length; i++) {
        double index = totals[i] / counts[i] - width / Math.sqrt((double) counts[i]);
        if (index < least) {
          least = index;
          best = i;
        }
      }
      return best;
    }

    @Override
    public void learn(Pull pull, double loss) {
      pull.check("Ucb1", totals.length, loss);
      double updated = totals[pull.arm()] + loss;
      // The d totals are summed for the mean: each stays far enough below the largest double.
      if (updated > Double.MAX_VALUE / totals.length) {
        Checks.that(false, "Ucb1.learn: the loss %s overflows the totals; use a larger unit", loss);
      }
      totals[pull.arm()] = updated;
      counts[pull.arm()]++;
    }

    @Override
    public int arms() {
      return totals.length;
    }

    @Override
    public double[] probabilities() {
      double[] certain = new double[totals.length];
      certain[choice()] = 1;
      return certain;
    }

    @Override
    public Snapshot snapshot() {
      return Snapshot.of("Ucb1")
          .with("policy", policy.toString())
          .with("cumulative", Arrays.copyOf(totals, totals.length))
          .withLongs("counts", counts);
    }
  }
}
