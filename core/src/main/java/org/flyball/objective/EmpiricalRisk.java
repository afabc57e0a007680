package org.flyball.objective;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;
import org.flyball.data.LabelledData;
import org.flyball.linear.SparseRows;
import org.flyball.run.Checks;

/**
 * The mean loss of a linear model over data rows, with a regularizer: {@code f(x) = (1/m) sum_j
 * loss(a_j . x, b_j) + R(x)}. Logistic regression, least squares, and any other {@link Loss}.
 * Without rows, f is R.
 *
 * <pre>{@code
 * Objective f = EmpiricalRisk.of(data, Loss.logistic(), Regularizer.nonConvex(0.001));
 * }</pre>
 *
 * <p>Cost of value, gradient, or both: one pass over the rows, 4 flops and 12 bytes per entry, a
 * loss per row. Immutable, no scratch, nothing allocated per call. A product that is not finite
 * makes value and gradient infinite or NaN: methods stop there.
 */
public final class EmpiricalRisk implements RowObjective {

  private final LabelledData data;
  private final SparseRows rows;
  private final double[] labels;
  private final Loss loss;
  private final Regularizer regularizer;

  private EmpiricalRisk(LabelledData data, Loss loss, Regularizer regularizer) {
    this.data = data;
    this.rows = SparseRows.of(data.features());
    this.labels = data.labels();
    this.loss = loss;
    this.regularizer = regularizer;
  }

  /**
   * The risk of these data, which are shared, not copied.
   *
   * @throws IllegalArgumentException if the data have no feature, or a label that is none of the
   *     loss's
   */
  public static EmpiricalRisk of(LabelledData data, Loss loss, Regularizer regularizer) {
    Checks.that(data.dimension() >= 1, "EmpiricalRisk: %s has no feature", data);
    double[] labels = data.labels();
    for (int i = 0; i < labels.length; i++) {
      if (!loss.accepts(labels[i])) {
        Checks.that(
            false,
            "EmpiricalRisk: the label of row %s is %s; this loss wants %s",
            i,
            labels[i],
            loss.labels());
      }
    }
    return new EmpiricalRisk(data, loss, regularizer);
  }

  /** The rows with their labels. */
  public LabelledData data() {
    return data;
  }

  /** What a row costs. */
  public Loss loss() {
    return loss;
  }

  /** What is added to the mean loss. */
  public Regularizer regularizer() {
    return regularizer;
  }

  @Override
  public int dimension() {
    return data.dimension();
  }

  @Override
  public int rows() {
    return labels.length;
  }

  @Override
  public double valueAndGradient(double[] x, double[] out) {
    check(x, out);
    Arrays.fill(out, 0);
    int m = labels.length;
    double weight = 1.0 / m;
    double sum = 0;
    for (int i = 0; i < m; i++) {
      double product = rows.dot(i, x);
      double slope = loss.slope(product, labels[i]);
      sum += loss.value(product, labels[i], slope);
      rows.add(i, weight * slope, out);
    }
    regularizer.addGradient(1, x, out);
    return (m == 0 ? 0 : sum / m) + regularizer.value(x);
  }

  @Override
  public double value(double[] x) {
    Checks.length(x, dimension(), "EmpiricalRisk: x");
    int m = labels.length;
    double sum = 0;
    for (int i = 0; i < m; i++) {
      double product = rows.dot(i, x);
      sum += loss.value(product, labels[i], loss.slope(product, labels[i]));
    }
    return (m == 0 ? 0 : sum / m) + regularizer.value(x);
  }

  @Override
  public void gradient(double[] x, double[] out) {
    check(x, out);
    Arrays.fill(out, 0);
    int m = labels.length;
    double weight = 1.0 / m;
    for (int i = 0; i < m; i++) {
      addRow(i, weight, x, out);
    }
    regularizer.addGradient(1, x, out);
  }

  @Override
  public void gradient(double[] x, int[] batch, int count, double[] out) {
    check(x, out);
    checkBatch(batch, count);
    Arrays.fill(out, 0);
    for (int k = 0; k < count; k++) {
      addRow(batch[k], 1.0 / count, x, out);
    }
    regularizer.addGradient(1, x, out);
  }

  @Override
  public double valueAndGradient(double[] x, int[] batch, int count, double[] out) {
    check(x, out);
    checkBatch(batch, count);
    Arrays.fill(out, 0);
    double sum = 0;
    for (int k = 0; k < count; k++) {
      int row = batch[k];
      double product = rows.dot(row, x);
      double slope = loss.slope(product, labels[row]);
      sum += loss.value(product, labels[row], slope);
      rows.add(row, slope / count, out);
    }
    regularizer.addGradient(1, x, out);
    return sum / count + regularizer.value(x);
  }

  @Override
  public void gradient(double[] x, int[] batch, double[] weights, int count, double[] out) {
    check(x, out);
    checkBatch(batch, count);
    if (weights.length < count) {
      Checks.that(false, "EmpiricalRisk: %s weights for %s rows", weights.length, count);
    }
    Arrays.fill(out, 0);
    double sum = 0;
    for (int k = 0; k < count; k++) {
      addRow(batch[k], weights[k], x, out);
      sum += weights[k];
    }
    regularizer.addGradient(sum, x, out);
  }

  private void addRow(int row, double weight, double[] x, double[] out) {
    rows.add(row, weight * loss.slope(rows.dot(row, x), labels[row]), out);
  }

  @Override
  public double rowSmoothness(int row) {
    return loss.curvature() * rows.squaredNorm(row) + regularizer.smoothness();
  }

  @Override
  public int[] support() {
    return regularizer.isNone() ? rows.support() : IntStream.range(0, dimension()).toArray();
  }

  @Override
  public Optional<Curvature> curvature() {
    int m = labels.length;
    if (loss.curvature() == Double.POSITIVE_INFINITY) {
      return Optional.empty();
    }
    Curvature ofLoss = Curvature.ofRows(data.features(), m == 0 ? 0 : loss.curvature() / m);
    return Optional.of(
        (loss.isQuadratic() || m == 0 ? ofLoss.asConstant() : ofLoss).plus(regularizer));
  }

  private void check(double[] x, double[] out) {
    Checks.length(x, dimension(), "EmpiricalRisk: x");
    Checks.length(out, dimension(), "EmpiricalRisk: out");
    if (x == out) {
      Checks.that(false, "EmpiricalRisk: x and out are the same array");
    }
  }

  private void checkBatch(int[] batch, int count) {
    if (count < 1 || count > batch.length) {
      Checks.that(
          false, "EmpiricalRisk: count is %s, must be in 1..%s (rows given)", count, batch.length);
    }
    for (int k = 0; k < count; k++) {
      if (batch[k] < 0 || batch[k] >= labels.length) {
        Checks.that(false, "EmpiricalRisk: row %s is outside 0..%s", batch[k], labels.length - 1);
      }
    }
  }

  @Override
  public String toString() {
    return "EmpiricalRisk of " + data;
  }
}
