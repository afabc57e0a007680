package org.flyball.reproduce;

import org.flyball.linear.EnergyBound;

/**
 * The numbers behind {@link RelaxPrinted}.
 *
 * @param released per seed and round, the sum of the probabilities that the released code finds
 * @param own those of ours
 * @param exact the squared energy norm of SOR at {@link RelaxPrinted#OMEGAS}
 * @param energy the bound on it
 * @param heat iterations of the versions of the heat simulation
 */
record PrintedOutcome(
    double[][] released, double[][] own, double[] exact, EnergyBound energy, HeatVersions heat) {

  private static final double HUGE = 1e12;

  /** Rounding of the dense numbers, which are near 1. */
  private static final double ROUNDING = 1e-10;

  /** The first round, from 1, whose probabilities sum to more than 2; after the last if none. */
  private static int broken(double[] sums) {
    for (int t = 0; t < sums.length; t++) {
      if (!(sums[t] <= 2)) {
        return t + 1;
      }
    }
    return sums.length + 1;
  }

  int earliestBreak() {
    int earliest = Integer.MAX_VALUE;
    for (double[] sums : released) {
      earliest = Math.min(earliest, broken(sums));
    }
    return earliest;
  }

  int latestBreak() {
    int latest = 0;
    for (double[] sums : released) {
      latest = Math.max(latest, broken(sums));
    }
    return latest;
  }

  /** Of the rounds from each seed's first broken one on, the share with a sum of 1e12 or more. */
  double shareOfHuge() {
    int huge = 0;
    int all = 0;
    for (double[] sums : released) {
      for (int t = broken(sums) - 1; t < sums.length; t++) {
        huge += sums[t] >= HUGE ? 1 : 0;
        all++;
      }
    }
    return (double) huge / all;
  }

  double largestSum() {
    double largest = 0;
    for (double[] sums : released) {
      for (double sum : sums) {
        largest = Math.max(largest, sum);
      }
    }
    return largest;
  }

  /** The largest distance of our own sums from 1. */
  double ownError() {
    double worst = 0;
    for (double[] sums : own) {
      for (double sum : sums) {
        worst = Math.max(worst, Math.abs(sum - 1));
      }
    }
    return worst;
  }

  /** At how many omegas this bound is below the truth. */
  int violations(double[] bound) {
    int count = 0;
    for (int i = 0; i < bound.length; i++) {
      count += exact[i] > bound[i] + ROUNDING ? 1 : 0;
    }
    return count;
  }

  /** The largest excess of the truth over the corrected bound. */
  double worstExcess() {
    double worst = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < exact.length; i++) {
      worst = Math.max(worst, exact[i] - energy.squaredNorm(RelaxPrinted.OMEGAS[i]));
    }
    return worst;
  }

  /** The squared energy norm at the omega of the grid nearest to this one. */
  double exactAt(double omega) {
    int nearest = 0;
    for (int i = 1; i < exact.length; i++) {
      nearest =
          Math.abs(RelaxPrinted.OMEGAS[i] - omega) < Math.abs(RelaxPrinted.OMEGAS[nearest] - omega)
              ? i
              : nearest;
    }
    return exact[nearest];
  }
}
