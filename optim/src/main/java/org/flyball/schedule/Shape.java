package org.flyball.schedule;

import java.io.Serializable;
import org.flyball.run.Checks;

/**
 * A schedule without its length: factors as a function of progress s in [0, 1]. Most fall from 1 to
 * 0; those made for norms that change over a run rise first, to 1.
 *
 * <pre>{@code
 * Schedule half = Shape.cosine().over(1_000).times(0.05);
 * Shape mine = s -> 1 - s * s;
 * }</pre>
 */
@FunctionalInterface
public interface Shape extends Serializable {

  /**
   * The factor.
   *
   * @param progress in [0, 1]
   */
  double at(double progress);

  /** The schedule {@code at(k / steps)}. */
  default Schedule over(long steps) {
    return Schedule.decay(1, 0, steps, this);
  }

  /**
   * The same, held high for longer and falling faster at the end: {@code at(s^k)} (k-decay, arXiv
   * 2004.05909).
   *
   * @param k positive; 1 changes nothing, above 1 the fall comes later
   */
  default Shape kDecay(double k) {
    return new KDecay(this, k);
  }

  /** {@code 1 - s}. */
  static Shape linear() {
    return Curve.LINEAR;
  }

  /** {@code (1 + cos(pi s)) / 2}. */
  static Shape cosine() {
    return Curve.COSINE;
  }

  /** {@code 1 - sqrt(s)}, a usual cooldown. */
  static Shape oneMinusSqrt() {
    return Curve.ONE_MINUS_SQRT;
  }

  /** {@code (1 - s)^power}. */
  static Shape polynomial(double power) {
    return new Polynomial(power);
  }

  /** {@code (1 - tanh(lower (1 - s) + upper s)) / 2}; usual are -7 and 3. */
  static Shape tanh(double lower, double upper) {
    return new Tanh(lower, upper);
  }

  /**
   * What refinement gives where gradient norms fall as {@code s^(-a/2)}: {@code s^a (1 - s^(a+1))}
   * over its maximum, which is at {@code (a / (2a + 1))^(1 / (a + 1))}.
   *
   * @param a 0 or more; 0 is linear
   */
  static Shape forFallingNorms(double a) {
    return new FallingNorms(a);
  }

  /**
   * What refinement gives where gradient norms rise as {@code (1 - s)^(-b/2)}, or shrink for
   * negative b: {@code (1 - s)^(2b + 1)}.
   *
   * @param b above -1/2
   */
  static Shape forRisingNorms(double b) {
    Checks.that(b > -0.5, "Shape: b must be above -1/2, got %s", b);
    return polynomial(2 * b + 1);
  }

  /**
   * What refinement gives where gradient norms go as {@code exp(-k s / 2)}: {@code e^(ks) (e^k -
   * e^(ks))} over its maximum, which for k above ln 2 is at {@code 1 - ln 2 / k}.
   *
   * @param k any but 0; below 0 norms rise
   */
  static Shape forExponentialNorms(double k) {
    return new ExponentialNorms(k);
  }

  /** Shapes without a parameter. */
  enum Curve implements Shape {
    /** {@code 1 - s}. */
    LINEAR {
      @Override
      public double at(double progress) {
        return 1 - progress;
      }
    },
    /** {@code (1 + cos(pi s)) / 2}. */
    COSINE {
      @Override
      public double at(double progress) {
        return (1 + HalfTurn.cosine(progress)) / 2;
      }
    },
    /** {@code 1 - sqrt(s)}. */
    ONE_MINUS_SQRT {
      @Override
      public double at(double progress) {
        return 1 - Math.sqrt(progress);
      }
    }
  }
}
