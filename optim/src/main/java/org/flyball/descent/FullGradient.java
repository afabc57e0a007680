package org.flyball.descent;

import org.flyball.objective.Objective;

/** The whole function, every step. */
record FullGradient(Objective f) implements GradientSource {

  @Override
  public double evaluate(long step, double[] x, double[] out) {
    return f.valueAndGradient(x, out);
  }

  @Override
  public boolean isExact() {
    return true;
  }

  @Override
  public boolean isEpoch(long steps) {
    return true;
  }
}
