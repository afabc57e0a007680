package org.flyball.bandit;

import org.flyball.run.Snapshot;

/**
 * A bandit whose state is the sum and the number of the losses of each arm, and which is sure of
 * its choice: all of UCB1 and of Thompson sampling but the choice.
 */
abstract class MeanBandit implements Bandit {

  final ArmTotals totals;

  MeanBandit(ArmTotals totals) {
    this.totals = totals;
  }

  /** The arm of the next pull; the same until a loss comes in. */
  abstract int choice();

  /** Told after a loss was added to the totals. */
  void learnt() {}

  @Override
  public Pull pull() {
    return new Pull(choice(), 1);
  }

  @Override
  public final void learn(Pull pull, double loss) {
    totals.learn(pull, loss);
    learnt();
  }

  @Override
  public final int arms() {
    return totals.arms();
  }

  @Override
  public double[] probabilities() {
    double[] certain = new double[arms()];
    certain[choice()] = 1;
    return certain;
  }

  @Override
  public Snapshot snapshot() {
    return totals.snapshot();
  }
}
