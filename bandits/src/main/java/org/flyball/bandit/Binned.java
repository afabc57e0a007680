package org.flyball.bandit;

import org.flyball.random.Seed;
import org.flyball.run.Checks;
import org.flyball.run.Snapshot;

/**
 * A context by bins: m bins of equal width over the range, one independent bandit in each, the bin
 * of the nearest centre {@code a + (b - a)(j - 1/2) / m} learns and chooses. With {@link
 * TsallisInf} it is the Tsallis-INF-CB of arXiv 2310.02246.
 *
 * <p><b>When:</b> a scalar context of unknown, perhaps jagged effect, or losses an adversary may
 * have a hand in: no assumption on how the context acts beyond "similar within a bin". <b>When
 * not:</b> if losses vary smoothly with the context, {@link ChebCb} learns the same from a fraction
 * of the rounds, since here no bin learns from another.
 *
 * <p>Regret of m bins of Tsallis-INF against the best arm of every bin (Theorem B.4 there): {@code
 * m + 4 K sqrt(d m T)}; more bins mean a better comparator and a dearer start.
 *
 * <p>Cost: that of one bandit per round, the memory of m.
 *
 * @param range where the bins lie
 * @param bins m, at least 1
 * @param policy the bandit of each bin
 */
public record Binned(ContextRange range, int bins, Policy policy) implements ContextualPolicy {

  public Binned {
    Checks.that(bins >= 1, "Binned: needs at least 1 bin, got %s", bins);
  }

  @Override
  public ContextualBandit start(int arms, Seed seed) {
    Bandit[] each = new Bandit[bins];
    for (int j = 0; j < bins; j++) {
      each[j] = policy.start(arms, seed.child("bin").child(j));
    }
    return new Bins(this, each);
  }

  @Override
  public ContextualBandit resume(Snapshot snapshot) {
    String saved = snapshot.expect("Binned").text("policy");
    Checks.that(saved.equals(toString()), "Binned: the snapshot is of %s, this is %s", saved, this);
    Bandit[] each = new Bandit[bins];
    for (int j = 0; j < bins; j++) {
      each[j] = policy.resume(snapshot.part("bin " + j));
      Checks.that(
          each[j].arms() == each[0].arms(),
          "Binned: the snapshot has %s arms in bin %s, %s in bin 0",
          each[j].arms(),
          j,
          each[0].arms());
    }
    return new Bins(this, each);
  }

  private static final class Bins implements ContextualBandit {

    private final Binned policy;
    private final Bandit[] each;

    Bins(Binned policy, Bandit[] each) {
      this.policy = policy;
      this.each = each;
    }

    private Bandit of(double context) {
      int bin = (int) (policy.bins * policy.range.position(context));
      return each[Math.min(bin, policy.bins - 1)];
    }

    @Override
    public ContextualPull pull(double context) {
      return new ContextualPull(context, of(context).pull());
    }

    @Override
    public void learn(ContextualPull pull, double loss) {
      of(pull.context()).learn(pull.pull(), loss);
    }

    @Override
    public int arms() {
      return each[0].arms();
    }

    @Override
    public double[] probabilities(double context) {
      return of(context).probabilities();
    }

    @Override
    public Snapshot snapshot() {
      Snapshot all = Snapshot.of("Binned").with("policy", policy.toString());
      for (int j = 0; j < each.length; j++) {
        all = all.with("bin " + j, each[j].snapshot());
      }
      return all;
    }
  }
}
