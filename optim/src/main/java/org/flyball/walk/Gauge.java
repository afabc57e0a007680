package org.flyball.walk;

import java.util.function.ToDoubleFunction;
import org.flyball.linear.Vectors;
import org.flyball.run.Checks;

/**
 * What a run's measure is, and how old it may be. A token sees one node at a time, so whatever
 * tells how far the run is from the root costs extra: nothing is measured unless a tolerance or a
 * monitor asks, and then afresh only every so many steps.
 */
public sealed interface Gauge {

  /** The measure may be up to so many steps old, less one; at least 1. */
  long every();

  /**
   * {@code ||sum_i w_i H(x, i)||} with the wanted weights: for gradients, {@code ||grad f(x)||}.
   * Costs one evaluation at each node.
   *
   * @param every see {@link Gauge#every}; the number of nodes makes it as dear as the steps
   */
  static Gauge meanField(long every) {
    return new MeanField(every);
  }

  /** The distance from a known point, copied; measured in each step. */
  static Gauge distanceTo(double[] point) {
    double[] target = point.clone();
    return new OfEstimate(x -> Vectors.distance(x, target), 1);
  }

  /** Something else to be small, measured in each step. */
  static Gauge of(ToDoubleFunction<double[]> measure) {
    return new OfEstimate(measure, 1);
  }

  /** The same, measured afresh only every so many steps. */
  Gauge every(long steps);

  /**
   * The norm of the mean field.
   *
   * @param every how old it may be
   */
  record MeanField(long every) implements Gauge {
    /** Checks the period. */
    public MeanField {
      checkPeriod(every);
    }

    @Override
    public Gauge every(long steps) {
      return new MeanField(steps);
    }
  }

  /**
   * A function of the estimate.
   *
   * @param measure from the estimate (dimension; not to be written)
   * @param every how old it may be
   */
  record OfEstimate(ToDoubleFunction<double[]> measure, long every) implements Gauge {
    /** Checks the period. */
    public OfEstimate {
      checkPeriod(every);
    }

    @Override
    public Gauge every(long steps) {
      return new OfEstimate(measure, steps);
    }
  }

  private static void checkPeriod(long every) {
    Checks.that(every >= 1, "Gauge: every must be at least 1, got %s", every);
  }
}
