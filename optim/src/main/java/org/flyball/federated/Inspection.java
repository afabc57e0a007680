package org.flyball.federated;

/**
 * What only somebody with all data at hand can know of a point: used for certificates and plots,
 * never by a method. Filled by {@link Crew#inspect}.
 */
public final class Inspection {

  final double[] gradient;
  double value;
  double potential;
  double errors;

  /** Of d variables, before it is filled. */
  public Inspection(int dimension) {
    gradient = new double[dimension];
  }

  /** {@code (1/n) sum grad f_i(x)}, (d); for the engine to fill. */
  public double[] gradient() {
    return gradient;
  }

  /**
   * What is known beside the gradient; for the engine to fill.
   *
   * @param meanValue {@code (1/n) sum f_i(x)}
   * @param weightedErrors {@code sum_i omega_i ||g_i - grad f_i(x) / (n w_i)||^2}
   * @param sumOfErrors {@code sum_i w_i ||g_i - grad f_i(x) / (n w_i)||}
   */
  public void set(double meanValue, double weightedErrors, double sumOfErrors) {
    value = meanValue;
    potential = weightedErrors;
    errors = sumOfErrors;
  }
}
