package org.flyball.run;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Numbers of a run, by column: first the step, then one column per name. Column names are those of
 * the CSV files and charts. Memory: 8 bytes per number, doubled when full, so a trace is for those
 * who ask for one; nothing records unasked.
 *
 * <p>As a {@link Monitor} it records the measure in its first named column.
 */
public final class Trace implements Monitor {

  private final List<String> names;
  private final double[][] columns;
  private long[] steps = new long[64];
  private int size;

  /**
   * An empty trace.
   *
   * @param names one name per column beside the step, all different, at least one
   */
  public Trace(String... names) {
    Checks.that(names.length >= 1, "Trace: needs at least one column name");
    List<String> all = new ArrayList<>(List.of(names));
    Checks.that(
        all.stream().distinct().count() == names.length, "Trace: column names repeat: %s", all);
    this.names = List.copyOf(all);
    this.columns = new double[names.length][64];
  }

  /** Appends one row: the step and one value per column, in the order of the names. */
  public void add(long step, double... values) {
    if (values.length != columns.length) {
      Checks.that(
          false,
          "Trace: got %s values for the %s columns %s",
          values.length,
          columns.length,
          names);
    }
    grow();
    steps[size] = step;
    for (int c = 0; c < columns.length; c++) {
      columns[c][size] = values[c];
    }
    size++;
  }

  /** Records the measure in the first column, NaN in the others; never ends a run. */
  @Override
  public boolean observe(long step, double measure) {
    grow();
    steps[size] = step;
    columns[0][size] = measure;
    for (int c = 1; c < columns.length; c++) {
      columns[c][size] = Double.NaN;
    }
    size++;
    return true;
  }

  /** Number of rows. */
  public int size() {
    return size;
  }

  /** The column names, without the step. */
  public List<String> names() {
    return names;
  }

  /** The steps, one per row; fresh, the caller's. */
  public long[] steps() {
    return Arrays.copyOf(steps, size);
  }

  /** One column; fresh, the caller's. */
  public double[] column(String name) {
    int c = names.indexOf(name);
    Checks.that(c >= 0, "Trace: no column %s; there are %s", name, names);
    return Arrays.copyOf(columns[c], size);
  }

  private void grow() {
    if (size == steps.length) {
      steps = Arrays.copyOf(steps, 2 * size);
      for (int c = 0; c < columns.length; c++) {
        columns[c] = Arrays.copyOf(columns[c], 2 * size);
      }
    }
  }
}
