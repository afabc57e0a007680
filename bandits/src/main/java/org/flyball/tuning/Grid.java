package org.flyball.tuning;

import java.util.Arrays;
import org.flyball.run.Checks;
import org.flyball.run.Snapshot;

/** The parameter values a tuned solver chooses among, in ascending order. Immutable. */
public final class Grid {

  private final double[] values;

  private Grid(double[] values) {
    Checks.that(values.length >= 1, "Grid: needs at least one value");
    Checks.finite(values, "Grid");
    for (int i = 1; i < values.length; i++) {
      Checks.that(
          values[i - 1] < values[i],
          "Grid: the values must ascend, but %s is followed by %s",
          values[i - 1],
          values[i]);
    }
    this.values = values;
  }

  /** These values, which must ascend. */
  public static Grid of(double... values) {
    return new Grid(values.clone());
  }

  /**
   * {@code count} equidistant values from {@code from} to {@code to}, both included. The paper's
   * grid for SOR is {@code linear(1, 1.95, 20)}.
   */
  public static Grid linear(double from, double to, int count) {
    Checks.that(count >= 2, "Grid.linear: needs at least 2 values, got %s; see Grid.of", count);
    double[] values = new double[count];
    for (int i = 0; i < count; i++) {
      values[i] = from + (to - from) * i / (count - 1);
    }
    return new Grid(values);
  }

  /**
   * {@code count} values of omega from 1 towards 2, {@code omega = 2 / (1 + theta)} with theta
   * geometric from 1 down to {@code smallest}. For real matrices: the best omega of an
   * ill-conditioned one lies between 1.95 and 2, where {@link #linear} has nothing.
   *
   * @param smallest the last theta, in (0, 1); 1e-3 reaches omega = 1.998
   */
  public static Grid towardsTwo(int count, double smallest) {
    Checks.that(
        count >= 2 && smallest > 0 && smallest < 1,
        "Grid.towardsTwo: needs at least 2 values and a smallest theta in (0, 1), got %s and %s",
        count,
        smallest);
    double[] values = new double[count];
    for (int i = 0; i < count; i++) {
      values[i] = 2 / (1 + StrictMath.pow(smallest, i / (count - 1.0)));
    }
    return new Grid(values);
  }

  /** The number of values. */
  public int size() {
    return values.length;
  }

  /** The value with this index, from 0. */
  public double get(int index) {
    return values[index];
  }

  /** The index of a value; negative if it is none of the grid. */
  int indexOf(double value) {
    return Arrays.binarySearch(values, value);
  }

  /** All values; fresh, the caller's. */
  public double[] toArray() {
    return values.clone();
  }

  /**
   * Where each value lies on the way to 2: {@code log(2 - value)}. In it the cost of SOR is nearly
   * the same function for every matrix, shifted; positions for {@link
   * org.flyball.bandit.SmoothThompson}. The values must be below 2.
   */
  public double[] towardsTwo() {
    double[] positions = new double[values.length];
    for (int i = 0; i < positions.length; i++) {
      Checks.that(
          values[i] < 2, "Grid: positions towards 2 need values below 2, got %s", values[i]);
      positions[i] = StrictMath.log(2 - values[i]);
    }
    return positions;
  }

  /** Throws unless the snapshot's entry "grid" is this one. */
  void require(Snapshot snapshot, String who) {
    double[] saved = snapshot.doubles("grid");
    Checks.that(
        Arrays.equals(saved, values),
        "%s: the snapshot is of the grid %s, this is %s; restore it into its own",
        who,
        Arrays.toString(saved),
        this);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Grid that && Arrays.equals(values, that.values);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(values);
  }

  @Override
  public String toString() {
    return "Grid" + Arrays.toString(values);
  }
}
