package org.flyball.walk;

import org.flyball.objective.FiniteSum;

/**
 * What a token evaluates at the node it is on: {@code H(theta, i)}, a step of stochastic
 * approximation before it is scaled. The run looks for a root of the weighted sum of H over the
 * nodes.
 *
 * <pre>{@code
 * Field gradients = Field.gradients(f);                             // -grad f_i
 * Field mean = (x, node, out) -> out[0] = value[node] - x[0];       // the mean of values
 * }</pre>
 *
 * <p>Replicas on several threads share a field: it must be safe for that.
 */
@FunctionalInterface
public interface Field {

  /** {@link #nodes} or {@link #dimension} of a field that fits any. */
  int ANY = 0;

  /**
   * H.
   *
   * @param x theta (dimension); not to be written
   * @param node i
   * @param out (dimension) every entry is to be written; another array than {@code x}
   */
  void at(double[] x, int node, double[] out);

  /** How many nodes it is defined on; {@link #ANY} if it does not matter. */
  default int nodes() {
    return ANY;
  }

  /** How many entries theta has; {@link #ANY} if it does not matter. */
  default int dimension() {
    return ANY;
  }

  /**
   * {@code H(x, i) = -grad f_i(x) - grad R(x)}, one client of f on each node, R being what f has on
   * the server. With {@link Weighting#uniform()} the root is where {@code grad f = 0}.
   */
  static Field gradients(FiniteSum f) {
    return new Gradients(f);
  }
}
