package org.flyball.federated;

import java.io.Serializable;
import java.util.Arrays;
import java.util.Optional;
import org.flyball.objective.Smoothness;
import org.flyball.run.Checks;

/**
 * How much of the whole each client stands for, w_i with sum 1: client i compresses {@code grad
 * f_i(x) / (n w_i)}, and the server sums with w_i. Equal weights are EF21, those by smoothness
 * EF21-W.
 */
public sealed interface Weights extends Serializable {

  /** {@code w_i = 1/n}. */
  static Weights equal() {
    return new Equal();
  }

  /**
   * {@code w_i = (1 - floor) L_i / sum L_j + floor / n}. Without a floor a client with L_i = 0
   * would never be heard, and is refused. A floor tau raises the constant L_AM by at most 1 /
   * sqrt(1 - tau): 5.4 % for 0.1.
   *
   * @param floor tau in [0, 1]
   */
  static Weights bySmoothness(double floor) {
    return new BySmoothness(floor);
  }

  /**
   * These weights, up to their sum: estimates of the L_i, say. If each is right within a factor
   * kappa, the constant L_AM grows by kappa at most.
   *
   * @param estimates n, positive
   */
  static Weights proportionalTo(double... estimates) {
    return new Given(estimates);
  }

  /** The weights of n clients; needs the smoothness if {@link #needsSmoothness}. */
  double[] of(int clients, Optional<Smoothness> smoothness);

  /** Whether {@link #of} asks for it. */
  default boolean needsSmoothness() {
    return false;
  }

  /** Equal weights. */
  record Equal() implements Weights {
    @Override
    public double[] of(int clients, Optional<Smoothness> smoothness) {
      double[] weights = new double[clients];
      Arrays.fill(weights, 1.0 / clients);
      return weights;
    }
  }

  /**
   * Weights by smoothness.
   *
   * @param floor in [0, 1]
   */
  record BySmoothness(double floor) implements Weights {
    /** Checks the floor. */
    public BySmoothness {
      Checks.that(floor >= 0 && floor <= 1, "Weights: the floor is %s, must be in [0, 1]", floor);
    }

    @Override
    public double[] of(int clients, Optional<Smoothness> smoothness) {
      Smoothness known =
          smoothness.orElseThrow(
              () -> new IllegalArgumentException("Weights: the smoothness is not known"));
      double[] constants = new double[clients];
      for (int i = 0; i < clients; i++) {
        constants[i] = known.client(i);
        if (floor == 0 && constants[i] == 0) {
          Checks.that(
              false,
              "Weights: L_i of client %s is 0, so it would never be heard; give a floor, say"
                  + " Weights.bySmoothness(0.1)",
              i);
        }
      }
      return normalised(constants, floor);
    }

    @Override
    public boolean needsSmoothness() {
      return true;
    }
  }

  /**
   * Given weights.
   *
   * @param estimates in proportion to the weights; copied
   */
  record Given(double... estimates) implements Weights {
    /** Checks that all are positive. */
    public Given {
      estimates = estimates.clone();
      for (int i = 0; i < estimates.length; i++) {
        if (!(estimates[i] > 0 && estimates[i] < Double.POSITIVE_INFINITY)) {
          Checks.that(
              false,
              "Weights: that of client %s is %s, must be positive and finite",
              i,
              estimates[i]);
        }
      }
    }

    @Override
    public double[] of(int clients, Optional<Smoothness> smoothness) {
      Checks.length(estimates, clients, "Weights: estimates");
      return normalised(estimates, 0);
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Given that && Arrays.equals(estimates, that.estimates);
    }

    @Override
    public int hashCode() {
      return Arrays.hashCode(estimates);
    }

    @Override
    public String toString() {
      return "Weights" + Arrays.toString(estimates);
    }
  }

  private static double[] normalised(double[] sizes, double floor) {
    int n = sizes.length;
    double sum = 0;
    boolean same = true;
    for (double size : sizes) {
      sum += size;
      same &= size == sizes[0];
    }
    double[] weights = new double[n];
    for (int i = 0; i < n; i++) {
      double share = same || sum == 0 ? 1.0 / n : sizes[i] / sum; // exact where all are equal
      weights[i] = same ? share : (1 - floor) * share + floor / n;
    }
    return weights;
  }
}
