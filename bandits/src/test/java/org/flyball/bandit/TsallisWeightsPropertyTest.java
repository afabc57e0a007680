package org.flyball.bandit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.flyball.random.Seed;
import org.flyball.random.Xoshiro256;
import org.junit.jupiter.api.Test;

/** 300 random cases each; a failure names the case. */
class TsallisWeightsPropertyTest {

  private static final int CASES = 300;

  @Test
  void anyLosses_probabilitiesPositive_orderedAgainstLosses_sumToOne() {
    for (int c = 0; c < CASES; c++) {
      double[] k = losses(c);
      double[] p = weights(k);
      double sum = 0;
      for (int i = 0; i < k.length; i++) {
        assertTrue(p[i] > 0 && p[i] <= 1, "case " + c + ": p[" + i + "] = " + p[i]);
        sum += p[i];
        for (int j = 0; j < k.length; j++) {
          assertTrue(k[i] > k[j] || p[i] >= p[j], "case " + c + ": arms " + i + ", " + j);
        }
      }
      assertEquals(1, sum, 1e-14, "case " + c); // plain summation of up to 60 terms
    }
  }

  @Test
  void shiftedLosses_sameProbabilities() {
    for (int c = 0; c < CASES; c++) {
      double[] k = losses(c);
      double[] moved = k.clone();
      for (int i = 0; i < k.length; i++) {
        k[i] = Math.rint(k[i] * 1024) / 1024; // so that the shift below is exact
        moved[i] = k[i] + 4096 * (c - 150);
      }
      assertEqual(weights(k), weights(moved), 0, "case " + c);
    }
  }

  @Test
  void reversedLosses_reversedProbabilities() {
    for (int c = 0; c < CASES; c++) {
      double[] k = losses(c);
      assertEqual(weights(reversed(k)), reversed(weights(k)), 4e-15, "case " + c);
    }
  }

  @Test
  void oneLossRaised_thatArmLosesAllOthersGain() {
    for (int c = 0; c < CASES; c++) {
      double[] k = losses(c);
      double[] before = weights(k);
      int arm = c % k.length;
      k[arm] += 1 + c;
      double[] after = weights(k);
      for (int i = 0; i < k.length; i++) {
        boolean moved = i == arm ? after[i] < before[i] : after[i] >= before[i] * (1 - 4e-15);
        assertTrue(moved, "case " + c + ": arm " + i + " from " + before[i] + " to " + after[i]);
      }
    }
  }

  private static double[] losses(int seed) {
    Xoshiro256 random = Seed.of(seed).stream();
    double spread = Math.pow(10, 8 * random.nextDouble() - 2);
    double[] k = new double[2 + random.nextInt(59)];
    for (int i = 0; i < k.length; i++) {
      k[i] = spread * random.nextDouble() * random.nextDouble();
    }
    return k;
  }

  private static double[] weights(double[] k) {
    double[] p = new double[k.length];
    TsallisWeights.fill(k, 0.3, p);
    return p;
  }

  private static double[] reversed(double[] v) {
    double[] r = new double[v.length];
    for (int i = 0; i < v.length; i++) {
      r[i] = v[v.length - 1 - i];
    }
    return r;
  }

  private static void assertEqual(double[] a, double[] b, double relative, String where) {
    for (int i = 0; i < a.length; i++) {
      assertEquals(a[i], b[i], relative * a[i], where + ", arm " + i);
    }
  }
}
