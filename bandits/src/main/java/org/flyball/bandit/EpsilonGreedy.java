package org.flyball.bandit;

import org.flyball.random.Seed;
import org.flyball.random.Xoshiro256;
import org.flyball.run.Checks;
import org.flyball.run.Snapshot;

/**
 * Epsilon-greedy with the decaying exploration of Auer, Cesa-Bianchi and Fischer 2002 (Figure 3,
 * "epsilon_n-GREEDY"): with probability {@code epsilon_t = min(1, c d / t)} an arm at random,
 * otherwise the arm with the least mean loss, an arm without losses before all others.
 *
 * <p><b>When:</b> as the baseline everybody knows, or where an explanation has to fit in one
 * sentence; with nothing known take {@link TsallisInf}.
 *
 * <p>Their constant is {@code c / Delta^2} with {@code c > 5}, losses in [0, 1] and a lower bound
 * Delta on the gap between the two best arms; they then prove a regret of {@code O(log T)} for
 * losses that are independent with one mean per arm. The gap is never known: the first {@code c d}
 * rounds are uniform, and {@code c d log(T / (c d))} later ones.
 *
 * <p>Cost of a pull and its loss with d arms: d divisions; no allocation but the {@link Pull}.
 *
 * @param exploration c, positive and finite
 */
public record EpsilonGreedy(double exploration) implements Policy {

  public EpsilonGreedy {
    Checks.that(
        exploration > 0 && exploration < Double.POSITIVE_INFINITY,
        "EpsilonGreedy: exploration must be positive and finite, got %s; 5 is usual",
        exploration);
  }

  /** c = 5: just short of the theorem's constant at the largest gap there can be. */
  public EpsilonGreedy() {
    this(5);
  }

  @Override
  public Bandit start(int arms, Seed seed) {
    return new Greedy(exploration, ArmTotals.start(this, arms), seed.stream());
  }

  @Override
  public Bandit resume(Snapshot snapshot) {
    ArmTotals arms = ArmTotals.resume(this, snapshot);
    return new Greedy(exploration, arms, Xoshiro256.of(snapshot.part("random")));
  }

  private static final class Greedy extends MeanBandit {

    private final double exploration;
    private final Xoshiro256 random;

    Greedy(double exploration, ArmTotals totals, Xoshiro256 random) {
      super(totals);
      this.exploration = exploration;
      this.random = random;
    }

    @Override
    public Pull pull() {
      double epsilon = epsilon();
      int greedy = choice();
      int arm = random.nextDouble() < epsilon ? random.nextInt(arms()) : greedy;
      return new Pull(arm, probability(arm, greedy, epsilon));
    }

    private double epsilon() {
      return Math.min(1, exploration * arms() / (totals.learnt() + 1.0));
    }

    private double probability(int arm, int greedy, double epsilon) {
      double share = epsilon / arms();
      return arm == greedy ? Math.min(1, 1 - epsilon + share) : share;
    }

    @Override
    int choice() {
      int best = 0;
      double least = Double.POSITIVE_INFINITY;
      for (int i = 0; i < arms(); i++) {
        if (totals.counts[i] == 0) {
          return i;
        }
        double mean = totals.totals[i] / totals.counts[i];
        if (mean < least) {
          least = mean;
          best = i;
        }
      }
      return best;
    }

    @Override
    public double[] probabilities() {
      double epsilon = epsilon();
      int greedy = choice();
      double[] p = new double[arms()];
      for (int i = 0; i < p.length; i++) {
        p[i] = probability(i, greedy, epsilon);
      }
      return p;
    }

    @Override
    public Snapshot snapshot() {
      return super.snapshot().with("random", random.snapshot());
    }
  }
}
