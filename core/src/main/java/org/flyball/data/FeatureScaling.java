package org.flyball.data;

import java.util.Arrays;
import org.flyball.linear.SparseMatrix;
import org.flyball.linear.SparseRows;
import org.flyball.run.Checks;

/**
 * A linear map of every feature, learnt from some rows and applied to any: fit on the training
 * rows, apply to training and test rows alike.
 *
 * <pre>{@code
 * FeatureScaling scaling = FeatureScaling.minMax(train).withBias();
 * LabelledData scaled = scaling.apply(train);
 * LabelledData other = scaling.apply(test); // may leave [-1, 1]
 * }</pre>
 *
 * <p>What was sparse becomes dense: an entry that was 0 is seldom 0 afterwards. A feature that is
 * the same in all rows becomes 0, and so drops out.
 */
public final class FeatureScaling {

  /** Whether there is a last feature that is 1 in every row. */
  private enum Bias {
    NONE,
    LAST
  }

  private final double[] low;
  private final double[] high;
  private final Bias bias;

  private FeatureScaling(double[] low, double[] high, Bias bias) {
    this.low = low;
    this.high = high;
    this.bias = bias;
  }

  /**
   * Every feature to [-1, 1]: its least value in these rows to -1, its largest to 1.
   *
   * @throws IllegalArgumentException if there is no row
   */
  public static FeatureScaling minMax(LabelledData data) {
    Checks.that(data.rows() >= 1, "FeatureScaling: no row to learn from");
    double[] low = new double[data.dimension()];
    double[] high = new double[data.dimension()];
    int[] count = new int[data.dimension()];
    Arrays.fill(low, Double.POSITIVE_INFINITY);
    Arrays.fill(high, Double.NEGATIVE_INFINITY);
    data.features()
        .forEach(
            (i, j, v) -> {
              low[j] = Math.min(low[j], v);
              high[j] = Math.max(high[j], v);
              count[j]++;
            });
    for (int j = 0; j < low.length; j++) {
      if (count[j] < data.rows()) { // a row without an entry has a 0
        low[j] = Math.min(low[j], 0);
        high[j] = Math.max(high[j], 0);
      }
    }
    return new FeatureScaling(low, high, Bias.NONE);
  }

  /** The same, and a last feature that is 1 in every row. */
  public FeatureScaling withBias() {
    return new FeatureScaling(low, high, Bias.LAST);
  }

  /** How many features were not the same in all rows. */
  public int varying() {
    int count = 0;
    for (int j = 0; j < low.length; j++) {
      count += low[j] < high[j] ? 1 : 0;
    }
    return count;
  }

  /** The rows scaled; a copy. Their labels are shared. */
  public LabelledData apply(LabelledData data) {
    int d = low.length;
    Checks.that(
        data.dimension() == d,
        "FeatureScaling: the rows have %s features, were learnt with %s; LabelledData.withDimension"
            + " adds empty ones",
        data.dimension(),
        d);
    int width = bias == Bias.LAST ? d + 1 : d;
    int[] start = new int[data.rows() + 1];
    int[] column = new int[Math.multiplyExact(data.rows(), width)];
    double[] value = new double[column.length];
    double[] row = new double[d];
    SparseRows rows = SparseRows.of(data.features());
    int place = 0;
    for (int i = 0; i < data.rows(); i++) {
      Arrays.fill(row, 0);
      rows.add(i, 1, row);
      for (int j = 0; j < d; j++) {
        double scaled = scaled(j, row[j]);
        if (scaled != 0) {
          column[place] = j;
          value[place++] = scaled;
        }
      }
      if (bias == Bias.LAST) {
        column[place] = d;
        value[place++] = 1;
      }
      start[i + 1] = place;
    }
    SparseMatrix features = SparseRows.ofSorted(width, start, column, value);
    return new LabelledData(features, data.labels());
  }

  /** {@code 2 (v - low) / (high - low) - 1}. */
  private double scaled(int feature, double v) {
    double width = high[feature] - low[feature];
    return width == 0 ? 0 : 2 * ((v - low[feature]) / width) - 1;
  }

  @Override
  public String toString() {
    return "FeatureScaling of " + low.length + " features" + (bias == Bias.LAST ? ", bias" : "");
  }
}
