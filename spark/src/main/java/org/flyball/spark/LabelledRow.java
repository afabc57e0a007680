package org.flyball.spark;

import java.io.Serializable;
import java.util.Arrays;
import org.flyball.run.Checks;

/**
 * A row of data on its way through Spark: a label, and the features that are not 0.
 *
 * @param label finite
 * @param indices of the features, from 0, ascending; shared, do not write
 * @param values of them, finite; shared, do not write
 */
public record LabelledRow(double label, int[] indices, double[] values) implements Serializable {

  /** Checks the form. */
  public LabelledRow {
    if (indices.length != values.length) {
      Checks.that(false, "LabelledRow: %s indices for %s values", indices.length, values.length);
    }
    int last = -1;
    for (int index : indices) {
      if (index <= last) {
        Checks.that(
            false,
            "LabelledRow: index %s comes after %s; indices ascend, from 0, each once",
            index,
            last);
      }
      last = index;
    }
    if (!Double.isFinite(label)) {
      Checks.that(false, "LabelledRow: the label is %s, must be finite", label);
    }
    for (int k = 0; k < values.length; k++) {
      if (!Double.isFinite(values[k])) {
        Checks.that(false, "LabelledRow: feature %s is %s, must be finite", indices[k], values[k]);
      }
    }
  }

  /** A row with all its features, of which those that are 0 are left out. */
  public static LabelledRow dense(double label, double... features) {
    int count = 0;
    for (double feature : features) {
      count += feature == 0 ? 0 : 1;
    }
    int[] indices = new int[count];
    double[] values = new double[count];
    count = 0;
    for (int j = 0; j < features.length; j++) {
      if (features[j] != 0) {
        indices[count] = j;
        values[count++] = features[j];
      }
    }
    return new LabelledRow(label, indices, values);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof LabelledRow that
        && label == that.label
        && Arrays.equals(indices, that.indices)
        && Arrays.equals(values, that.values);
  }

  @Override
  public int hashCode() {
    return 31 * Double.hashCode(label) + 31 * Arrays.hashCode(indices) + Arrays.hashCode(values);
  }

  @Override
  public String toString() {
    return label + " with " + indices.length + " features";
  }
}
