package org.flyball.bandit;

import static org.flyball.bandit.Refusal.refused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.flyball.random.Seed;
import org.flyball.random.Xoshiro256;
import org.junit.jupiter.api.Test;

class SmoothThompsonTest {

  private static final double[] X = {0, 0.5, 0.7, 2};
  private static final SmoothThompson POLICY =
      new SmoothThompson().at(X).withLength(0.4).withNoise(0.5).withScale(LossScale.known(2));

  /** With the normals g = 0 the draw is the mean of the belief, computed densely. */
  @Test
  void drawWithoutNoise_isThePosteriorMean() {
    double[] sum = {6, 0, 1, 9};
    long[] count = {3, 0, 1, 2};
    double[] wanted = posteriorMean(sum, count);
    SmoothBandit bandit = bandit(sum, count);
    double[] got = bandit.draw(new double[4]);
    for (int i = 0; i < 4; i++) {
      assertEquals(wanted[i], 2 * got[i], 1e-12, "arm " + i);
    }
  }

  /** The draws at unit normals are the columns of a root R of the covariance: R R^T is it. */
  @Test
  void drawsAtUnitNormals_areARootOfThePosteriorCovariance() {
    double[] sum = new double[4];
    long[] count = {3, 0, 1, 2};
    double[][] root = new double[4][];
    for (int k = 0; k < 4; k++) {
      double[] g = new double[4];
      g[k] = 1;
      root[k] = bandit(sum, count).draw(g);
    }
    double[][] precision = inverse(prior());
    for (int i = 0; i < 4; i++) {
      precision[i][i] += count[i] / (0.5 * 0.5 * 4);
    }
    double[][] wanted = inverse(precision);
    for (int i = 0; i < 4; i++) {
      for (int j = 0; j < 4; j++) {
        double got = 0;
        for (double[] column : root) {
          got += 4 * column[i] * column[j];
        }
        assertEquals(wanted[i][j], got, 1e-12);
      }
    }
  }

  @Test
  void oneLoss_movesTheNeighboursMost() {
    double[] mean = bandit(new double[] {0, 10, 0, 0}, new long[] {0, 1, 0, 0}).draw(new double[4]);
    assertTrue(mean[1] > mean[2] && mean[2] > mean[0] && mean[0] > mean[3] && mean[3] > 0);
  }

  @Test
  void descendingPositions_sameBelief() {
    double[] back = {-0.0, -0.5, -0.7, -2};
    Bandit there = POLICY.start(4, Seed.of(3));
    Bandit mirrored = POLICY.at(back).start(4, Seed.of(3));
    for (int t = 0; t < 200; t++) {
      Pull pull = there.pull();
      assertEquals(pull, mirrored.pull());
      there.learn(pull, 1 + pull.arm());
      mirrored.learn(pull, 1 + pull.arm());
    }
  }

  @Test
  void badRecipes_refused() {
    refused("ascend or descend, but position 2 is 0.3 after 0.5", () -> POLICY.at(0, 0.5, 0.3));
    refused("position 1 is 0.0 after 0.0", () -> POLICY.at(0, 0));
    refused("position 0 is NaN", () -> POLICY.at(Double.NaN));
    refused("length must be positive", () -> POLICY.withLength(0));
    refused("noise must be positive", () -> POLICY.withNoise(Double.NaN));
    refused("4 positions for 5 arms", () -> POLICY.start(5, Seed.of(1)));
  }

  private static SmoothBandit bandit(double[] sum, long[] count) {
    ArmTotals totals = ArmTotals.start(POLICY, 4);
    System.arraycopy(sum, 0, totals.totals, 0, 4);
    System.arraycopy(count, 0, totals.counts, 0, 4);
    return new SmoothBandit(POLICY, POLICY.apart(4), totals, new Xoshiro256(1, 2, 3, 4));
  }

  private static double[][] prior() {
    double[][] k = new double[4][4];
    for (int i = 0; i < 4; i++) {
      for (int j = 0; j < 4; j++) {
        k[i][j] = 4 * Math.exp(-Math.abs(X[i] - X[j]) / (0.4 * 2));
      }
    }
    return k;
  }

  private static double[] posteriorMean(double[] sum, long[] count) {
    double[][] precision = inverse(prior());
    double each = 1 / (0.5 * 0.5 * 4);
    for (int i = 0; i < 4; i++) {
      precision[i][i] += count[i] * each;
    }
    double[][] covariance = inverse(precision);
    double[] mean = new double[4];
    for (int i = 0; i < 4; i++) {
      for (int j = 0; j < 4; j++) {
        mean[i] += covariance[i][j] * sum[j] * each;
      }
    }
    return mean;
  }

  /** Gauss and Jordan; positive definite, so no pivoting. */
  private static double[][] inverse(double[][] matrix) {
    int n = matrix.length;
    double[][] a = new double[n][2 * n];
    for (int i = 0; i < n; i++) {
      System.arraycopy(matrix[i], 0, a[i], 0, n);
      a[i][n + i] = 1;
    }
    for (int k = 0; k < n; k++) {
      double pivot = a[k][k];
      for (int j = 0; j < 2 * n; j++) {
        a[k][j] /= pivot;
      }
      for (int i = 0; i < n; i++) {
        double factor = i == k ? 0 : a[i][k];
        for (int j = 0; j < 2 * n; j++) {
          a[i][j] -= factor * a[k][j];
        }
      }
    }
    double[][] inverse = new double[n][];
    for (int i = 0; i < n; i++) {
      inverse[i] = java.util.Arrays.copyOfRange(a[i], n, 2 * n);
    }
    return inverse;
  }
}
