package org.flyball.descent;

import org.flyball.linear.Vectors;
import org.flyball.run.Checks;

/**
 * Polyak's step size {@code rate (f(x) - lowest) / (share ||g||^2)}, never below 0. With share 1, a
 * step for which the lowest value must be known; on minibatches {@code SPS_max} (arXiv 2002.10542),
 * where lowest is a bound below all rows' losses, 0 most often, and a cap keeps steps in reason.
 *
 * @param lowest f*, or a lower bound of every minibatch's least value
 * @param share positive: c of the paper; 1 in convex theory, 0.5 in its experiments
 * @param cap the largest step size
 */
public record PolyakStep(double lowest, double share, Cap cap) implements Optimizer {

  /** Checks the arguments. */
  public PolyakStep {
    Checks.that(Double.isFinite(lowest), "PolyakStep: lowest must be finite, got %s", lowest);
    Limits.positive(share, "PolyakStep: share");
  }

  /** The classical step, without a cap. */
  public PolyakStep(double lowest) {
    this(lowest, 1, Cap.none());
  }

  /**
   * The largest step size.
   *
   * @param first of the first step, positive
   * @param growth how many times the step before a step may be, at least 1; infinite if the cap is
   *     {@code first} for ever
   */
  public record Cap(double first, double growth) {

    /** Checks the arguments. */
    public Cap {
      Checks.that(first > 0, "Cap: the first must be positive, got %s", first);
      Checks.that(growth >= 1, "Cap: growth must be at least 1, got %s", growth);
    }

    /** No limit. */
    public static Cap none() {
      return fixed(Double.POSITIVE_INFINITY);
    }

    /** The same limit at every step: gamma_b of the paper. */
    public static Cap fixed(double largest) {
      return new Cap(largest, Double.POSITIVE_INFINITY);
    }

    /**
     * At most {@code growth} times the step before: the paper's smoothing with {@code growth =
     * 2^(batch / rows)}, {@code first = 1}.
     */
    public static Cap growing(double first, double growth) {
      return new Cap(first, growth);
    }
  }

  @Override
  public boolean needsValue() {
    return true;
  }

  @Override
  public State start(double[] x0) {
    PolyakStep recipe = this;
    double growth = cap.growth;
    boolean grows = growth < Double.POSITIVE_INFINITY;
    return new Slots("PolyakStep") {
      private final double[] size = slot("size", recipe.cap.first);

      @Override
      public void update(long step, double rate, double value, double[] gradient, double[] x) {
        double square = Vectors.dot(gradient, gradient);
        double excess = Math.max(0, value - recipe.lowest);
        double limit = grows ? growth * size[0] : recipe.cap.first;
        double wanted = excess / (recipe.share * square);
        if (square > 0) {
          size[0] = Math.min(wanted, limit);
          Vectors.add(x, -rate * size[0], gradient);
        }
      }

      @Override
      public double scale() {
        return size[0];
      }
    };
  }
}
