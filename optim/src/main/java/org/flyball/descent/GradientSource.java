package org.flyball.descent;

/** Gives the gradient that a step uses. */
interface GradientSource {

  /**
   * The gradient for a step.
   *
   * @return the value, or NaN where nobody wants it
   */
  double evaluate(long step, double[] x, double[] out);

  /** Whether it is that of the whole function. */
  boolean isExact();

  /** Whether so many steps are whole epochs. */
  boolean isEpoch(long steps);
}
