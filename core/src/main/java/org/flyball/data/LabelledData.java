package org.flyball.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.flyball.linear.SparseMatrix;
import org.flyball.linear.SparseRows;
import org.flyball.run.Checks;

/**
 * Rows of features, each with a label: the data of a regression or a classification.
 *
 * <pre>{@code
 * LabelledData data = Libsvm.read(Path.of("a9a.txt.gz")).withSigns();
 * List<LabelledData> clients = data.split(20, RowOrder.inFile(), Remainder.DROPPED);
 * }</pre>
 *
 * @param features (rows &times; features)
 * @param labels one per row, finite; shared, do not write
 */
public record LabelledData(SparseMatrix features, double[] labels) {

  /** Checks that every row has a finite label. */
  public LabelledData {
    Checks.length(labels, features.rows(), "LabelledData: labels");
    Checks.finite(labels, "LabelledData: labels");
  }

  /** The number of rows. */
  public int rows() {
    return labels.length;
  }

  /** The number of features. */
  public int dimension() {
    return features.columns();
  }

  /** The different labels, ascending; fresh. */
  public double[] classes() {
    return Arrays.stream(labels).map(label -> label + 0.0).distinct().sorted().toArray();
  }

  /**
   * The same rows with labels -1 and +1, as the logistic loss wants them: the smaller of the two
   * values becomes -1. Labels that are -1 and +1 already, or all equal to one of them, stay.
   *
   * @throws IllegalArgumentException if the labels have other than two values
   */
  public LabelledData withSigns() {
    double[] classes = classes();
    boolean signs = Arrays.stream(classes).allMatch(label -> Math.abs(label) == 1);
    if (signs) {
      return this;
    }
    Checks.that(
        classes.length == 2,
        "LabelledData: the labels have %s values (%s), must have two to become -1 and +1; choose "
            + "with withSigns(positive) which value is +1",
        classes.length,
        classes.length <= 5
            ? Arrays.toString(classes)
            : classes[0] + " to " + classes[classes.length - 1]);
    return withSigns(classes[1]);
  }

  /**
   * The same rows with label +1 where it was {@code positive} and -1 elsewhere: one class against
   * the rest.
   *
   * @throws IllegalArgumentException if no row has that label
   */
  public LabelledData withSigns(double positive) {
    double[] signs = new double[labels.length];
    int count = 0;
    for (int i = 0; i < signs.length; i++) {
      boolean is = labels[i] == positive;
      signs[i] = is ? 1 : -1;
      count += is ? 1 : 0;
    }
    Checks.that(count > 0, "LabelledData: no row has the label %s", positive);
    return new LabelledData(features, signs);
  }

  /**
   * The same rows with more columns, all empty: data files of one problem differ in their largest
   * index, and clients must have one dimension.
   */
  public LabelledData withDimension(int dimension) {
    Checks.that(
        dimension >= dimension(),
        "LabelledData: the dimension is %s, cannot become %s; it can only grow",
        dimension(),
        dimension);
    int[] rowStart = new int[rows() + 1];
    int[] column = new int[features.entries()];
    double[] value = new double[column.length];
    int[] count = {0};
    features.forEach(
        (i, j, v) -> {
          column[count[0]] = j;
          value[count[0]++] = v;
          rowStart[i + 1] = count[0];
        });
    for (int i = 0; i < rows(); i++) {
      rowStart[i + 1] = Math.max(rowStart[i], rowStart[i + 1]);
    }
    return new LabelledData(SparseRows.ofSorted(dimension, rowStart, column, value), labels);
  }

  /**
   * The same rows with every feature shifted and scaled to mean 0 and mean square 1 over them: the
   * deviation is divided by the number of rows, not by one less. A constant feature becomes 0.
   * Features that were sparse are no longer.
   *
   * <p>Rows that are left out later still have had their part: select first.
   */
  public LabelledData standardised() {
    int m = rows();
    int d = dimension();
    int[] rowStart = new int[m + 1];
    int[] column = new int[Math.multiplyExact(m, d)];
    double[] value = new double[column.length];
    features.forEach((i, j, v) -> value[i * d + j] = v);
    for (int i = 0; i < m; i++) {
      rowStart[i + 1] = (i + 1) * d;
    }
    for (int j = 0; j < d; j++) {
      for (int i = 0; i < m; i++) {
        column[i * d + j] = j;
      }
      standardise(value, j, d);
    }
    return new LabelledData(SparseRows.ofSorted(d, rowStart, column, value), labels);
  }

  /** Column j of d, in place. */
  private static void standardise(double[] value, int j, int d) {
    int m = value.length / d;
    double mean = 0;
    for (int k = j; k < value.length; k += d) {
      mean += value[k] / m;
    }
    boolean constant = true;
    double largest = 0; // distance from the mean: squares of it must not overflow
    for (int k = j; k < value.length; k += d) {
      constant &= value[k] == value[j];
      largest = Math.max(largest, Math.abs(value[k] - mean));
    }
    double squares = 0;
    for (int k = j; k < value.length; k += d) {
      double share = (value[k] - mean) / largest;
      squares += share * share;
    }
    double deviation = largest * Math.sqrt(squares / m);
    for (int k = j; k < value.length; k += d) {
      value[k] = constant ? 0 : (value[k] - mean) / deviation;
    }
  }

  /** Some rows, in the order given; a copy. */
  public LabelledData select(int... rows) {
    double[] chosen = new double[rows.length];
    SparseMatrix part = SparseRows.of(features).select(rows);
    for (int i = 0; i < rows.length; i++) {
      chosen[i] = labels[rows[i]];
    }
    return new LabelledData(part, chosen);
  }

  /** What becomes of the rows that are left when each client has {@code floor(rows / clients)}. */
  public enum Remainder {
    /** Nobody gets them; all clients have equally many rows. */
    DROPPED,
    /** The last client gets them as well. */
    TO_LAST
  }

  /**
   * Shares the rows out among clients: {@code floor(rows / clients)} neighbours each, in the given
   * order. Copies: in all as much memory as these data.
   *
   * @param clients how many; at most as many as there are rows
   */
  public List<LabelledData> split(int clients, RowOrder order, Remainder remainder) {
    Checks.that(
        clients >= 1 && clients <= rows(),
        "LabelledData: %s rows cannot be split among %s clients; take 1 to %s",
        rows(),
        clients,
        rows());
    int[] sequence = order.of(this);
    Checks.that(
        sequence.length == rows(),
        "LabelledData: the order has %s rows, the data %s",
        sequence.length,
        rows());
    int each = rows() / clients;
    List<LabelledData> parts = new ArrayList<>(clients);
    for (int i = 0; i < clients; i++) {
      boolean all = i == clients - 1 && remainder == Remainder.TO_LAST;
      parts.add(select(Arrays.copyOfRange(sequence, i * each, all ? rows() : (i + 1) * each)));
    }
    return List.copyOf(parts);
  }

  /** Whether both have equal features and labels. */
  @Override
  public boolean equals(Object other) {
    return other instanceof LabelledData that
        && features.equals(that.features)
        && Arrays.equals(labels, that.labels);
  }

  @Override
  public int hashCode() {
    return 31 * features.hashCode() + Arrays.hashCode(labels);
  }

  @Override
  public String toString() {
    return "LabelledData " + rows() + " x " + dimension() + ", " + features.entries() + " entries";
  }
}
