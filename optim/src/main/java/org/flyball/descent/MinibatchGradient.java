package org.flyball.descent;

import org.flyball.objective.RowObjective;
import org.flyball.random.Seed;
import org.flyball.random.Xoshiro256;
import org.flyball.run.Checks;

/** Rows in an order that is shuffled anew each epoch, from the epoch's own seed. */
final class MinibatchGradient implements GradientSource {

  private final RowObjective f;
  private final Seed seed;
  private final boolean valued;
  private final long perEpoch;
  private final int[] order;
  private final int[] batch;
  private long epoch = -1; // that order is of

  MinibatchGradient(RowObjective f, int size, Seed seed, boolean valued) {
    Checks.that(f.rows() >= 1, "Batches: %s has no rows", f);
    this.f = f;
    this.seed = seed;
    this.valued = valued;
    this.perEpoch = new Batches(size).perEpoch(f.rows());
    this.order = new int[f.rows()];
    this.batch = new int[Math.min(size, f.rows())];
  }

  @Override
  public double evaluate(long step, double[] x, double[] out) {
    if (step / perEpoch != epoch) {
      shuffle(step / perEpoch);
    }
    int from = (int) (step % perEpoch) * batch.length;
    int count = Math.min(batch.length, order.length - from);
    System.arraycopy(order, from, batch, 0, count);
    if (valued) {
      return f.valueAndGradient(x, batch, count, out);
    }
    f.gradient(x, batch, count, out);
    return Double.NaN;
  }

  private void shuffle(long number) {
    Xoshiro256 random = seed.child(number).stream();
    for (int i = 0; i < order.length; i++) {
      order[i] = i;
    }
    for (int i = order.length - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      int row = order[i];
      order[i] = order[j];
      order[j] = row;
    }
    epoch = number;
  }

  @Override
  public boolean isExact() {
    return false;
  }

  @Override
  public boolean isEpoch(long steps) {
    return steps % perEpoch == 0;
  }
}
