package org.flyball.walk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.apache.commons.math3.distribution.ChiSquaredDistribution;

/** Pearson's test of counts against a law. */
final class Frequencies {

  private Frequencies() {}

  /**
   * Fails where counts at least this far from the law have a probability below {@code level}. Cells
   * that expect less than 10 are one cell; a count where the law has 0 fails at once.
   */
  static void check(long[] counts, double[] law, double level, String what) {
    long draws = 0;
    for (long count : counts) {
      draws += count;
    }
    double statistic = 0;
    double restExpected = 0;
    double restCount = 0;
    int cells = 0;
    for (int j = 0; j < counts.length; j++) {
      double expected = law[j] * draws;
      if (law[j] == 0) {
        assertEquals(0, counts[j], what + ": node " + j + " has probability 0");
      } else if (expected < 10) {
        restExpected += expected;
        restCount += counts[j];
      } else {
        statistic += (counts[j] - expected) * (counts[j] - expected) / expected;
        cells++;
      }
    }
    if (restExpected >= 10) {
      statistic += (restCount - restExpected) * (restCount - restExpected) / restExpected;
      cells++;
    } else {
      // Poisson: 60 and more where below 10 are expected has a probability below 1e-24.
      assertTrue(restCount < 60, what + ": rare nodes were drawn " + restCount + " times");
    }
    if (cells > 1) {
      double p = 1 - new ChiSquaredDistribution(cells - 1).cumulativeProbability(statistic);
      assertTrue(
          p >= level, what + ": chi-square " + statistic + " of " + cells + " cells, p " + p);
    }
  }
}
