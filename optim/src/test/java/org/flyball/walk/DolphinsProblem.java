package org.flyball.walk;

import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.flyball.data.BundledData;
import org.flyball.data.BundledGraph;
import org.flyball.data.LabelledData.Remainder;
import org.flyball.data.RowOrder;
import org.flyball.graph.ReversibleChain;
import org.flyball.linear.Vectors;
import org.flyball.objective.FiniteSum;
import org.flyball.objective.Loss;
import org.flyball.objective.Regularizer;

/**
 * The reference experiment: a logistic regression with rows 9i to 9i + 8 of the breast cancer data
 * on dolphin i, of 62, {@code kappa = 1}; the features are standardised over the 558 rows in use.
 */
final class DolphinsProblem {

  static final ReversibleChain CHAIN = ReversibleChain.metropolis(BundledGraph.DOLPHINS.graph());

  /** The regularizer is on every node. */
  static final FiniteSum F = f(Regularizer.squaredNorm(1));

  /** The same function with the regularizer on the token. */
  static final FiniteSum SERVER = f(Regularizer.none()).withRegularizer(Regularizer.squaredNorm(1));

  private DolphinsProblem() {}

  private static FiniteSum f(Regularizer regularizer) {
    return FiniteSum.of(
        BundledData.BREAST_CANCER
            .data()
            .select(IntStream.range(0, 558).toArray())
            .standardised()
            .withSigns()
            .split(62, RowOrder.inFile(), Remainder.DROPPED),
        Loss.logistic(),
        regularizer);
  }

  /** The root of the weighted mean field, to 1e-14, by steps against it. */
  static double[] root(FiniteSum f, IntToDoubleFunction weight, double step) {
    int d = f.dimension();
    double total = IntStream.range(0, f.size()).mapToDouble(weight).sum();
    double[] x = new double[d];
    double[] one = new double[d];
    Field field = Field.gradients(f);
    for (int k = 0; k < 10_000; k++) {
      double[] sum = new double[d];
      for (int i = 0; i < f.size(); i++) {
        field.at(x, i, one);
        for (int j = 0; j < d; j++) {
          sum[j] += weight.applyAsDouble(i) / total * one[j];
        }
      }
      if (Vectors.norm(sum) < 1e-14) {
        return x;
      }
      for (int j = 0; j < d; j++) {
        x[j] += step * sum[j];
      }
    }
    throw new AssertionError("no root");
  }

  /** The minimiser of f; the Hessian lies in [1, 2.37]. */
  static double[] minimiser() {
    return root(F, i -> 1, 0.55);
  }

  static double squaredDistance(double[] x, double[] y) {
    double distance = Vectors.distance(x, y);
    return distance * distance;
  }
}
