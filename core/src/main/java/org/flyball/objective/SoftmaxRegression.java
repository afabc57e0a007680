package org.flyball.objective;

import java.util.Arrays;
import org.flyball.data.LabelledData;
import org.flyball.linear.SparseRows;
import org.flyball.run.Checks;

/**
 * Multinomial logistic regression: a weight vector w_c per class, {@code f(W) = (1/m) sum_j (log
 * sum_c exp(w_c . a_j) - w_{b_j} . a_j) + R(W)}. Classes are the labels that occur, ascending. A
 * bias is a feature that is 1 in every row: {@code FeatureScaling.withBias}.
 *
 * <pre>{@code
 * LabelledData iris = BundledData.IRIS.data();
 * SoftmaxRegression f = SoftmaxRegression.of(
 *     FeatureScaling.minMax(iris).withBias().apply(iris), Regularizer.squaredNorm(1e-3));
 * }</pre>
 *
 * <p>W is flat (classes &times; features, row-major). Cost: one pass over the rows, 4 flops per
 * entry and class, an exponential per row and class. Safe for many threads, each of which keeps one
 * number per class; nothing is allocated after a thread's first call.
 */
public final class SoftmaxRegression implements RowObjective {

  private final LabelledData data;
  private final SparseRows rows;
  private final double[] classes;
  private final int[] label; // the class of each row
  private final Regularizer regularizer;
  private final ThreadLocal<SoftmaxScores> scores;

  private SoftmaxRegression(LabelledData data, double[] classes, Regularizer regularizer) {
    this.data = data;
    this.rows = SparseRows.of(data.features());
    this.classes = classes;
    this.regularizer = regularizer;
    this.label = new int[data.rows()];
    for (int i = 0; i < label.length; i++) {
      label[i] = Arrays.binarySearch(classes, data.labels()[i] + 0.0);
    }
    int count = classes.length;
    SparseRows all = rows;
    this.scores = ThreadLocal.withInitial(() -> new SoftmaxScores(all, count, data.dimension()));
  }

  /**
   * Of these data, which are shared, not copied.
   *
   * @throws IllegalArgumentException if the data have no feature or fewer than two classes
   */
  public static SoftmaxRegression of(LabelledData data, Regularizer regularizer) {
    return of(data, data.classes(), regularizer);
  }

  /**
   * The same where the classes are known, of a client who has seen only some of them, say.
   *
   * @param classes ascending; every label is one of them
   */
  public static SoftmaxRegression of(LabelledData data, double[] classes, Regularizer regularizer) {
    Checks.that(data.dimension() >= 1, "SoftmaxRegression: %s has no feature", data);
    Checks.that(
        classes.length >= 2,
        "SoftmaxRegression: there are %s classes, must be 2 or more",
        classes.length);
    for (int c = 1; c < classes.length; c++) {
      Checks.that(
          classes[c - 1] < classes[c],
          "SoftmaxRegression: class %s comes after %s; they must ascend",
          classes[c],
          classes[c - 1]);
    }
    for (double label : data.classes()) {
      Checks.that(
          Arrays.binarySearch(classes, label) >= 0,
          "SoftmaxRegression: the label %s is none of the %s classes",
          label,
          classes.length);
    }
    return new SoftmaxRegression(data, classes.clone(), regularizer);
  }

  /** The rows with their labels. */
  public LabelledData data() {
    return data;
  }

  /** The labels that the weight vectors stand for, in order; fresh. */
  public double[] classes() {
    return classes.clone();
  }

  @Override
  public int dimension() {
    return classes.length * data.dimension();
  }

  @Override
  public int rows() {
    return label.length;
  }

  @Override
  public double valueAndGradient(double[] x, double[] out) {
    check(x, out);
    Arrays.fill(out, 0);
    int m = label.length;
    SoftmaxScores score = scores.get();
    double sum = 0;
    for (int i = 0; i < m; i++) {
      addRow(i, 1.0 / m, x, score, out);
      sum += score.loss();
    }
    regularizer.addGradient(1, x, out);
    return (m == 0 ? 0 : sum / m) + regularizer.value(x);
  }

  @Override
  public double value(double[] x) {
    Checks.length(x, dimension(), "SoftmaxRegression: x");
    SoftmaxScores score = scores.get();
    double sum = 0;
    for (int i = 0; i < label.length; i++) {
      score.of(i, label[i], x);
      sum += score.loss();
    }
    return (label.length == 0 ? 0 : sum / label.length) + regularizer.value(x);
  }

  @Override
  public void gradient(double[] x, int[] batch, int count, double[] out) {
    check(x, out);
    checkBatch(batch, count);
    Arrays.fill(out, 0);
    SoftmaxScores score = scores.get();
    for (int k = 0; k < count; k++) {
      addRow(batch[k], 1.0 / count, x, score, out);
    }
    regularizer.addGradient(1, x, out);
  }

  @Override
  public double valueAndGradient(double[] x, int[] batch, int count, double[] out) {
    check(x, out);
    checkBatch(batch, count);
    Arrays.fill(out, 0);
    SoftmaxScores score = scores.get();
    double sum = 0;
    for (int k = 0; k < count; k++) {
      addRow(batch[k], 1.0 / count, x, score, out);
      sum += score.loss();
    }
    regularizer.addGradient(1, x, out);
    return sum / count + regularizer.value(x);
  }

  @Override
  public void gradient(double[] x, int[] batch, double[] weights, int count, double[] out) {
    check(x, out);
    checkBatch(batch, count);
    if (weights.length < count) {
      Checks.that(false, "SoftmaxRegression: %s weights for %s rows", weights.length, count);
    }
    Arrays.fill(out, 0);
    SoftmaxScores score = scores.get();
    double sum = 0;
    for (int k = 0; k < count; k++) {
      addRow(batch[k], weights[k], x, score, out);
      sum += weights[k];
    }
    regularizer.addGradient(sum, x, out);
  }

  private void addRow(int row, double weight, double[] x, SoftmaxScores score, double[] out) {
    score.of(row, label[row], x);
    score.addSlopes(row, label[row], weight, out);
  }

  /** At most 1/2 of the row's squared norm: no softmax has a steeper slope. */
  @Override
  public double rowSmoothness(int row) {
    return 0.5 * rows.squaredNorm(row) + regularizer.smoothness();
  }

  /** The fraction of rows whose class is not the one of the largest score; ties count as errors. */
  public double errorRate(double[] x) {
    Checks.length(x, dimension(), "SoftmaxRegression: x");
    int d = data.dimension();
    int wrong = 0;
    for (int i = 0; i < label.length; i++) {
      double own = rows.dot(i, x, label[i] * d);
      boolean best = true;
      for (int c = 0; c < classes.length; c++) {
        best &= c == label[i] || rows.dot(i, x, c * d) < own;
      }
      wrong += best ? 0 : 1;
    }
    return label.length == 0 ? 0 : (double) wrong / label.length;
  }

  private void check(double[] x, double[] out) {
    Checks.length(x, dimension(), "SoftmaxRegression: x");
    Checks.length(out, dimension(), "SoftmaxRegression: out");
    if (x == out) {
      Checks.that(false, "SoftmaxRegression: x and out are the same array");
    }
  }

  private void checkBatch(int[] batch, int count) {
    if (count < 1 || count > batch.length) {
      Checks.that(
          false,
          "SoftmaxRegression: count is %s, must be in 1..%s (rows given)",
          count,
          batch.length);
    }
    for (int k = 0; k < count; k++) {
      if (batch[k] < 0 || batch[k] >= label.length) {
        Checks.that(
            false, "SoftmaxRegression: row %s is outside 0..%s", batch[k], label.length - 1);
      }
    }
  }

  @Override
  public String toString() {
    return "SoftmaxRegression with " + classes.length + " classes of " + data;
  }
}
