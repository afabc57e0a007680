package org.flyball.objective;

import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A smooth function of {@code d} variables, to be minimised. Bring your own: {@link #dimension} and
 * {@link #valueAndGradient} are enough.
 *
 * <p>An objective must be safe for use by many threads: distributed methods evaluate different
 * clients at once, and the same client twice where it stands for two. Those of this package keep no
 * scratch and allocate nothing per call, unless they say otherwise.
 */
public interface Objective {

  /** The number of variables, at least 1. */
  int dimension();

  /**
   * The value and, in the same pass, the gradient.
   *
   * @param x (d); not written
   * @param out (d) the gradient; every entry is written; another array than {@code x}
   * @return f(x); may be infinite or NaN where the function is
   */
  double valueAndGradient(double[] x, double[] out);

  /** The value alone. As it stands, it makes an array for the gradient; override it. */
  default double value(double[] x) {
    return valueAndGradient(x, new double[dimension()]);
  }

  /** The gradient alone; override it where the value costs extra. */
  default void gradient(double[] x, double[] out) {
    valueAndGradient(x, out);
  }

  /**
   * The variables on which the function may depend, ascending and fresh: J_i in the theory of rare
   * features. A superset is allowed; all of them unless overridden.
   */
  default int[] support() {
    return IntStream.range(0, dimension()).toArray();
  }

  /** What bounds the Hessian, if that is known: {@link Smoothness} is made from it. */
  default Optional<Curvature> curvature() {
    return Optional.empty();
  }
}
