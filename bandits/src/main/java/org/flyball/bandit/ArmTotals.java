package org.flyball.bandit;

import org.flyball.run.Checks;
import org.flyball.run.Snapshot;

/** The sum and the number of the losses of each arm: what the policies that use means remember. */
final class ArmTotals {

  private final Policy policy;
  final double[] totals;
  final long[] counts;

  private ArmTotals(Policy policy, double[] totals, long[] counts) {
    this.policy = policy;
    this.totals = totals;
    this.counts = counts;
  }

  static ArmTotals start(Policy policy, int arms) {
    Checks.that(arms >= 1, "%s: needs at least 1 arm, got %s", name(policy), arms);
    return new ArmTotals(policy, new double[arms], new long[arms]);
  }

  static ArmTotals resume(Policy policy, Snapshot snapshot) {
    String name = name(policy);
    int arms = EstimatingBandit.arms(policy, snapshot);
    double[] totals = snapshot.doubles("cumulative");
    long[] counts = snapshot.longs("counts");
    Checks.that(
        arms >= 1 && counts.length == arms,
        "%s: the snapshot has %s arms and %s counts",
        name,
        arms,
        counts.length);
    Checks.finite(totals, name + ": the snapshot's cumulative losses");
    for (int i = 0; i < arms; i++) {
      Checks.that(
          counts[i] >= 0 && totals[i] >= 0,
          "%s: the snapshot's arm %s has a negative entry",
          name,
          i);
    }
    return new ArmTotals(policy, totals, counts);
  }

  private static String name(Policy policy) {
    return policy.getClass().getSimpleName();
  }

  int arms() {
    return totals.length;
  }

  void learn(Pull pull, double loss) {
    pull.check(name(policy), totals.length, loss);
    double updated = totals[pull.arm()] + loss;
    // The d totals are summed for the mean: each stays far enough below the largest double.
    if (updated > Double.MAX_VALUE / totals.length) {
      Checks.that(
          false,
          "%s.learn: the loss %s overflows the totals; use a larger unit",
          name(policy),
          loss);
    }
    totals[pull.arm()] = updated;
    counts[pull.arm()]++;
  }

  /** The number of all losses. */
  long learnt() {
    long learnt = 0;
    for (long count : counts) {
      learnt += count;
    }
    return learnt;
  }

  /** The unit of the losses so far. */
  double unit(LossScale scale) {
    double total = 0;
    for (double of : totals) {
      total += of;
    }
    return scale.of(total, learnt());
  }

  Snapshot snapshot() {
    return Snapshot.of(name(policy))
        .with("policy", policy.toString())
        .with("cumulative", totals)
        .withLongs("counts", counts);
  }
}
