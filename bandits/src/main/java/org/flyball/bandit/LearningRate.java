package org.flyball.bandit;

import org.flyball.run.Checks;

/**
 * How fast a bandit trusts its loss estimates: eta as a function of the number of losses learnt.
 * Each policy brings its own {@code base}, the constant c of its anytime rate {@code c / sqrt(t)}:
 * 2 for Tsallis-INF with importance weighting, 4 with reduced variance, {@code sqrt(log d / d)} for
 * Exp3.
 *
 * <p>Why the horizon is worth a factor {@code sqrt(2)}: all three regret proofs end in {@code a /
 * eta + b eta T}. Summed over {@code eta_t = c / sqrt(t)} this is smallest at {@code c = sqrt(a /
 * (2 b))}, for one constant rate at {@code eta = sqrt(a / (b T)) = sqrt(2) c / sqrt(T)}, with a
 * bound {@code sqrt(2)} times smaller.
 */
public sealed interface LearningRate {

  /**
   * The rate of the next pull.
   *
   * @param learnt losses learnt so far, at least 0; the papers' round is {@code t = learnt + 1}
   * @param base the policy's constant
   */
  double at(long learnt, double base);

  /** {@code base / sqrt(t)}: needs no horizon. The choice when in doubt. */
  static LearningRate anytime() {
    return new Anytime();
  }

  /**
   * {@code sqrt(2) base / sqrt(T)} for a known number of rounds: {@code sqrt(8 / T)} with
   * importance weighting (Abernethy, Lee and Tewari 2015), {@code sqrt(32 / T)} with reduced
   * variance (derived at {@link RegretBound#reducedVarianceHorizon}). After T rounds it stays as it
   * is: learning goes on, the bound for T rounds does not grow with it.
   *
   * @param rounds T, at least 1
   */
  static LearningRate horizon(long rounds) {
    return new Horizon(rounds);
  }

  /**
   * This rate, whatever the policy. {@code constant(1 / sqrt(T))} is the value given in arXiv
   * 2310.02246 for a known horizon; it is {@code sqrt(8)} times below {@link #horizon} and too
   * timid for the bound given with it (see {@link RegretBound#importanceWeightedConstant}).
   *
   * @param value eta, positive and finite
   */
  static LearningRate constant(double value) {
    return new Constant(value);
  }

  /** {@link #anytime()}. */
  record Anytime() implements LearningRate {
    @Override
    public double at(long learnt, double base) {
      return base / Math.sqrt(learnt + 1.0);
    }
  }

  /**
   * {@link #horizon(long)}.
   *
   * @param rounds T
   */
  record Horizon(long rounds) implements LearningRate {
    public Horizon {
      Checks.that(rounds >= 1, "LearningRate: rounds must be at least 1, got %s", rounds);
    }

    @Override
    public double at(long learnt, double base) {
      return base * Math.sqrt(2.0 / rounds);
    }
  }

  /**
   * {@link #constant(double)}.
   *
   * @param value eta
   */
  record Constant(double value) implements LearningRate {
    public Constant {
      Checks.that(
          value > 0 && value < Double.POSITIVE_INFINITY,
          "LearningRate: a constant rate must be positive and finite, got %s",
          value);
    }

    @Override
    public double at(long learnt, double base) {
      return value;
    }
  }
}
