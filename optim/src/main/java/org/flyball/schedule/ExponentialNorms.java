package org.flyball.schedule;

import org.flyball.run.Checks;

record ExponentialNorms(double k) implements Shape {

  ExponentialNorms {
    Checks.that(
        Double.isFinite(k) && k != 0, "forExponentialNorms: k must be finite, not 0, got %s", k);
  }

  @Override
  public double at(double progress) {
    double peak = k > StrictMath.log(2) ? 1 - StrictMath.log(2) / k : 0;
    return raw(progress) / raw(peak);
  }

  /** {@code e^(ks) (e^k - e^(ks))} over e^2k for k > 0, which would overflow. */
  private double raw(double s) {
    return k > 0
        ? -StrictMath.exp(k * (s - 1)) * StrictMath.expm1(k * (s - 1))
        : StrictMath.exp(k * s) * -(StrictMath.exp(k) - StrictMath.exp(k * s));
  }
}
