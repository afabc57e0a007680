package org.flyball.compress;

import java.util.Arrays;
import org.flyball.random.Draws;
import org.flyball.run.Checks;

/** {@link PowerSgd} at work. */
final class PowerStep implements Compression {

  private static final double DEPENDENT = 1e-10; // a column this much shorter adds rounding only

  private final PowerSgd recipe;
  private final int rows;
  private final int columns;
  private final int rank; // no more than the matrix can have
  private final Draws draws;
  private final double[] matrix; // 2^-exponent M
  private final double[] left;
  private final double[] right;
  private final double[] energy; // of the columns, or rows if those are fewer

  // A lost message is made again from the same Q: so the round's own Q is kept beside the next one.
  private final double[] basis; // Q of the last round
  private final double[] next; // Q of the round after it
  private int ready; // columns of next
  private int held; // columns of basis
  private long last = -1;

  PowerStep(PowerSgd recipe, Draws draws) {
    this.recipe = recipe;
    this.draws = draws;
    rows = recipe.rows();
    columns = recipe.columns();
    rank = Math.min(recipe.rank(), Math.min(rows, columns));
    matrix = new double[rows * columns];
    left = new double[rows * rank];
    right = new double[columns * rank];
    energy = new double[Math.min(rows, columns)];
    int kept = recipe.basis() == Basis.KEPT ? columns * rank : 0;
    basis = new double[kept];
    next = new double[kept];
  }

  @Override
  public void compress(double[] vector, long round, Message out) {
    out.zero(matrix.length);
    Inputs.check(recipe, vector, matrix.length, round);
    boolean warm = recipe.basis() == Basis.KEPT;
    if (warm) {
      turn(round);
    }
    int exponent = Inputs.normalize(vector, matrix);
    if (exponent == Inputs.ZERO) {
      return;
    }
    draws.start(round);
    if (warm) {
      draw(held);
      for (int j = 0; j < columns; j++) {
        System.arraycopy(basis, j * held, right, j * rank, held);
      }
    } else {
      draw(0);
    }
    image(rank);
    int used = orthonormalize(left, rows, rank);
    MatrixShape.pack(left, rows, rank, used);
    project(used);
    if (warm) {
      System.arraycopy(right, 0, next, 0, columns * used);
      ready = used;
    }
    if (square(right, columns * used) < recipe.leastKept() * square(matrix, matrix.length)) {
      used = guard();
    }
    for (int j = 0; j < columns * used; j++) {
      right[j] = Math.scalb(right[j], exponent);
    }
    out.factors(rows, columns, used, left, right);
  }

  /** Goes on to a round, unless it is the last one again. */
  private void turn(long round) {
    if (round < last) {
      Checks.that(
          false,
          "%s: round %s comes after round %s; restore the state of then to replay it",
          recipe,
          round,
          last);
    }
    if (round > last) {
      held = ready;
      System.arraycopy(next, 0, basis, 0, columns * held);
      last = round;
    }
    ready = held; // should nothing come of this round, its Q stays
    System.arraycopy(basis, 0, next, 0, columns * held);
  }

  /** Fills the columns of Q from one on. */
  private void draw(int from) {
    for (int j = 0; j < columns && from < rank; j++) {
      for (int q = from; q < rank; q++) {
        right[j * rank + q] = draws.nextGaussian();
      }
    }
  }

  /** Makes the factors from the longest columns, or rows if those are fewer; their rank. */
  private int guard() {
    boolean byColumns = columns <= rows;
    Arrays.fill(energy, 0);
    for (int k = 0; k < matrix.length; k++) {
      energy[byColumns ? k % columns : k / columns] += matrix[k] * matrix[k];
    }
    for (int q = 0; q < rank; q++) {
      int best = 0;
      for (int line = 1; line < energy.length; line++) {
        best = energy[line] > energy[best] ? line : best;
      }
      energy[best] = -1;
      if (byColumns) {
        for (int i = 0; i < rows; i++) {
          left[i * rank + q] = matrix[i * columns + best];
        }
      } else {
        for (int j = 0; j < columns; j++) {
          right[j * rank + q] = matrix[best * columns + j];
        }
      }
    }
    if (byColumns) {
      int used = orthonormalize(left, rows, rank);
      MatrixShape.pack(left, rows, rank, used);
      project(used);
      return used;
    }
    int used = orthonormalize(right, columns, rank);
    MatrixShape.pack(right, columns, rank, used);
    image(used);
    return used;
  }

  /** left = M right, both of some columns. */
  private void image(int count) {
    for (int i = 0; i < rows; i++) {
      for (int q = 0; q < count; q++) {
        double sum = 0;
        for (int j = 0; j < columns; j++) {
          sum += matrix[i * columns + j] * right[j * count + q];
        }
        left[i * count + q] = sum;
      }
    }
  }

  /** right = M' left, both of some columns. */
  private void project(int count) {
    for (int j = 0; j < columns; j++) {
      for (int q = 0; q < count; q++) {
        double sum = 0;
        for (int i = 0; i < rows; i++) {
          sum += matrix[i * columns + j] * left[i * count + q];
        }
        right[j * count + q] = sum;
      }
    }
  }

  private static double square(double[] values, int count) {
    double sum = 0;
    for (int i = 0; i < count; i++) {
      sum += values[i] * values[i];
    }
    return sum;
  }

  /**
   * Gram-Schmidt, twice for each column; dependent columns are left out. How many remain, in front.
   */
  private static int orthonormalize(double[] thin, int length, int width) {
    int used = 0;
    for (int q = 0; q < width; q++) {
      double before = Math.sqrt(dot(thin, length, width, q, q));
      for (int pass = 0; pass < 2; pass++) {
        for (int p = 0; p < used; p++) {
          double share = dot(thin, length, width, p, q);
          for (int i = 0; i < length; i++) {
            thin[i * width + q] -= share * thin[i * width + p];
          }
        }
      }
      double after = Math.sqrt(dot(thin, length, width, q, q));
      if (after > DEPENDENT * before) {
        for (int i = 0; i < length; i++) {
          thin[i * width + used] = thin[i * width + q] / after;
        }
        used++;
      }
    }
    return used;
  }

  private static double dot(double[] thin, int length, int width, int p, int q) {
    double sum = 0;
    for (int i = 0; i < length; i++) {
      sum += thin[i * width + p] * thin[i * width + q];
    }
    return sum;
  }

  /** Three long integers, then both Q. */
  @Override
  public double[] state() {
    if (recipe.basis() == Basis.FRESH) {
      return new double[0];
    }
    double[] state = new double[3 + 2 * basis.length];
    state[0] = Double.longBitsToDouble(last + 1);
    state[1] = held;
    state[2] = ready;
    System.arraycopy(basis, 0, state, 3, columns * held);
    System.arraycopy(next, 0, state, 3 + basis.length, columns * ready);
    return state;
  }

  @Override
  public void restore(double[] state) {
    Checks.length(state, state().length, recipe + ": state");
    if (state.length == 0) {
      return;
    }
    Checks.that(
        isCount(state[1]) && isCount(state[2]),
        "%s: the state has %s and %s columns; it is of another compressor",
        recipe,
        state[1],
        state[2]);
    last = Double.doubleToRawLongBits(state[0]) - 1;
    held = (int) state[1];
    ready = (int) state[2];
    System.arraycopy(state, 3, basis, 0, basis.length);
    System.arraycopy(state, 3 + basis.length, next, 0, next.length);
  }

  private boolean isCount(double value) {
    return value >= 0 && value <= rank && value == Math.rint(value);
  }
}
