package org.flyball.walk;

import org.flyball.run.Checks;

/**
 * The step sizes of stochastic approximation: beta, or gamma of a walk's memory. Steps count from
 * 0: {@code at(n)} is the paper's beta_{n+1}, with which theta_{n+1} is made.
 *
 * <p>Any function of the step number does, counted from 0; an {@code org.flyball.schedule.Schedule}
 * is passed as {@code schedule::at}. Where its value is 0, theta stands still.
 *
 * <pre>{@code
 * Gain mine = step -> 1 / (10.0 + step);
 * StochasticApproximation.of(walk, schedule::at, seed)
 * }</pre>
 */
@FunctionalInterface
public interface Gain {

  /** The size of a step, at least 0 and finite. */
  double at(long step);

  /** {@code beta_n = (n+1)^-exponent}, so {@code at(n) = (n+2)^-exponent}. */
  static PowerGain power(double exponent) {
    return new PowerGain(exponent, 1, 0, Double.POSITIVE_INFINITY);
  }

  /** Always this: converges to a neighbourhood of the root only, but for {@link McSag}. */
  static Gain constant(double size) {
    return new Constant(size);
  }

  /**
   * Always this.
   *
   * @param size beta
   */
  record Constant(double size) implements Gain {
    /** Checks the size. */
    public Constant {
      Checks.that(
          size > 0 && size < Double.POSITIVE_INFINITY,
          "Gain: the size must be positive and finite, got %s",
          size);
    }

    @Override
    public double at(long step) {
      return size;
    }
  }
}
