package org.flyball.bandit;

import java.util.Arrays;
import org.flyball.random.Xoshiro256;
import org.flyball.run.Checks;
import org.flyball.run.Snapshot;

/**
 * A bandit that draws from probabilities which are a function of the cumulative loss estimates: all
 * of Tsallis-INF and Exp3 but that function. Probabilities are computed at the first pull after a
 * loss, so pulls without feedback in between share them and cost one draw.
 */
final class EstimatingBandit implements Bandit {

  /** Probabilities from cumulative losses. */
  @FunctionalInterface
  interface Weights {
    /** Fills {@code out}; {@code factor} is the learning rate per unit of loss. */
    void fill(double[] cumulative, double factor, double[] out);
  }

  /** What a policy consists of, here. */
  record Rule(
      Policy policy, Estimator estimator, LearningRate rate, LossScale scale, Weights weights) {

    String kind() {
      return policy.getClass().getSimpleName();
    }
  }

  private final Rule rule;
  private final double base;
  private final Xoshiro256 random;

  // The state. Estimates are kept in units of the losses, so that a moving scale divides them all.
  private double[] cumulative;
  private double total;
  private long learnt;
  private double[] sums = {}; // of the losses of each arm; kept for measured baselines only
  private long[] counts = {};

  // Functions of the state, in place until the next loss.
  private boolean current;
  private final double[] probability;
  private double scale;
  private double[] baselines = Pull.NONE;
  private double[] scratch;

  EstimatingBandit(Rule rule, double base, int arms, Xoshiro256 random) {
    Checks.that(arms >= 1, "%s: needs at least 1 arm, got %s", rule.kind(), arms);
    this.rule = rule;
    this.base = base;
    this.random = random;
    this.cumulative = new double[arms];
    this.scratch = new double[arms];
    this.probability = new double[arms];
    if (measures()) {
      sums = new double[arms];
      counts = new long[arms];
    }
  }

  private boolean measures() {
    return rule.estimator() == Estimator.MEASURED_BASELINE;
  }

  static EstimatingBandit resume(Rule rule, double base, Snapshot snapshot) {
    double[] saved = snapshot.doubles("cumulative");
    EstimatingBandit bandit =
        new EstimatingBandit(rule, base, saved.length, Xoshiro256.of(snapshot.part("random")));
    Checks.finite(saved, rule.kind() + ": the snapshot's cumulative losses");
    bandit.cumulative = saved;
    bandit.total = snapshot.doubles("total", 1)[0];
    bandit.learnt = single(snapshot.longs("learnt"), rule.kind());
    Checks.that(
        bandit.learnt >= 0 && bandit.total >= 0 && bandit.total < Double.POSITIVE_INFINITY,
        "%s: the snapshot has %s losses with the sum %s",
        rule.kind(),
        bandit.learnt,
        bandit.total);
    if (bandit.measures()) {
      bandit.restoreMeans(snapshot);
    }
    return bandit;
  }

  private void restoreMeans(Snapshot snapshot) {
    sums = snapshot.doubles("sums", sums.length);
    long[] saved = snapshot.longs("counts");
    Checks.that(
        saved.length == sums.length,
        "%s: the snapshot has %s arms and %s counts",
        rule.kind(),
        sums.length,
        saved.length);
    counts = saved;
    for (int i = 0; i < sums.length; i++) {
      Checks.that(
          counts[i] >= 0 && sums[i] >= 0 && sums[i] <= total,
          "%s: the snapshot's arm %s has %s losses with the sum %s",
          rule.kind(),
          i,
          counts[i],
          sums[i]);
    }
  }

  /** The snapshot, if it is of this policy with these hyper-parameters; the number of its arms. */
  static int arms(Policy policy, Snapshot snapshot) {
    String kind = policy.getClass().getSimpleName();
    String saved = snapshot.expect(kind).text("policy");
    Checks.that(
        saved.equals(policy.toString()),
        "%s: the snapshot is of %s, this is %s",
        kind,
        saved,
        policy);
    return snapshot.doubles("cumulative").length;
  }

  static long single(long[] values, String kind) {
    Checks.that(values.length == 1, "%s: the snapshot's counter is no single number", kind);
    return values[0];
  }

  @Override
  public Pull pull() {
    refresh();
    int arm = draw(probability, random.nextDouble());
    return new Pull(arm, probability[arm], scale, baselines);
  }

  /** Never an arm of probability 0, even where rounding leaves {@code u} above the whole sum. */
  static int draw(double[] probability, double u) {
    double sum = 0;
    int arm = 0;
    for (int i = 0; i < probability.length; i++) {
      double p = probability[i];
      if (p > 0) {
        arm = i;
        sum += p;
        if (u < sum) {
          return i;
        }
      }
    }
    return arm;
  }

  @Override
  public void learn(Pull pull, double loss) {
    double[] k = cumulative;
    pull.check(rule.kind(), k.length, loss);
    int arm = pull.arm();
    double sum = total + loss;
    if (pull.baselines().length == 0) {
      double updated = k[arm] + pull.estimate(arm, loss);
      refuseOverflow(pull, loss, updated + sum);
      k[arm] = updated;
    } else {
      double[] next = scratch;
      double probe = sum;
      for (int i = 0; i < next.length; i++) {
        next[i] = k[i] + pull.estimate(i, loss);
        probe += next[i] * 0; // NaN as soon as one of them is not finite
      }
      refuseOverflow(pull, loss, probe);
      scratch = k;
      cumulative = next;
    }
    if (measures()) {
      sums[arm] = Math.min(sums[arm] + loss, sum); // rounding may carry a part past the whole
      counts[arm]++;
    }
    total = sum;
    learnt++;
    current = false;
  }

  private void refuseOverflow(Pull pull, double loss, double probe) {
    if (!Double.isFinite(probe)) {
      Checks.that(
          false,
          "%s.learn: the loss %s at probability %s overflows the cumulative losses; use a larger unit",
          rule.kind(),
          loss,
          pull.probability());
    }
  }

  private void refresh() {
    if (current) {
      return;
    }
    double eta = rule.rate().at(learnt, base);
    scale = rule.scale().of(total, learnt);
    // Scale 0: all losses were 0 so far. The cap keeps 0 times a vast rate from being NaN.
    double factor = scale > 0 ? Math.min(eta / scale, Double.MAX_VALUE) : 0;
    rule.weights().fill(cumulative, factor, probability);
    if (rule.estimator() == Estimator.REDUCED_VARIANCE) {
      cover(eta * eta);
    } else if (measures()) {
      baselines = scale > 0 ? measured(eta) : Pull.NONE;
    }
    current = true;
  }

  /** Baseline 1/2 from the threshold up, 0 below; the same array as long as it stays the same. */
  private void cover(double threshold) {
    boolean same = baselines.length == probability.length;
    boolean any = false;
    for (int i = 0; i < probability.length; i++) {
      boolean covered = probability[i] >= threshold;
      any |= covered;
      same = same && covered == baselines[i] > 0;
    }
    if (!any) {
      baselines = Pull.NONE;
    } else if (!same) {
      double[] changed = new double[probability.length];
      for (int i = 0; i < changed.length; i++) {
        changed[i] = probability[i] >= threshold ? 0.5 : 0;
      }
      baselines = changed;
    }
  }

  /** A fresh array: pulls under way keep theirs. */
  private double[] measured(double eta) {
    double[] fresh = new double[probability.length];
    for (int i = 0; i < fresh.length; i++) {
      double mean = counts[i] == 0 ? 0 : sums[i] / counts[i] / scale;
      fresh[i] = Math.min(mean, Math.sqrt(probability[i]) / eta);
    }
    return fresh;
  }

  @Override
  public int arms() {
    return probability.length;
  }

  @Override
  public double[] probabilities() {
    refresh();
    return probability.clone();
  }

  /** The cumulative loss estimates in units of the losses; fresh. For tests. */
  double[] cumulative() {
    return Arrays.copyOf(cumulative, cumulative.length);
  }

  @Override
  public Snapshot snapshot() {
    Snapshot all =
        Snapshot.of(rule.kind())
            .with("policy", rule.policy().toString())
            .with("cumulative", cumulative)
            .with("total", total)
            .withLongs("learnt", learnt)
            .with("random", random.snapshot());
    return measures() ? all.with("sums", sums).withLongs("counts", counts) : all;
  }
}
