package org.flyball.schedule;

import java.util.Arrays;
import org.flyball.run.Checks;

/**
 * Norms fit for weights.
 *
 * @param norms all positive and finite, unless blank
 * @param typical the median of the positive ones; 0 if there is none
 * @param capped how many were infinite
 * @param floored how many were raised
 * @param sunk how many more of them are in the second half of the run than in the first
 */
record NormRepair(double[] norms, double typical, int capped, int floored, int sunk) {

  static NormRepair of(double[] raw, double floor) {
    double[] norms = raw.clone();
    double largest = -1;
    int positive = 0;
    for (int i = 0; i < norms.length; i++) {
      if (!(norms[i] >= 0)) {
        Checks.that(
            false,
            "Refinement: norm %s is %s; norms are 0 or more, and a run with NaN has nothing to"
                + " teach",
            i,
            norms[i]);
      }
      if (norms[i] < Double.POSITIVE_INFINITY) {
        largest = Math.max(largest, norms[i]);
        positive += norms[i] > 0 ? 1 : 0;
      }
    }
    Checks.that(largest >= 0, "Refinement: all %s norms are infinite", norms.length);
    if (positive == 0) {
      return new NormRepair(norms, 0, 0, norms.length, 0);
    }
    double typical = typical(norms, positive);
    // Below the least normal number a thousandth may round to 0.
    double least = Math.max(floor * typical, Double.MIN_VALUE);
    int capped = 0;
    int floored = 0;
    int sunk = 0;
    for (int i = 0; i < norms.length; i++) {
      if (norms[i] == Double.POSITIVE_INFINITY) {
        norms[i] = largest;
        capped++;
      } else if (norms[i] < least) {
        norms[i] = least;
        floored++;
        sunk += 2 * i < norms.length ? -1 : 1;
      }
    }
    return new NormRepair(norms, typical, capped, floored, sunk);
  }

  private static double typical(double[] norms, int positive) {
    double[] found = new double[positive];
    int n = 0;
    for (double norm : norms) {
      if (norm > 0 && norm < Double.POSITIVE_INFINITY) {
        found[n++] = norm;
      }
    }
    Arrays.sort(found);
    return found[(positive - 1) / 2];
  }

  /** Whether no norm was positive. */
  boolean isBlank() {
    return typical == 0;
  }
}
