package org.flyball.walk;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.flyball.random.Seed;
import org.flyball.run.Stop;
import org.junit.jupiter.api.Test;

/**
 * Momentum and averaging where the noise is independent and H linear, so that covariances at finite
 * n are exact recursions.
 *
 * <p>Null hypothesis: the library's estimate has that covariance. Statistic: mean squares over 1200
 * runs, relative error sqrt(2/1200) = 4.1 %; bounds are 5 of those, a false alarm of about 3e-6
 * each, nine in all.
 */
class IndependentVisitsStatisticalTest {

  private static final double[][] NOISE = {{1, 2}, {-1, 0}, {0, -2}, {2, 1}, {-2, -2}, {0, 1}};
  private static final double[] CURVATURE = {1, 4};
  private static final Field FIELD =
      (x, node, out) -> {
        for (int p = 0; p < 2; p++) {
          out[p] = NOISE[node][p] - CURVATURE[p] * x[p];
        }
      };
  private static final int RUNS = 1200;
  private static final double WIDTH = 5 * Math.sqrt(2.0 / RUNS);

  private static double noise(int p, int q) {
    double sum = 0;
    for (double[] h : NOISE) {
      sum += h[p] * h[q] / NOISE.length;
    }
    return sum;
  }

  /** E theta_p theta_q after n steps from 0, over beta_n. */
  private static double exact(Momentum momentum, int p, int q, double b, int n) {
    boolean ball = momentum == Momentum.HEAVY_BALL;
    double vv = 0;
    double vm = 0; // theta_p m_q
    double mv = 0; // m_p theta_q
    double mm = 0;
    double u = noise(p, q);
    PowerGain gain = Gain.power(b);
    for (int step = 0; step < n; step++) {
      double beta = gain.at(step);
      double lp = CURVATURE[p];
      double lq = CURVATURE[q];
      if (!ball) {
        vv = (1 - beta * lp) * (1 - beta * lq) * vv + beta * beta * u;
        continue;
      }
      // theta' = theta + beta m; m' = (1 - beta) m - beta L theta + beta noise
      double keep = 1 - beta;
      double newVv = vv + beta * (vm + mv) + beta * beta * mm;
      double newVm = keep * vm - beta * lq * vv + beta * (keep * mm - beta * lq * mv);
      double newMv = keep * mv - beta * lp * vv + beta * (keep * mm - beta * lp * vm);
      mm = keep * keep * mm - keep * beta * (lp * vm + lq * mv) + beta * beta * (lp * lq * vv + u);
      vv = newVv;
      vm = newVm;
      mv = newMv;
    }
    return vv / Gain.power(b).at(n - 1);
  }

  /** V_pq = U_pq / (L_p + L_q + (L_p - L_q)^2 / 2), the last term with momentum only. */
  private static double limit(Momentum momentum, int p, int q) {
    double apart = CURVATURE[p] - CURVATURE[q];
    double turn = momentum == Momentum.HEAVY_BALL ? apart * apart / 2 : 0;
    return noise(p, q) / (CURVATURE[p] + CURVATURE[q] + turn);
  }

  @Test
  void limits_areThoseOfTheRecursion() {
    for (Momentum momentum : Momentum.values()) {
      for (int p = 0; p < 2; p++) {
        for (int q = 0; q <= p; q++) {
          double wanted = limit(momentum, p, q);
          // b n^(b-1) = 0.0031 is what is left of the steps' own decay.
          assertEquals(wanted, exact(momentum, p, q, 0.55, 100_000), 0.012 * wanted);
        }
      }
    }
  }

  /** The closed form solves J V + V J^T + Q = 0 for the pair of theta and momentum. */
  @Test
  void limits_solveTheLyapunovEquation() {
    DMatrixRMaj j =
        new DMatrixRMaj(
            new double[][] {{0, 0, 1, 0}, {0, 0, 0, 1}, {-1, 0, -1, 0}, {0, -4, 0, -1}});
    DMatrixRMaj system = new DMatrixRMaj(16, 16);
    DMatrixRMaj right = new DMatrixRMaj(16, 1);
    for (int r = 0; r < 4; r++) {
      for (int c = 0; c < 4; c++) {
        for (int k = 0; k < 4; k++) {
          system.add(4 * r + c, 4 * k + c, j.get(r, k));
          system.add(4 * r + c, 4 * r + k, j.get(c, k));
        }
        right.set(4 * r + c, 0, r >= 2 && c >= 2 ? -noise(r - 2, c - 2) : 0);
      }
    }
    DMatrixRMaj v = new DMatrixRMaj(16, 1);
    CommonOps_DDRM.solve(system, right, v);
    for (int p = 0; p < 2; p++) {
      for (int q = 0; q < 2; q++) {
        assertEquals(limit(Momentum.HEAVY_BALL, p, q), v.get(4 * p + q), 1e-14);
      }
    }
  }

  @Test
  void momentum_leavesTheCovarianceOfTheRecursion() {
    int n = 500;
    for (Momentum momentum : Momentum.values()) {
      double[] mean = new double[3];
      for (int run = 0; run < RUNS; run++) {
        double[] x =
            StochasticApproximation.of(
                    new IndependentVisits(6), Gain.power(0.8), Seed.of(3).child(run))
                .with(momentum)
                .solve(FIELD, Weighting.uniform(), new double[2], Stop.after(n))
                .x();
        double beta = Gain.power(0.8).at(n - 1);
        mean[0] += x[0] * x[0] / beta / RUNS;
        mean[1] += x[1] * x[1] / beta / RUNS;
        mean[2] += x[0] * x[1] / beta / RUNS;
      }
      double first = exact(momentum, 0, 0, 0.8, n);
      double second = exact(momentum, 1, 1, 0.8, n);
      assertEquals(first, mean[0], WIDTH * first);
      assertEquals(second, mean[1], WIDTH * second);
      // A product's variance is at most that of the squares' geometric mean.
      assertEquals(exact(momentum, 0, 1, 0.8, n), mean[2], WIDTH * Math.sqrt(first * second));
    }
  }

  /**
   * n Var of the mean with weights k^power of theta += beta (noise - theta), noise of variance 1.
   */
  private static double exactAverage(double power, double b, int n) {
    double kept = 0;
    double sum = 0;
    double total = 0;
    for (int k = n; k >= 1; k--) {
      kept = Math.pow(k, power) + (k == n ? 0 : (1 - Gain.power(b).at(k)) * kept);
      double share = Gain.power(b).at(k - 1) * kept;
      sum += share * share;
      total += Math.pow(k, power);
    }
    return n * sum / total / total;
  }

  @Test
  void weightedAverages_haveTheExactVariance() {
    double[] values = {1, 2, 3, 4, 5, 6};
    Field field = (x, node, out) -> out[0] = values[node] - x[0];
    int n = 500;
    for (double power : new double[] {0, 1, 3}) {
      StochasticApproximation recipe =
          StochasticApproximation.of(new IndependentVisits(6), Gain.power(0.7), Seed.of(4))
              .with(Averaging.weighted(power));
      double got =
          Replicas.of(RUNS, Seed.of(4))
              .mean(
                  own -> {
                    double[] x0 = {3.5};
                    Root root =
                        recipe.with(own).solve(field, Weighting.uniform(), x0, Stop.after(n));
                    return n * (root.x()[0] - 3.5) * (root.x()[0] - 3.5);
                  })
              .mean();
      double wanted = 35.0 / 12 * exactAverage(power, 0.7, n);
      assertEquals(wanted, got, WIDTH * wanted, "power " + power);
      double factor = (power + 1) * (power + 1) / (2 * power + 1);
      assertEquals(factor, exactAverage(power, 0.55, 100_000), 0.05 * factor);
    }
  }
}
