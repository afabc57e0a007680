package org.flyball.report;

import java.util.Arrays;
import org.flyball.run.Checks;

/**
 * One curve of a {@link Figure}: a name for the legend, points, a band if several seeds were run.
 *
 * <p>A y that is NaN or infinite is a gap. A band is the middle 80 % over seeds: from the 10th to
 * the 90th percentile.
 *
 * @param name in words, with the parameters that tell it from the others: "Tsallis-INF, 5 bins"
 * @param x finite, never decreasing (points may come in any order to {@link #points}); shared, do
 *     not write
 * @param y as many as x; shared, do not write
 * @param low the lower edge of the band, as many as x, or empty without a band; shared, do not
 *     write
 * @param high the upper edge; shared, do not write
 * @param shape how it is drawn
 * @param style which colour and dash pattern, from 0; {@link #BY_POSITION} takes the next free one
 */
public record Series(
    String name, double[] x, double[] y, double[] low, double[] high, Shape shape, int style) {

  /** The style of a series that takes its colour from its place in the figure. */
  public static final int BY_POSITION = -1;

  private static final double[] NONE = {};

  /** How a series is drawn. */
  public enum Shape {
    /** Points joined by lines. */
    LINE,
    /** A level that holds until the next point. */
    STEPS,
    /** Points alone. */
    POINTS,
    /** Bars from the bottom of the chart, side by side with those of the other series. */
    BARS,
    /**
     * A line in the neutral colour of what theory says, beside the colours of what was measured.
     */
    THEORY
  }

  public Series {
    Checks.that(!name.isBlank(), "Series: the name is blank; the legend needs words");
    Checks.length(y, x.length, "Series " + name + ": y");
    Checks.finite(x, "Series " + name + ": x");
    for (int i = 1; i < x.length; i++) {
      Checks.that(
          x[i] >= x[i - 1],
          "Series %s: x must not decrease, but x[%s] = %s follows %s; sort it, or draw points",
          name,
          i,
          x[i],
          x[i - 1]);
    }
    Checks.that(low.length == 0 || low.length == x.length, "Series %s: low is not like x", name);
    Checks.length(high, low.length, "Series " + name + ": high");
    Checks.that(style >= BY_POSITION, "Series %s: style must be at least 0, got %s", name, style);
    x = x.clone();
    y = y.clone();
    low = low.clone();
    high = high.clone();
  }

  /** A line through these points; the arrays are copied. */
  public static Series line(String name, double[] x, double[] y) {
    return new Series(name, x, y, NONE, NONE, Shape.LINE, BY_POSITION);
  }

  /** Points alone, in any order. */
  public static Series points(String name, double[] x, double[] y) {
    Checks.length(y, x.length, "Series " + name + ": y");
    Integer[] order = new Integer[x.length];
    Arrays.setAll(order, i -> i);
    Arrays.sort(order, (i, j) -> Double.compare(x[i], x[j]));
    double[] sortedX = new double[x.length];
    double[] sortedY = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      sortedX[i] = x[order[i]];
      sortedY[i] = y[order[i]];
    }
    return new Series(name, sortedX, sortedY, NONE, NONE, Shape.POINTS, BY_POSITION);
  }

  /** One bar per category of the x axis. */
  public static Series bars(String name, double... heights) {
    double[] x = new double[heights.length];
    Arrays.setAll(x, i -> i);
    return new Series(name, x, heights, NONE, NONE, Shape.BARS, BY_POSITION);
  }

  /**
   * The median over seeds, with the band from the 10th to the 90th percentile. Cost: one sort of
   * the seeds per point.
   *
   * @param runs one curve per seed, each as long as x; a NaN in any of them is a gap
   */
  public static Series overSeeds(String name, double[] x, double[][] runs) {
    Checks.that(runs.length >= 1, "Series %s: needs the curve of at least one seed", name);
    for (int r = 0; r < runs.length; r++) {
      Checks.length(runs[r], x.length, "Series " + name + ": the curve of run " + r);
    }
    double[] low = new double[x.length];
    double[] median = new double[x.length];
    double[] high = new double[x.length];
    double[] values = new double[runs.length];
    for (int i = 0; i < x.length; i++) {
      for (int r = 0; r < runs.length; r++) {
        values[r] = runs[r][i];
      }
      Arrays.sort(values);
      low[i] = quantile(values, 0.1);
      median[i] = quantile(values, 0.5);
      high[i] = quantile(values, 0.9);
    }
    Series line = line(name, x, median);
    return runs.length == 1 ? line : line.band(low, high);
  }

  /** Linear between order statistics: position (n - 1) p, as type 7 of Hyndman and Fan (1996). */
  private static double quantile(double[] sorted, double p) {
    double last = sorted[sorted.length - 1];
    if (Double.isNaN(last)) {
      return Double.NaN; // Arrays.sort puts NaN last
    }
    double position = (sorted.length - 1) * p;
    int below = (int) position;
    double share = position - below;
    return share == 0 ? sorted[below] : sorted[below] + share * (sorted[below + 1] - sorted[below]);
  }

  /** The same with a band, 10-90 % over seeds. */
  public Series band(double[] lowEdge, double[] highEdge) {
    Checks.length(lowEdge, x.length, "Series " + name + ": low");
    return new Series(name, x, y, lowEdge, highEdge, shape, style);
  }

  /** The same, drawn as a level that holds until the next point. */
  public Series steps() {
    return new Series(name, x, y, low, high, Shape.STEPS, style);
  }

  /** The same, drawn as what theory says. */
  public Series theory() {
    return new Series(name, x, y, low, high, Shape.THEORY, style);
  }

  /**
   * The same in a fixed colour and dash pattern, so that one method looks the same in every figure.
   *
   * @param index from 0
   */
  public Series styled(int index) {
    return new Series(name, x, y, low, high, shape, index);
  }

  boolean hasBand() {
    return low.length > 0;
  }

  boolean isTheory() {
    return shape == Shape.THEORY;
  }
}
