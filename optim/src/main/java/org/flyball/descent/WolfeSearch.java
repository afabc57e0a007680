package org.flyball.descent;

import org.flyball.linear.Vectors;
import org.flyball.objective.Objective;

/**
 * Finds t with {@code f(x + t p) <= f + c1 t <g, p>} and {@code |<grad f(x + t p), p>| <= c2 |<g,
 * p>|} (Nocedal and Wright, algorithms 3.5 and 3.6): growing until an interval holds such a t, then
 * shrinking it by cubic interpolation.
 *
 * <p>Near an optimum values differ by less than they are rounded, so there a value within rounding
 * of the start's counts as decrease: the slopes, which are still good, then decide.
 */
final class WolfeSearch {

  private static final double C1 = 1e-4;
  private static final double C2 = 0.9;

  /** What a value's rounding may be, relative to it: a sum over a thousand rows loses 1e-14. */
  private static final double NOISE = 1e-13;

  private static final int MOST = 60;

  private final Objective f;
  private final double[] point;
  private final double[] slope;
  private long evaluations;
  private double value;

  private double[] from = new double[0];
  private double[] along = new double[0];

  WolfeSearch(Objective f) {
    this.f = f;
    point = new double[f.dimension()];
    slope = new double[f.dimension()];
  }

  double[] x() {
    return point;
  }

  double[] gradient() {
    return slope;
  }

  double value() {
    return value;
  }

  long evaluations() {
    return evaluations;
  }

  void resume(long count) {
    evaluations = count;
  }

  double evaluate(double[] x, double[] out) {
    return f.valueAndGradient(x, out);
  }

  /** Evaluates at {@code from + t along}; the derivative along it. */
  private double at(double t) {
    for (int i = 0; i < point.length; i++) {
      point[i] = from[i] + t * along[i];
    }
    evaluations++;
    value = f.valueAndGradient(point, slope);
    return Vectors.dot(slope, along);
  }

  /** The step length, 0 if none was found; then x, value and gradient mean nothing. */
  double search(double[] x, double start, double[] g, double[] p, double trial) {
    from = x;
    along = p;
    double slope0 = Vectors.dot(g, p);
    if (!(slope0 < 0 && slope0 > Double.NEGATIVE_INFINITY)) {
      return 0;
    }
    double noise = NOISE * Math.abs(start);
    double low = 0;
    double lowValue = start;
    double lowSlope = slope0;
    double high = Double.POSITIVE_INFINITY; // no upper end of the interval yet
    double highValue = Double.NaN;
    double highSlope = Double.NaN;
    double t = trial;
    for (int k = 0; k < MOST; k++) {
      double derivative = at(t);
      boolean finite = Double.isFinite(value) && Double.isFinite(derivative);
      boolean enough = value <= start + C1 * t * slope0 + noise;
      if (finite && enough && Math.abs(derivative) <= -C2 * slope0) {
        return t;
      }
      if (!finite || !enough || value > lowValue + noise) {
        high = t;
        highValue = finite ? value : Double.NaN;
        highSlope = derivative;
      } else {
        if (derivative * (high - low) >= 0) {
          high = low;
          highValue = lowValue;
          highSlope = lowSlope;
        }
        low = t;
        lowValue = value;
        lowSlope = derivative;
      }
      double next =
          high == Double.POSITIVE_INFINITY
              ? 2 * t
              : between(low, lowValue, lowSlope, high, highValue, highSlope);
      if (next == t || next == low || !(next > 0)) {
        return 0;
      }
      t = next;
    }
    return 0;
  }

  /** The minimiser of the cubic through both ends, kept off them; the middle if there is none. */
  private static double between(double a, double fa, double da, double b, double fb, double db) {
    double width = b - a;
    double middle = a + width / 2;
    double d1 = da + db - 3 * (fa - fb) / (a - b);
    double root = d1 * d1 - da * db;
    double t =
        b
            - width
                * (db + Math.copySign(Math.sqrt(root), width) - d1)
                / (db - da + 2 * Math.copySign(Math.sqrt(root), width));
    double margin = 0.1 * Math.abs(width);
    boolean inside = t > Math.min(a, b) + margin && t < Math.max(a, b) - margin;
    return inside ? t : middle;
  }
}
