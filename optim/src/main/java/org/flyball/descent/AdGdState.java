package org.flyball.descent;

import org.flyball.linear.Vectors;

/** Of AdGd. */
final class AdGdState extends Slots {

  private final AdGd.Rule rule;
  private final double[] before;
  private final double[] gradientBefore;
  private final double[] size;
  private final double[] theta;

  AdGdState(AdGd recipe, int dimension) {
    super("AdGd");
    rule = recipe.rule();
    before = zeros("before", dimension);
    gradientBefore = zeros("gradientBefore", dimension);
    size = slot("size", recipe.initial());
    theta = slot("theta", rule == AdGd.Rule.FIRST ? Double.POSITIVE_INFINITY : 1.0 / 3);
  }

  @Override
  public double scale() {
    return size[0];
  }

  @Override
  public void update(long step, double rate, double value, double[] gradient, double[] x) {
    if (step > 0) {
      double moved = Math.sqrt(Vectors.squaredDistance(x, before, 0, x.length));
      double changed = Math.sqrt(Vectors.squaredDistance(gradient, gradientBefore, 0, x.length));
      double last = size[0];
      double next = Math.min(growth() * last, limit(last, moved, changed));
      if (next > 0 && next < Double.POSITIVE_INFINITY) {
        theta[0] = next / last;
        size[0] = next;
      }
    }
    System.arraycopy(x, 0, before, 0, x.length);
    System.arraycopy(gradient, 0, gradientBefore, 0, gradient.length);
    Vectors.add(x, -rate * size[0], gradient);
  }

  private double growth() {
    return Math.sqrt((rule == AdGd.Rule.FIRST ? 1 : 2.0 / 3) + theta[0]);
  }

  /** Infinite where no curvature was seen. */
  private double limit(double last, double moved, double changed) {
    if (changed == 0 || moved == 0) {
      return Double.POSITIVE_INFINITY;
    }
    if (rule == AdGd.Rule.FIRST) {
      return moved / (2 * changed);
    }
    double ratio = last * changed / moved;
    double under = 2 * ratio * ratio - 1;
    return under > 0 ? last / Math.sqrt(under) : Double.POSITIVE_INFINITY;
  }
}
