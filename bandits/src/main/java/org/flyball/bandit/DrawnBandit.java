package org.flyball.bandit;

import org.flyball.random.Xoshiro256;
import org.flyball.run.Checks;
import org.flyball.run.Snapshot;

/**
 * Thompson sampling: after each loss one draw from the belief about all arms, and the arm with the
 * least is the choice until the next.
 */
abstract class DrawnBandit extends MeanBandit {

  final Xoshiro256 random;
  private int choice;

  /** To be followed by {@link #open()} or {@link #reopen}. */
  DrawnBandit(ArmTotals totals, Xoshiro256 random) {
    super(totals);
    this.random = random;
  }

  /** The arm with the least draw. */
  abstract int draw();

  final Bandit open() {
    choice = draw();
    return this;
  }

  /** Takes up a choice that was saved, without a draw. */
  final Bandit reopen(int saved) {
    choice = saved;
    return this;
  }

  /** The choice that was saved. */
  static int saved(Snapshot snapshot, ArmTotals totals) {
    long saved = EstimatingBandit.single(snapshot.longs("choice"), snapshot.kind());
    Checks.that(
        saved >= 0 && saved < totals.arms(),
        "%s: the snapshot chose arm %s of %s",
        snapshot.kind(),
        saved,
        totals.arms());
    return (int) saved;
  }

  @Override
  final int choice() {
    return choice;
  }

  @Override
  final void learnt() {
    choice = draw();
  }

  @Override
  public final Snapshot snapshot() {
    return totals.snapshot().withLongs("choice", choice).with("random", random.snapshot());
  }
}
