package org.flyball.walk;

import org.flyball.linear.Vectors;
import org.flyball.run.Checks;

/**
 * What keeps theta within bounds: theorems of stochastic approximation assume that it stays there.
 */
@FunctionalInterface
public interface Confinement {

  /**
   * Looks at theta after a step, and moves it if it has to.
   *
   * @param x theta; finite; may be written
   * @param start theta_0; not to be written
   * @param returns how often this was true before
   * @return whether theta was sent back to a known place, so that its momentum means nothing now
   */
  boolean confine(double[] x, double[] start, long returns);

  /** Refuses a dimension that is not its own. */
  default void check(int dimension) {}

  /** Theta goes where it goes. */
  static Confinement none() {
    return (x, start, returns) -> false;
  }

  /**
   * Projection on a ball around 0.
   *
   * @param radius of a ball that surely holds the root, positive
   */
  static Confinement ball(double radius) {
    return new Ball(new double[0], radius);
  }

  /**
   * Projection on a ball.
   *
   * @param centre (dimension) copied
   * @param radius positive
   */
  static Confinement ball(double[] centre, double radius) {
    return new Ball(centre.clone(), radius);
  }

  /**
   * Truncation with growing bounds (Chen and Zhu 1986), where no bound of the root is known: once
   * theta is further than {@code radius * growth^returns} from theta_0, it starts there again.
   *
   * @param radius the first bound, positive
   * @param growth of the bound with each return, above 1
   */
  static Confinement truncation(double radius, double growth) {
    return new Truncation(radius, growth);
  }

  /**
   * A ball.
   *
   * @param centre shared, do not write; empty for 0
   * @param radius positive
   */
  record Ball(double[] centre, double radius) implements Confinement {
    /** Checks the ball. */
    public Ball {
      Checks.finite(centre, "Confinement.ball: centre");
      Checks.that(
          radius > 0 && radius < Double.POSITIVE_INFINITY,
          "Confinement.ball: radius must be positive and finite, got %s",
          radius);
    }

    @Override
    public void check(int dimension) {
      if (centre.length > 0) {
        Checks.length(centre, dimension, "Confinement.ball: centre");
      }
    }

    @Override
    public boolean confine(double[] x, double[] start, long returns) {
      double distance = centre.length == 0 ? Vectors.norm(x) : Vectors.distance(x, centre);
      if (distance > radius) {
        double shrink = radius / distance;
        for (int j = 0; j < x.length; j++) {
          double c = centre.length == 0 ? 0 : centre[j];
          x[j] = c + shrink * (x[j] - c);
        }
      }
      return false;
    }
  }

  /**
   * Back to the start.
   *
   * @param radius the first bound
   * @param growth of the bound
   */
  record Truncation(double radius, double growth) implements Confinement {
    /** Checks the numbers. */
    public Truncation {
      Checks.that(
          radius > 0 && radius < Double.POSITIVE_INFINITY,
          "Confinement.truncation: radius must be positive and finite, got %s",
          radius);
      Checks.that(
          growth > 1 && growth < Double.POSITIVE_INFINITY,
          "Confinement.truncation: growth must be above 1 and finite, got %s",
          growth);
    }

    @Override
    public boolean confine(double[] x, double[] start, long returns) {
      boolean out = Vectors.distance(x, start) > radius * Math.pow(growth, returns);
      if (out) {
        System.arraycopy(start, 0, x, 0, x.length);
      }
      return out;
    }
  }
}
