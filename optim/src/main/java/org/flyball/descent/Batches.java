package org.flyball.descent;

import org.flyball.objective.Objective;
import org.flyball.objective.RowObjective;
import org.flyball.random.Seed;
import org.flyball.run.Checks;

/**
 * Which rows a step's gradient is the mean of. Minibatches are reshuffled each epoch, and every row
 * is used once an epoch: where the size does not divide the number of rows, the last batch is
 * short. Which rows a step gets depends on the seed and the step's number alone, so every optimizer
 * sees the same batches.
 *
 * @param size rows a batch; 0 stands for all, in file order
 */
public record Batches(int size) {

  /** Checks the size. */
  public Batches {
    Checks.that(size >= 0, "Batches: the size must be at least 1, or 0 for all rows, got %s", size);
  }

  /** The whole function at every step: nothing is random. */
  public static Batches full() {
    return new Batches(0);
  }

  /** Minibatches of so many rows; of a {@link RowObjective} only. */
  public static Batches of(int size) {
    Checks.that(size >= 1, "Batches: the size must be at least 1, got %s; see Batches.full", size);
    return new Batches(size);
  }

  /** Whether a step uses all rows, in file order. */
  public boolean isFull() {
    return size == 0;
  }

  /** Steps an epoch: the length of a schedule is a multiple of it. */
  public long perEpoch(int rows) {
    return isFull() ? 1 : (rows + (long) size - 1) / size;
  }

  /** Where the gradients come from. */
  GradientSource over(Objective f, Seed seed, boolean valued) {
    if (isFull()) {
      return new FullGradient(f);
    }
    Checks.that(
        f instanceof RowObjective,
        "Batches: batches of %s rows need a RowObjective, got %s; take Batches.full()",
        size,
        f.getClass().getSimpleName());
    return new MinibatchGradient((RowObjective) f, size, seed.child("batches"), valued);
  }
}
